package cn.dangmian.signaling.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.dangmian.signaling.kernel.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdpCheckTests {

    /** One audio and one video, sendonly, VP8 first, as our page makes it in Chromium. */
    private static final String OFFER = chromiumOffer();

    private static final int TWELVE_KB = 12 * 1024;

    private static String chromiumOffer() {
        try (var file = Objects.requireNonNull(SdpCheckTests.class.getResourceAsStream("chromium-offer.sdp"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void passesARealOffer() {
        assertThat(OFFER).contains("m=audio ", "m=video ", "a=sendonly");
        passes(OFFER);
        passes(OFFER.replace("\r\n", "\n"));
    }

    @Test
    void passesSoundAloneAndPictureAlone() {
        var video = OFFER.indexOf("m=video ");
        var audio = OFFER.indexOf("m=audio ");
        passes(OFFER.substring(0, video));
        passes(OFFER.substring(0, audio) + OFFER.substring(video));
    }

    @Test
    void whatIsShownBesidesAFaceHasNoSound() {
        var video = OFFER.indexOf("m=video ");
        var audio = OFFER.indexOf("m=audio ");
        var picture = OFFER.substring(0, audio) + OFFER.substring(video);
        assertThatCode(() -> SdpCheck.checkSilent(picture)).doesNotThrowAnyException();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SdpCheck.checkSilent(OFFER))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("media.description-refused"));
    }

    @Test
    void takesTwelveKilobytesAndNoMore() {
        var room = TWELVE_KB - OFFER.length();
        passes(OFFER + padding(room));
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SdpCheck.check(OFFER + padding(room + 1)))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("media.description-too-large");
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.TOO_LARGE);
                });
    }

    /** Lines of 500 characters, and the rest. */
    private static String padding(int length) {
        var padding = new StringBuilder("a=x:".repeat(125).concat("\r\n").repeat(length / 502));
        var rest = length - padding.length();
        return padding.append("a=").append("y".repeat(rest - 2)).toString();
    }

    @Test
    void refusesASecondPictureAndASecondSound() {
        refuses(OFFER + OFFER.substring(OFFER.indexOf("m=video ")));
        refuses(OFFER + OFFER.substring(OFFER.indexOf("m=audio "), OFFER.indexOf("m=video ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
                "m=text 9 RTP/AVP 98",
                "m=image 9 udptl t38",
                "m=audiovideo 9 RTP/AVP 98",
                "m=",
                "m=video",
                "a=simulcast:send h;l",
                "a=rid:h send"
            })
    void refusesWhatOurPagesNeverSend(String line) {
        refuses(OFFER + line + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=x\u0000y",
                "a=x\u0007y",
                "a=x\ty",
                "a=x\ry",
                "a=x\u007fy",
                "a=é",
                "a=名",
                "",
                " a=x",
                "ax",
                "A=x"
            })
    void refusesALineThatIsNone(String line) {
        refuses(OFFER + line + "\r\na=end\r\n");
    }

    @Test
    void refusesALineThatIsTooLong() {
        passes(OFFER + "a=" + "x".repeat(1022));
        refuses(OFFER + "a=" + "x".repeat(1023));
    }

    @Test
    void refusesTooManyLines() {
        var lines = (int) OFFER.lines().count();
        passes(OFFER + "a=x\r\n".repeat(400 - lines));
        refuses(OFFER + "a=x\r\n".repeat(401 - lines));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v=0", "hello", "{\"type\":\"offer\"}", "v=0\r\no=-\r\ns=-\r\nt=0 0\r\na=x\r\n"})
    void refusesWhatIsNoDescriptionOfMedia(String text) {
        refuses(text);
    }

    @Test
    void refusesADescriptionThatBeginsLate() {
        refuses("\r\n" + OFFER);
        refuses("v=1" + OFFER.substring(3));
    }

    private static void passes(String sdp) {
        assertThatCode(() -> SdpCheck.check(sdp)).doesNotThrowAnyException();
    }

    private static void refuses(String sdp) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> SdpCheck.check(sdp))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("media.description-refused");
                    assertThat(refused.kind()).isEqualTo(Refused.Kind.MALFORMED);
                    assertThat(refused.text()).doesNotContain("a=");
                });
    }
}
