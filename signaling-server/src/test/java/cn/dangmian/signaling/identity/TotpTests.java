package cn.dangmian.signaling.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238, appendix B, SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void makesTheCodesOfTheStandard(long seconds, String code) {
        assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(seconds)), 8))
                .isEqualTo(code);
    }

    /** RFC 4648, section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesASecretAsAppsReadIt(String text, String written) {
        assertThat(Totp.base32(text.getBytes(US_ASCII))).isEqualTo(written);
    }

    @Test
    void takesTheStepBeforeAndTheStepAfterAndNoOther() {
        var now = Instant.ofEpochSecond(1_000_000_015);
        for (var off = -3; off <= 3; off++) {
            var step = Totp.step(now) + off;
            assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step, 6), now))
                    .isEqualTo(Math.abs(off) <= 1 ? OptionalLong.of(step) : OptionalLong.empty());
        }
        assertThat(Totp.stepOf(SECRET, "", now)).isEmpty();
    }
}
