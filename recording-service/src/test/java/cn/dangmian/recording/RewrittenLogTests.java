package cn.dangmian.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Whoever writes the tree anew, every node of it, and lets the service itself sign it, is found by everybody who was in it before. */
class RewrittenLogTests {

    private final Lab lab = new Lab();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        lab.stop();
    }

    @Test
    void isNoContinuationOfWhatWasSignedBefore() throws IOException {
        var rewritten = archived();
        var witness = archived();
        change("update tree_node set hash = sha256(hash) where level = 0 and place = 0");
        change("""
                update tree_node set hash = sha256('\\x01'::bytea
                    || (select hash from tree_node where level = 0 and place = 0)
                    || (select hash from tree_node where level = 0 and place = 1))
                where level = 1 and place = 0""");
        var later = archived();

        assertThat(findings(rewritten)).contains("manifests/1.json is not in the log");
        // Its own place in the new log is right: only the proof of growth tells.
        assertThat(findings(witness)).containsExactly("log/proof.json the log was made anew after manifest 1");
        assertThat(findings(later)).isEmpty();
    }

    private Talk archived() {
        var talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
        return talk;
    }

    private void change(String sql) {
        assertThat(lab.jdbc().sql(sql).update()).isEqualTo(1);
    }

    private List<String> findings(Talk talk) throws IOException {
        var zip = Files.write(folder.resolve("pack.zip"), Player.pack(talk).body());
        var told = Verifier.verify(lab.sealKey.pub(), List.of(zip)).getFirst();
        return Verifier.findings(told).map(RewrittenLogTests::words).toList();
    }

    private static String words(JsonNode finding) {
        return finding.path("file").asString() + " " + finding.path("text").asString();
    }
}
