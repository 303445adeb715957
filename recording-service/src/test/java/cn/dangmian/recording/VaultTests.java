package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.recording.kernel.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lies in the vault is of no use without its keys, and no slower to reach. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VaultTests {

    private static final String NEXT_KEY = "2:HxwdGhsYGRYXFBUSEwABAgMEBQYHCAkKCwwNDg8QETE=\n";

    private final Lab lab = new Lab();
    private Talk talk = new Talk(lab);

    @TempDir
    Path folder;

    @BeforeAll
    void holdATalk() {
        talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
    }

    @AfterAll
    void stop() {
        lab.stop();
    }

    @Test
    void holdsNothingThatCanBeReadWithoutKeys() throws IOException {
        try (var files = Files.walk(lab.vault.resolve("sha256"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var content = Files.readAllBytes(file);
                assertThat(new String(content, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("DMV1");
                assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("webm", "caseNumber");
                assertThat(Sha256.of(content).hex())
                        .isNotEqualTo(file.getFileName().toString());
            }
        }
    }

    @Test
    void givesAnyRange() {
        var track = track();
        var whole = whole(track);
        var chance = new SplittableRandom();
        for (var number = 0; number < 60; number++) {
            var from = number == 0 ? 65_535 : chance.nextInt(whole.length);
            var until = number == 0 ? 65_536 : Math.min(whole.length - 1, from + chance.nextInt(200_000));
            var answer = Player.of(talk).get(track.path("url").asString(), "Range", "bytes=" + from + "-" + until);
            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(whole, from, until + 1));
        }
    }

    /** Cut at the end of a segment, what is left would open if a segment did not say whether it is the last. */
    @Test
    void knowsAFileThatWasCutBetweenTwoSegments() throws IOException {
        var own = new Talk(lab).recorded("terminal").recorded("desk");
        own.finish();
        var track = own.report("archived").path("tracks").get(0);
        var file = file(track);
        var content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, 11 + 2 * (65_536 + 16)));

        assertThat(Player.pack(own).statusCode()).isEqualTo(409);
        var address =
                "/recordings/" + own.recording + "/tracks/" + track.path("name").asString();
        var player = Player.of(own);
        assertThat(player.get(address, "Range", "bytes=0-65535").statusCode()).isEqualTo(206);
        assertThat(player.get(address, "Range", "bytes=65536-65600").statusCode())
                .isEqualTo(409);
    }

    @Test
    void isGoneWhenTheKeyIsDestroyedAndTheProofStays() {
        var own = new Talk(lab).recorded("terminal").recorded("desk");
        own.finish();
        var track = own.report("archived").path("tracks").get(0);
        var name = track.path("name").asString();
        var files = PackFiles.in(Player.pack(own).body());
        destroy(track);

        var played = Player.of(own).get("/recordings/" + own.recording + "/tracks/" + name);
        assertThat(played.statusCode()).isEqualTo(409);
        assertThat(new String(played.body(), StandardCharsets.UTF_8)).contains("playback.damaged");

        // What is left of a pack, with the manifest as it is read now.
        files.put(
                "manifests/1.json",
                Player.of(own).get("/recordings/" + own.recording + "/manifest").body());
        files.remove("tracks/" + name + ".webm");
        var told = Verifier.verify(lab.sealKey.pub(), List.of(PackFiles.folder(folder.resolve("left"), files)))
                .getFirst();
        assertThat(Verifier.findings(told)
                        .map(one -> one.path("kind").asString() + " "
                                + one.path("file").asString()))
                .containsExactly("missing tracks/" + name + ".webm");
    }

    @Test
    void aKeyThatWasMovedToAnotherFileOpensNothing() {
        var own = new Talk(lab).recorded("terminal").recorded("desk");
        own.finish();
        var tracks = own.report("archived").path("tracks");
        var moved = lab.jdbc()
                .sql("update file_key set wrapped = (select wrapped from file_key where sha256 = ?) where sha256 = ?")
                .params(
                        tracks.get(1).path("sha256").asString(),
                        tracks.get(0).path("sha256").asString())
                .update();

        assertThat(moved).isEqualTo(1);
        var name = tracks.get(0).path("name").asString();
        assertThat(Player.of(own)
                        .get("/recordings/" + own.recording + "/tracks/" + name)
                        .statusCode())
                .isEqualTo(409);
        assertThat(Player.pack(own).statusCode()).isEqualTo(409);
    }

    private void destroy(JsonNode track) {
        lab.jdbc()
                .sql("delete from file_key where sha256 = ?")
                .param(track.path("sha256").asString())
                .update();
    }

    /** A service that is younger than the files it finds. */
    @Test
    void playsWhatWasKeptBeforeFilesWereEncrypted() throws IOException {
        var own = new Talk(lab).recorded("terminal").recorded("desk");
        own.finish();
        var track = own.report("archived").path("tracks").get(0);
        var address =
                "/recordings/" + own.recording + "/tracks/" + track.path("name").asString();
        var whole = Player.of(own).get(address).body();
        Files.write(file(track), whole);
        destroy(track);

        assertThat(Player.of(own).get(address).body()).isEqualTo(whole);
        assertThat(Player.pack(own).statusCode()).isEqualTo(200);
    }

    @Test
    void wrapsItsKeysAnewWhenThereIsANewMasterKeyAndNeedsTheOldOneNoLonger() throws IOException {
        var own = new Lab();
        var held = new Talk(own).recorded("terminal").recorded("desk");
        held.finish();
        held.report("archived");
        own.stop();
        var both = Files.writeString(folder.resolve("both.keys"), NEXT_KEY + Lab.VAULT_KEY);
        var next = Files.writeString(folder.resolve("next.keys"), NEXT_KEY);
        var service = own.start(Map.of("dangmian.vault.keys", both.toString()));
        await().until(() -> wrappedBy(1, service) == 0);
        service.close();
        Files.copy(next, own.vaultKeys, StandardCopyOption.REPLACE_EXISTING);
        own.start();

        var answer = Player.pack(held);
        own.stop();

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static int wrappedBy(int master, ConfigurableApplicationContext service) {
        return service.getBean(JdbcClient.class)
                .sql("select count(*) from file_key where master = ?")
                .param(master)
                .query(Integer.class)
                .single();
    }

    private JsonNode track() {
        return new JsonMapper()
                .readTree(Player.of(talk).get("/recordings/" + talk.recording).body())
                .path("tracks")
                .get(0);
    }

    private byte[] whole(JsonNode track) {
        var whole = Player.of(talk).get(track.path("url").asString()).body();
        assertThat(Sha256.of(whole).hex()).isEqualTo(track.path("sha256").asString());
        return whole;
    }

    private Path file(JsonNode track) {
        var hex = track.path("sha256").asString();
        return lab.vault.resolve("sha256").resolve(hex.substring(0, 2)).resolve(hex);
    }
}
