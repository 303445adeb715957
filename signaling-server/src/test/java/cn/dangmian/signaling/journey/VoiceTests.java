package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What screens say: recorded sets, whose they are, and the machine where there is none. */
class VoiceTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private static final List<String> PIECES =
            List.of("intro", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "outro");

    private static final List<String> SENTENCES =
            List.of("waiting", "calling", "connecting", "passed-over", "talk-over", "over");

    private final Town town = SERVERS.foundTown();
    private final Visitor clerk = Visitor.signedIn(SERVERS.first(), town.clerk.login());
    private final Visitor office = Visitor.signedIn(
            SERVERS.first(), town.newPerson("OFFICE", town.city).login());

    private static byte[] tone(double seconds) throws IOException {
        var samples = new byte[(int) (seconds * 8_000) * 2];
        for (var n = 0; n < samples.length / 2; n++) {
            samples[2 * n + 1] = (byte) (40 * Math.sin(n * 0.4));
        }
        var wav = new ByteArrayOutputStream();
        var format = new AudioFormat(8_000, 16, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(samples), format, samples.length / 2),
                AudioFileFormat.Type.WAVE,
                wav);
        return wav.toByteArray();
    }

    private static Answer put(Visitor visitor, UUID at, String language, String piece, byte[] file) {
        return visitor.send(
                SERVERS.second(),
                path(at, language, piece),
                request -> request.method("PUT", BodyPublishers.ofByteArray(file))
                        .header("Content-Type", "application/octet-stream")
                        .header("X-XSRF-TOKEN", visitor.cookie(Visitor.CSRF)));
    }

    private static String path(UUID at, String language, String piece) {
        return "/api/offices/" + at + "/voices/" + language + "/" + piece;
    }

    private JsonNode language(String code) {
        return language("CALL", code);
    }

    private JsonNode language(String set, String code) {
        return clerk
                .get(SERVERS.first(), "/api/offices/" + town.township + "/voices")
                .json()
                .path("sets")
                .values()
                .stream()
                .filter(one -> one.path("set").asString().equals(set))
                .flatMap(one -> one.path("languages").values().stream())
                .filter(one -> one.path("language").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private List<String> spokenAtTheTerminal() {
        return clerk.get(SERVERS.first(), "/api/terminals/" + town.terminal + "/voices").json().values().stream()
                .map(one -> one.path("language").asString())
                .toList();
    }

    /** A set that is whole does not make the other one so. */
    @Test
    void aTerminalSpeaksALanguageThatHasEverySentence() throws IOException {
        assertThat(spokenAtTheTerminal()).containsExactly("cmn");
        var sound = tone(0.3);
        PIECES.forEach(piece -> put(office, town.city, "qxs", piece, sound));
        SENTENCES.subList(0, 5).forEach(piece -> put(office, town.city, "qxs", piece, sound));
        assertThat(spokenAtTheTerminal()).containsExactly("cmn");
        assertThat(language("PROMPT", "qxs").path("from").isNull()).isTrue();
        assertThat(language("CALL", "qxs").path("own")).isEmpty();
        put(office, town.city, "qxs", SENTENCES.getLast(), sound);
        assertThat(spokenAtTheTerminal()).containsExactly("cmn", "qxs");
        assertThat(language("PROMPT", "qxs").path("from").path("id").asString()).isEqualTo(town.city.toString());
        for (var sentence : SENTENCES) {
            for (var language : List.of("cmn", "qxs")) {
                var answer = clerk.get(
                        SERVERS.second(), "/api/terminals/" + town.terminal + "/voices/" + language + "/" + sentence);
                assertThat(answer.text()).as(sentence).startsWith("OggS").hasSizeBetween(500, 20_000);
            }
        }
        assertThat(clerk.get(SERVERS.first(), "/api/terminals/" + town.terminal + "/voices/hmd/over")
                        .code())
                .isEqualTo("displays.unknown-prompt");
    }

    @Test
    void speaksWhatTheOfficeAboveRecordedUntilItHasASetOfItsOwn() throws IOException {
        var sound = tone(0.3);
        for (var piece : PIECES.subList(0, 11)) {
            assertThat(put(office, town.city, "iii", piece, sound).status()).isEqualTo(204);
        }
        assertThat(language("iii").path("from").isNull()).isTrue();
        assertThat(put(office, town.city, "iii", "outro", sound).status()).isEqualTo(204);
        assertThat(language("iii").path("from").path("id").asString()).isEqualTo(town.city.toString());
        put(clerk, town.township, "iii", "0", sound);
        assertThat(language("iii").path("from").path("id").asString()).isEqualTo(town.city.toString());
        assertThat(language("iii").path("own").path(0).path("millis").asInt()).isBetween(295, 305);
        PIECES.forEach(piece -> put(clerk, town.township, "iii", piece, sound));
        assertThat(language("iii").path("from").path("id").asString()).isEqualTo(town.township.toString());
        assertThat(clerk.delete(SERVERS.first(), path(town.township, "iii", "7"))
                        .status())
                .isEqualTo(204);
        assertThat(language("iii").path("from").path("id").asString()).isEqualTo(town.city.toString());
        assertThat(clerk.delete(SERVERS.first(), path(town.township, "iii", "7"))
                        .code())
                .isEqualTo("displays.unknown-prompt");
        assertThat(logged("displays.record-prompt")).isEqualTo(13);
        assertThat(logged("displays.delete-prompt")).isEqualTo(1);
    }

    private int logged(String action) {
        return SERVERS.jdbc()
                .sql("select count(*) from audit_line where person = ? and action = ?")
                .params(town.clerk.id(), action)
                .query(Integer.class)
                .single();
    }

    @Test
    void keepsOnlyWhatIsHeard() throws IOException {
        var wav = tone(0.5);
        assertThat(put(clerk, town.township, "bod", "intro", "RIFF1234WAVE and no more".getBytes())
                        .code())
                .isEqualTo("displays.not-a-sound");
        assertThat(put(clerk, town.township, "bod", "intro", "<html>a page</html>".getBytes())
                        .code())
                .isEqualTo("displays.not-a-sound");
        assertThat(put(clerk, town.township, "bod", "intro", tone(5.5)).code()).isEqualTo("displays.too-long");
        assertThat(put(clerk, town.township, "bod", "intro", new byte[300_001]).code())
                .isEqualTo("displays.too-large");
        assertThat(put(clerk, town.township, "bod", "ten", wav).code()).isEqualTo("displays.unknown-prompt");
        assertThat(put(clerk, town.township, "xxx", "intro", wav).code()).isEqualTo("displays.unknown-language");
        assertThat(put(clerk, town.city, "bod", "intro", wav).code()).isEqualTo("wire.not-allowed");
        assertThat(put(clerk, town.township, "bod", "intro", wav).status()).isEqualTo(204);
        var kept = SERVERS.jdbc()
                .sql("select sound from voice_prompt where office = ? and language = 'bod'")
                .param(town.township)
                .query((row, _) -> row.getBytes(1))
                .single();
        assertThat(kept).hasSizeBetween(500, 3_000).startsWith("OggS".getBytes());
    }

    @Test
    void aMachineSpeaksMandarinAndIsToldToBeOne() {
        assertThat(language("cmn").path("synthesised").asBoolean()).isTrue();
        assertThat(language("cmn").path("from").isNull()).isTrue();
        assertThat(language("bod").path("synthesised").asBoolean()).isFalse();
        for (var piece : PIECES) {
            var answer = clerk.get(SERVERS.first(), path(town.township, "cmn", piece));
            assertThat(answer.status()).as(piece).isEqualTo(200);
            assertThat(answer.text()).startsWith("OggS").hasSizeBetween(500, 20_000);
        }
    }
}
