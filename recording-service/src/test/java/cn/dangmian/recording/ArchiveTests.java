package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.recording.kernel.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the files of a real talk to tracks that play. */
class ArchiveTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long HALF_A_SECOND = 500;

    private final Lab lab = Lab.SHARED;

    @Test
    void archivesEveryTrackOfATalk() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();

        var archived = talk.report("archived");

        assertThat(archived.path("durationMillis").asLong()).isEqualTo(10_000);
        assertThat(archived.path("reception").asString()).isEqualTo(talk.reception.toString());
        assertThat(archived.path("gaps").isEmpty()).as(archived.toString()).isTrue();
        assertThat(names(archived)).containsExactlyInAnyOrder("terminal-1", "desk-1");
        for (var track : archived.path("tracks")) {
            var webm = download(talk, track);
            assertThat(Media.complaints(webm)).isEmpty();
            assertThat(Media.millis(webm, "v")).isBetween(10_000 - HALF_A_SECOND, 10_000 + HALF_A_SECOND);
            assertThat(Media.millis(webm, "a")).isBetween(10_000 - HALF_A_SECOND, 10_000 + HALF_A_SECOND);
            assertThat(Media.secondsInHeader(webm)).isBetween(9.5, 10.5);
            assertThat(track.path("durationMillis").asLong()).isBetween(9_500L, 10_500L);
            assertThat(track.path("offsetMillis").asLong()).isEqualTo(25);
        }
    }

    @Test
    void keepsTheSeatsApart() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();

        for (var track : talk.report("archived").path("tracks")) {
            var isDesk = track.path("seat").asString().equals("desk");
            var webm = download(talk, track);
            assertThat(Media.width(webm)).isEqualTo(isDesk ? 352 : 320);
            assertThat(Media.pitch(webm, 440, 880)).isEqualTo(isDesk ? 880 : 440);
        }
    }

    @Test
    void keepsNothingFromBeforeOrAfterTheTalk() {
        var before = Duration.ofSeconds(4);
        var talk = new Talk(lab);
        talk.recorded(
                "terminal", 1, talk.from.minus(before), Talk.LENGTH.plus(before).plusSeconds(5));
        talk.recorded("desk");
        talk.finish();

        var archived = talk.report("archived");

        var track = track(archived, "terminal-1");
        var webm = download(talk, track);
        assertThat(Media.complaints(webm)).isEmpty();
        assertThat(Media.millis(webm, "a")).isBetween(9_500L, 10_050L);
        assertThat(Media.millis(webm, "v")).isBetween(9_000L, 10_050L);
        assertThat(track.path("offsetMillis").asLong()).isBetween(0L, 50L);
    }

    @Test
    void theManifestNamesEveryTrackAndItsHashIsTheRecordings() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        var archived = talk.report("archived");

        var manifest = Player.of(talk)
                .get("/recordings/" + talk.recording + "/manifest")
                .body();

        assertThat(Sha256.of(manifest).hex()).isEqualTo(archived.path("sha256").asString());
        var read = JSON.readTree(manifest);
        assertThat(read.path("tracks")).isEqualTo(archived.path("tracks"));
        assertThat(read.path("pieces").path("terminal-1").path("sha256").size()).isPositive();
        assertThat(read.path("segments").size()).isEqualTo(2);
        assertThat(read.path("case").asString()).isEqualTo(talk.petition.toString());
        assertThat(read.path("caseNumber").asString()).isEqualTo("5101-2026-000123");
        assertThat(new String(manifest, StandardCharsets.UTF_8))
                .startsWith("{\"case\":")
                .doesNotContain(" ", "\n");
    }

    @Test
    void clearsTheSpoolWhenTheArchiveIsSafe() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");

        await().until(() -> !Files.exists(talk.audio("desk", 1)) && !Files.exists(talk.video("terminal", 1)));
    }

    @Test
    void marksTheGapOfARecorderThatStoodStillAndWasReplaced() {
        var talk = new Talk(lab).recorded("desk");
        var rest = Duration.ofSeconds(3);
        SpoolFile.put(
                talk.audio("terminal", 1), Talk.sound("terminal", talk.from).lasting(Duration.ofSeconds(4)));
        SpoolFile.put(
                talk.video("terminal", 1), Talk.picture("terminal", talk.from).lasting(Duration.ofSeconds(4)));
        talk.expect("terminal", 1, talk.from);
        talk.segment("terminal", 1, talk.from, talk.until().minus(rest));
        talk.recorded("terminal", 2, talk.until().minus(rest), rest);
        lab.signaling.awaitAck(
                lab.signaling.send("replaced", Map.of("recording", talk.recording, "name", talk.name("terminal", 1))));
        talk.finish();

        var gaps = talk.report("archived").path("gaps");

        assertThat(gaps).hasSize(1);
        assertThat(gaps.get(0).path("reason").asString()).isEqualTo("recorder-stalled");
        assertThat(gaps.get(0).path("fromMillis").asLong()).isBetween(3900L, 4200L);
        assertThat(gaps.get(0).path("untilMillis").asLong()).isBetween(6900L, 7200L);
    }

    @Test
    void takesFilesThatAKilledMediaServerNeverClosed() throws IOException {
        var talk = new Talk(lab).recorded("terminal");
        for (var file : new Path[] {talk.audio("terminal", 1), talk.video("terminal", 1)}) {
            var whole = Files.readAllBytes(file);
            Files.delete(file);
            // Cut off within the last packet, as a kill leaves it.
            Files.write(file.resolveSibling(file.getFileName() + ".tmp"), Arrays.copyOf(whole, whole.length - 7));
        }
        talk.recorded("desk");
        talk.finish();

        var archived = talk.report("archived");

        var webm = download(talk, track(archived, "terminal-1"));
        assertThat(Media.complaints(webm)).isEmpty();
        assertThat(Media.millis(webm, "a")).isBetween(9_500L, 10_500L);
        assertThat(archived.path("gaps").isEmpty()).isTrue();
    }

    @Test
    void makesOneTrackPerSegmentAndTellsWhatIsMissingBetween() {
        var talk = new Talk(lab).recorded("desk");
        talk.recorded("terminal", 1, talk.from, Duration.ofSeconds(3));
        talk.recorded("terminal", 2, talk.from.plusSeconds(6), Duration.ofSeconds(4));
        talk.finish();

        var archived = talk.report("archived");

        assertThat(names(archived)).containsExactlyInAnyOrder("desk-1", "terminal-1", "terminal-2");
        assertThat(track(archived, "terminal-2").path("offsetMillis").asLong()).isEqualTo(6_025);
        var gap = archived.path("gaps").get(0);
        assertThat(archived.path("gaps").size())
                .as(archived.path("gaps").toString())
                .isEqualTo(1);
        assertThat(gap.path("seat").asString()).isEqualTo("terminal");
        assertThat(gap.path("reason").asString()).isEqualTo("no-segment");
        assertThat(gap.path("fromMillis").asLong()).isBetween(2_900L, 3_100L);
        assertThat(gap.path("untilMillis").asLong()).isBetween(5_900L, 6_100L);
    }

    @Test
    void aGuestWhoJoinsLeavesAndComesBackLeavesNoGap() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.recorded("guesta", 1, talk.from.plusSeconds(2), Duration.ofSeconds(2));
        talk.recorded("guesta", 2, talk.from.plusSeconds(6), Duration.ofSeconds(2));
        talk.recorded("guestf", 1, talk.from.plusSeconds(7), Duration.ofSeconds(3));
        talk.finish();

        var archived = talk.report("archived");

        assertThat(names(archived)).containsExactly("terminal-1", "desk-1", "guesta-1", "guesta-2", "guestf-1");
        assertThat(archived.path("gaps").isEmpty()).as(archived.toString()).isTrue();
        assertThat(track(archived, "guesta-1").path("offsetMillis").asLong()).isEqualTo(2_025);
        assertThat(track(archived, "guesta-2").path("offsetMillis").asLong()).isEqualTo(6_025);
        for (var name : List.of("guesta-1", "guesta-2")) {
            var webm = download(talk, track(archived, name));
            assertThat(Media.complaints(webm)).isEmpty();
            assertThat(Media.millis(webm, "v")).isBetween(2_000 - HALF_A_SECOND, 2_000 + HALF_A_SECOND);
            assertThat(Media.millis(webm, "a")).isBetween(2_000 - HALF_A_SECOND, 2_000 + HALF_A_SECOND);
        }
        var shown = JSON.readTree(
                Player.of(talk).get("/recordings/" + talk.recording).body());
        assertThat(track(shown, "guestf-1").path("seat").asString()).isEqualTo("guestf");
    }

    @Test
    void tellsWhatIsMissingOfAGuestWhoIsThere() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.segment("guestb", 1, talk.from.plusSeconds(1), talk.from.plusSeconds(4));
        talk.recorded("guestb", 2, talk.from.plusSeconds(6), Duration.ofSeconds(2));
        talk.finish();

        var archived = talk.report("archived");

        assertThat(names(archived)).containsExactly("terminal-1", "desk-1", "guestb-1");
        assertThat(track(archived, "guestb-1").path("offsetMillis").asLong()).isEqualTo(6_025);
        var gaps = archived.path("gaps");
        assertThat(gaps.size()).as(gaps.toString()).isEqualTo(1);
        assertThat(gaps.get(0).path("seat").asString()).isEqualTo("guestb");
        assertThat(gaps.get(0).path("reason").asString()).isEqualTo("file-missing");
        assertThat(gaps.get(0).path("fromMillis").asLong()).isEqualTo(1_000);
        assertThat(gaps.get(0).path("untilMillis").asLong()).isEqualTo(4_000);
    }

    @Test
    void aPictureThatIsShownBesidesHasNoSoundAndLeavesNoGap() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        // The first picture took its time.
        SpoolFile.put(
                talk.shown("camera", 1),
                Talk.picture("camera", talk.from.plusMillis(2_540)).lasting(Duration.ofSeconds(2)));
        talk.segment("camera", 1, talk.from.plusSeconds(1), talk.from.plusMillis(4_600));
        // Nothing moves on the screen for a while before it is hidden.
        talk.shown("screen", 1, talk.from.plusSeconds(2), Duration.ofSeconds(2), talk.from.plusSeconds(9));
        talk.finish();

        var archived = talk.report("archived");

        assertThat(names(archived)).containsExactly("terminal-1", "desk-1", "camera-1", "screen-1");
        assertThat(archived.path("gaps").isEmpty()).as(archived.toString()).isTrue();
        var camera = track(archived, "camera-1");
        assertThat(camera.path("audio").asBoolean()).isFalse();
        assertThat(camera.path("video").asBoolean()).isTrue();
        assertThat(camera.path("offsetMillis").asLong()).isEqualTo(2_540);
        var webm = download(talk, camera);
        assertThat(Media.complaints(webm)).isEmpty();
        assertThat(Media.millis(webm, "v")).isBetween(2_000 - HALF_A_SECOND, 2_000 + HALF_A_SECOND);
        await().until(() -> !Files.exists(talk.shown("camera", 1)));
    }

    @Test
    void tellsThatNothingCameOfWhatWasShown() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.segment("camera", 1, talk.from.plusSeconds(1), talk.from.plusSeconds(4));
        talk.finish();

        var gaps = talk.report("archived").path("gaps");

        assertThat(gaps.size()).as(gaps.toString()).isEqualTo(1);
        assertThat(gaps.get(0).path("seat").asString()).isEqualTo("camera");
        assertThat(gaps.get(0).path("reason").asString()).isEqualTo("file-missing");
    }

    @Test
    void refusesASeatThatThereIsNot() {
        var talk = new Talk(lab);
        talk.expect("guestg", 1, talk.from);

        var failed = talk.report("failed");

        assertThat(failed.path("reason").asString()).isEqualTo("malformed");
        assertThat(failed.path("text").asString())
                .contains("guestg (expected: terminal, desk, guesta to guestf, camera or screen)");
    }

    private static List<String> names(JsonNode archived) {
        return archived.path("tracks")
                .valueStream()
                .map(track -> track.path("name").asString())
                .toList();
    }

    static JsonNode track(JsonNode archived, String name) {
        return archived.path("tracks")
                .valueStream()
                .filter(track -> track.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As a player gets it; with the hash and size that were reported. */
    static byte[] download(Talk talk, JsonNode track) {
        var answer = Player.of(talk)
                .get("/recordings/" + talk.recording + "/tracks/"
                        + track.path("name").asString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(track.path("bytes").asInt());
        assertThat(Sha256.of(answer.body()).hex())
                .isEqualTo(track.path("sha256").asString());
        return answer.body();
    }
}
