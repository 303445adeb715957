package cn.dangmian.signaling.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnCipherTests {

    private static final String PLACE = "person.telephone 7";
    private static final String TEXT = "51132519900307231X";

    @TempDir
    private Path folder;

    @Test
    void opensWhatItSealedInThatPlaceOnly() throws IOException {
        var cipher = cipher(key(1));
        var sealed = cipher.seal(TEXT, PLACE);
        assertThat(cipher.open(sealed, PLACE)).isEqualTo(TEXT);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("1990");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> cipher.open(sealed, "person.telephone 8"))
                .withMessageNotContaining(TEXT);
    }

    @Test
    void sealsTheSameTextDifferentlyEachTime() throws IOException {
        var cipher = cipher(key(1));
        assertThat(cipher.seal(TEXT, PLACE)).isNotEqualTo(cipher.seal(TEXT, PLACE));
    }

    @Test
    void opensNothingThatWasChangedInAnyByte() throws IOException {
        var cipher = cipher(key(1));
        var sealed = cipher.seal(TEXT, PLACE);
        for (var i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatRuntimeException().as("byte " + i).isThrownBy(() -> cipher.open(changed, PLACE));
        }
    }

    @Test
    void stillOpensAndFindsWhatAnEarlierKeySealed() throws IOException {
        var before = cipher(key(1));
        var sealed = before.seal(TEXT, PLACE);
        var hash = before.hash(TEXT, "id");
        var after = cipher(key(2), key(1));
        assertThat(after.open(sealed, PLACE)).isEqualTo(TEXT);
        assertThat(after.currentKey()).isEqualTo(2);
        assertThat(after.hashes(TEXT, "id")).contains(hash, after.hash(TEXT, "id"));
        assertThat(after.hash(TEXT, "id")).isNotEqualTo(hash);
    }

    @Test
    void hashesEqualTextsOfTwoKindsDifferently() throws IOException {
        var cipher = cipher(key(1));
        assertThat(cipher.hash("13800138000", "id")).isNotEqualTo(cipher.hash("13800138000", "telephone"));
    }

    @Test
    void doesNotOpenWithoutItsKey() throws IOException {
        var sealed = cipher(key(1)).seal(TEXT, PLACE);
        var other = cipher(key(2));
        assertThatRuntimeException().isThrownBy(() -> other.open(sealed, PLACE)).withMessageContaining("no key 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1:", "x:c2VjcmV0", "1:c2VjcmV0LXRvby1zaG9ydA==", "1:***"})
    void refusesAFileThatHoldsNoKeysAndDoesNotQuoteIt(String line) throws IOException {
        var file = Files.writeString(folder.resolve("bad.keys"), line + "\n");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new ColumnCipher(new KernelSettings(file)))
                .withMessageContaining("dangmian.kernel.column-keys")
                .withMessageNotContaining("c2VjcmV0");
    }

    @Test
    void refusesTwoKeysOfOneNumber() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> cipher(key(1), key(1)));
    }

    private ColumnCipher cipher(String... keys) throws IOException {
        return new ColumnCipher(
                new KernelSettings(Files.writeString(folder.resolve("column.keys"), String.join("\n", keys))));
    }

    /** Always the same for the same number. */
    private static String key(int number) {
        var bytes = new byte[32];
        new Random(number).nextBytes(bytes);
        return number + ":" + Base64.getEncoder().encodeToString(bytes);
    }
}
