package cn.dangmian.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where national cryptography is asked for, every file is sealed by its SM3 too. */
class NationalSealTests {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void namesTheSm3OfEveryFileFromThenOnAndTheVerifierLooksAtIt() {
        var lab = new Lab();
        try {
            var before = archived(lab);
            lab.stop();
            lab.restart(Map.of("dangmian.seal.sm3", "true"));
            SealTests.add(before, "%PDF-1.7 minutes".getBytes(UTF_8));
            SealTests.awaitManifests(before, 2);
            var after = archived(lab);

            var older = verified(lab, PackFiles.in(Player.pack(before).body()), "older");
            var files = PackFiles.in(Player.pack(after).body());
            var newer = verified(lab, files, "newer");

            assertThat(older.path("sound").asBoolean()).as(older.toString()).isTrue();
            assertThat(older.path("sm3").asInt()).as("the paper alone").isOne();
            assertThat(newer.path("sound").asBoolean()).as(newer.toString()).isTrue();
            assertThat(newer.path("sm3").asInt()).as("both tracks").isEqualTo(2);
            assertThat(findsAnotherSm3(lab, files)).contains("changed tracks/desk-1.webm");
        } finally {
            lab.stop();
        }
    }

    private static Talk archived(Lab lab) {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
        return talk;
    }

    private JsonNode verified(Lab lab, Map<String, byte[]> files, String name) {
        var pack = PackFiles.folder(folder.resolve(name), files);
        return Verifier.verify(lab.sealKey.pub(), List.of(pack)).getFirst();
    }

    /** Whoever could sign would have to change both. */
    private List<String> findsAnotherSm3(Lab lab, Map<String, byte[]> files) {
        var text = new String(Objects.requireNonNull(files.get("manifests/1.json")), UTF_8);
        var sm3 = JSON.readTree(text).at("/sm3/desk-1").asString();
        assertThat(sm3).hasSize(64);
        files.put("manifests/1.json", text.replace(sm3, "0".repeat(64)).getBytes(UTF_8));
        return Verifier.findings(verified(lab, files, "forged"))
                .map(one -> one.path("kind").asString() + " " + one.path("file").asString())
                .toList();
    }
}
