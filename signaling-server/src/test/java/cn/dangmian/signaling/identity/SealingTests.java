package cn.dangmian.signaling.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealingTests {

    private static final String OLD = "2025:a secret of thirty-two characters";
    private static final String NEW = "2026:another secret of as many characters";
    private static final byte[] SECRET = "the secret".getBytes(UTF_8);

    private static Sealing with(String key, String... former) {
        return new Sealing(new EntranceSettings(
                key, List.of(former), EntranceSettings.SecondFactor.REQUIRED, Duration.ofHours(1), 64, 1));
    }

    @Test
    void opensWhatItSealedAndHidesItMeanwhile() {
        var sealed = with(NEW).seal(SECRET, "owner");
        assertThat(sealed).startsWith("2026:");
        assertThat(new String(Base64.getDecoder().decode(sealed.substring(5)), UTF_8))
                .doesNotContain("the secret");
        assertThat(with(NEW).open(sealed, "owner")).isEqualTo(SECRET);
        assertThat(with(NEW).seal(SECRET, "owner")).isNotEqualTo(sealed);
    }

    @Test
    void opensForNobodyElse() {
        var sealed = with(NEW).seal(SECRET, "owner");
        assertThatIllegalStateException().isThrownBy(() -> with(NEW).open(sealed, "another"));
    }

    @Test
    void opensNothingThatWasChanged() {
        var sealed = with(NEW).seal(SECRET, "owner");
        var bytes = Base64.getDecoder().decode(sealed.substring(5));
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            var changed = "2026:" + Base64.getEncoder().encodeToString(bytes);
            assertThatIllegalStateException().isThrownBy(() -> with(NEW).open(changed, "owner"));
            bytes[i] ^= 1;
        }
    }

    @Test
    void sealsWithTheNewKeyAndStillOpensWhatAFormerOneSealed() {
        var old = with(OLD).seal(SECRET, "owner");
        var rotated = with(NEW, OLD);
        assertThat(rotated.open(old, "owner")).isEqualTo(SECRET);
        assertThat(rotated.seal(SECRET, "owner")).startsWith("2026:");
        assertThatIllegalStateException()
                .isThrownBy(() -> with(NEW).open(old, "owner"))
                .withMessageContaining("2025");
    }

    @Test
    void knowsItsOwnSignatures() {
        var signature = with(OLD).sign("text");
        assertThat(with(NEW, OLD).isSigned("text", signature)).isTrue();
        assertThat(with(NEW, OLD).isSigned("another", signature)).isFalse();
        assertThat(with(NEW).isSigned("text", signature)).isFalse();
    }
}
