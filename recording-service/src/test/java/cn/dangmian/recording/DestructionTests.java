package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.recording.kernel.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was destroyed by order is gone for good, and its proof is not. */
class DestructionTests {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private final Lab lab = Lab.SHARED;
    private final UUID order = UUID.randomUUID();

    @Test
    void leavesNothingToPlayAndNoFileOnTheDisk() throws IOException {
        var talk = archived();
        var track = talk.report("archived").path("tracks").get(0);
        var file = file(track.path("sha256").asString());
        assertThat(file).exists();

        destroy(talk);

        var player = Player.of(talk);
        var played = player.get("/recordings/" + talk.recording + "/tracks/"
                + track.path("name").asString());
        assertThat(played.statusCode()).isEqualTo(410);
        assertThat(new String(played.body(), StandardCharsets.UTF_8)).contains("playback.destroyed");
        var view = JSON.readTree(player.get("/recordings/" + talk.recording).body());
        assertThat(view.path("destroyedAt").asString()).isNotEmpty();
        await().atMost(Duration.ofSeconds(20)).until(() -> !Files.exists(file));
        assertThat(keys(track.path("sha256").asString())).isZero();
    }

    @Test
    void itsPackStillVerifiesAndSaysByWhichOrderItWasDestroyed() throws IOException {
        var talk = archived();
        var told = destroy(talk);

        var files = PackFiles.in(Player.pack(talk).body());

        assertThat(files.keySet()).noneMatch(name -> name.startsWith("tracks/"));
        assertThat(files.keySet()).contains("manifests/1.json", "manifests/2.json");
        assertThat(Sha256.of(manifest(files)).hex())
                .isEqualTo(told.path("sha256").asString());
        var verified = verify(files, "whole");
        assertThat(verified.path("sound").asBoolean()).as(verified.toString()).isTrue();
        assertThat(verified.path("destroyed").path("order").asString()).isEqualTo(order.toString());
        assertThat(verified.path("destroyed").path("files").asInt()).isEqualTo(2);
    }

    @Test
    void nobodyPassesOffAsDestroyedWhatWasTakenAway() throws IOException {
        var talk = archived();
        var files = PackFiles.in(Player.pack(talk).body());
        files.keySet().removeIf(name -> name.startsWith("tracks/"));

        assertThat(verify(files, "taken").path("sound").asBoolean()).isFalse();

        destroy(talk);
        var destroyed = PackFiles.in(Player.pack(talk).body());
        var manifest = new String(manifest(destroyed), StandardCharsets.UTF_8);
        destroyed.put(
                "manifests/2.json",
                manifest.replace(order.toString(), UUID.randomUUID().toString()).getBytes(StandardCharsets.UTF_8));
        assertThat(verify(destroyed, "forged").path("sound").asBoolean()).isFalse();
    }

    @Test
    void tellsAgainWhenTheOrderIsRepeatedAndSealsItOnce() {
        var talk = archived();
        var first = destroy(talk);
        lab.signaling.acknowledge(first);

        send(talk);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> lab.signaling.reports("destroyed", talk.recording).stream()
                        .anyMatch(report -> !report.path("id").equals(first.path("id"))));
        var again = lab.signaling.reports("destroyed", talk.recording).getLast();
        assertThat(again.path("sha256")).isEqualTo(first.path("sha256"));
        assertThat(lab.jdbc()
                        .sql("select count(*) from manifest where recording = ?")
                        .param(talk.recording)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aPaperThatAnotherRecordingHasTooStaysWithThatOne() throws IOException {
        var paper = ("paper " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        var talk = archived();
        var other = archived();
        for (var one : List.of(talk, other)) {
            lay(paper, one);
        }

        destroy(talk);

        assertThat(PackFiles.in(Player.pack(other).body())).containsEntry("exhibits/document-01.txt", paper);
        assertThat(PackFiles.in(Player.pack(talk).body())).doesNotContainKey("exhibits/document-01.txt");
        destroy(other);
        assertThat(keys(Sha256.of(paper).hex())).isZero();
    }

    @Test
    void refusesWhatIsNotArchived() {
        var talk = new Talk(lab);

        send(talk);

        assertThat(talk.report("failed").path("reason").asString()).isEqualTo("not-archived");
    }

    /** It is in the pack from then on. */
    private void lay(byte[] paper, Talk talk) {
        var sha256 = Sha256.of(paper).hex();
        assertThat(Player.deliver(talk, paper, sha256).statusCode()).isEqualTo(204);
        var exhibit = Map.of(
                "name",
                "document-01.txt",
                "kind",
                "document",
                "mediaType",
                "text/plain",
                "bytes",
                paper.length,
                "sha256",
                sha256,
                "at",
                Instant.now().toString());
        lab.signaling.send(
                "add", Map.of("recording", talk.recording, "exhibits", List.of(exhibit), "moments", List.of()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> PackFiles.in(Player.pack(talk).body()).containsKey("exhibits/document-01.txt"));
    }

    private Talk archived() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
        return talk;
    }

    private JsonNode destroy(Talk talk) {
        send(talk);
        return talk.report("destroyed");
    }

    private void send(Talk talk) {
        lab.signaling.send(
                "destroy",
                Map.of(
                        "recording",
                        talk.recording,
                        "order",
                        order,
                        "askedBy",
                        UUID.randomUUID(),
                        "confirmedBy",
                        UUID.randomUUID()));
    }

    private JsonNode verify(Map<String, byte[]> files, String name) throws IOException {
        return Verifier.verify(lab.sealKey.pub(), List.of(PackFiles.folder(folder.resolve(name), files)))
                .getFirst();
    }

    /** That says what was destroyed. */
    private static byte[] manifest(Map<String, byte[]> files) {
        return Objects.requireNonNull(files.get("manifests/2.json"));
    }

    private Path file(String sha256) {
        return lab.vault.resolve("sha256").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private int keys(String sha256) {
        return lab.jdbc()
                .sql("select count(*) from file_key where sha256 = ?")
                .param(sha256)
                .query(Integer.class)
                .single();
    }
}
