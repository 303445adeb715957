package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One film of a whole talk, made when somebody asks for it. */
class CompositeTests {

    @TempDir
    Path folder;

    private final Lab lab = new Lab();

    @AfterEach
    void stop() {
        lab.stop();
    }

    @Test
    void beginsWhenNoReceptionIsBeingRecorded() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        Film.archive(talk);
        var live = new Talk(lab);
        lab.signaling.awaitAck(live.expect("desk", 1, live.from));

        var waiting = Film.json(Film.ask(talk));

        assertThat(waiting.path("stage").asString()).isEqualTo("WAITING");
        assertThat(waiting.path("waitsFor").asString()).isEqualTo("LIVE");
        assertThat(waiting.path("live").asInt()).isEqualTo(1);
        await().during(Duration.ofSeconds(2)).until(() -> Film.stage(talk).equals("WAITING"));
        lab.signaling.send("abandon", Map.of("recording", live.recording));
        Film.awaitStage(talk, "READY");
    }

    @Test
    void whatIsCancelledLeavesNothingAndCanBeAskedForAgain() throws IOException {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        Film.archive(talk);
        var before = files();
        Film.ask(talk);
        Film.awaitStage(talk, "BUILDING");

        assertThat(Film.call(talk, "/cancel").statusCode()).isEqualTo(204);

        await().until(() -> rows() == 0);
        await().until(() -> isEmpty(lab.vault.resolve("unfinished")));
        assertThat(files()).isEqualTo(before);
        assertThat(Film.stage(talk)).isEqualTo("NONE");
        assertThat(Film.call(talk, "/file").statusCode()).isEqualTo(409);
        Film.made(talk);
    }

    @Test
    void goesWithItsRecording() throws IOException {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        Film.archive(talk);
        Film.made(talk);
        var sha256 = lab.jdbc()
                .sql("select sha256 from composite")
                .query(String.class)
                .single();
        assertThat(keys(sha256)).isOne();

        destroy(talk);

        assertThat(keys(sha256)).isZero();
        await().until(() -> rows() == 0);
        await().until(() -> !Files.exists(
                lab.vault.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256)));
        var refused = Film.ask(talk);
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(Film.text(refused)).contains("playback.destroyed");
    }

    @Test
    void isKeptForAWhileAndNoLonger() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        Film.archive(talk);
        Film.made(talk);
        lab.stop();
        lab.restart(Map.of("dangmian.composite.keep", "1s"));

        await().until(() -> Film.stage(talk).equals("NONE"));
        await().until(() -> rows() == 0);
    }

    @Test
    void anEvidencePackHoldsItWhenThatIsWantedAndVerifies() throws IOException {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        Film.archive(talk);
        var early = Player.pack(talk, "zh");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(Film.text(early)).contains("playback.not-made");
        var film = Film.made(talk);

        var files = PackFiles.in(Player.pack(talk, "zh").body());

        assertThat(files).containsEntry("composite.mp4", film);
        assertThat(PackFiles.in(Player.pack(talk).body())).doesNotContainKey("composite.mp4");
        assertThat(verify(files, "whole").path("sound").asBoolean()).isTrue();
        film[film.length / 2] ^= 1;
        files.put("composite.mp4", film);
        assertThat(verify(files, "changed").path("sound").asBoolean()).isFalse();
    }

    @Test
    void noOtherGrantServes() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        Film.archive(talk);
        for (var what : List.of("", "/state", "/cancel", "/file")) {
            for (var grant : List.of(
                    "",
                    Player.grant(talk, "pack"),
                    Player.grant(talk, "composite").substring(1))) {
                var path = "/recordings/" + talk.recording + "/composite" + what;
                var refused = Player.without(lab).post(path, "{\"grant\":\"" + grant + "\"}");
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(Film.text(refused)).contains("playback.grant-invalid");
            }
        }
        var other = new Talk(lab);
        assertThat(Film.ask(other).statusCode()).isEqualTo(404);
    }

    private void destroy(Talk talk) {
        lab.signaling.send(
                "destroy",
                Map.of(
                        "recording", talk.recording,
                        "order", UUID.randomUUID(),
                        "askedBy", UUID.randomUUID(),
                        "confirmedBy", UUID.randomUUID()));
        talk.report("destroyed");
    }

    private JsonNode verify(Map<String, byte[]> files, String name) {
        return Verifier.verify(lab.sealKey.pub(), List.of(PackFiles.folder(folder.resolve(name), files)))
                .getFirst();
    }

    private long rows() {
        return lab.jdbc()
                .sql("select count(*) from composite")
                .query(Long.class)
                .single();
    }

    private int keys(String sha256) {
        return lab.jdbc()
                .sql("select count(*) from file_key where sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .single();
    }

    private long files() throws IOException {
        try (var files = Files.walk(lab.vault.resolve("sha256"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
