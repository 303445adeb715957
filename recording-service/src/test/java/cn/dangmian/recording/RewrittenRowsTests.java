package cn.dangmian.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may write every row of the database gets no pack out of it that passes for sound. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RewrittenRowsTests {

    private static final List<String> TABLES = List.of("manifest", "tree_node", "tree_head", "track", "exhibit");

    private final Lab lab = new Lab();
    private Talk talk = new Talk(lab);

    @TempDir
    Path folder;

    @BeforeAll
    void holdATalk() {
        talk = new Talk(lab).recorded("terminal").recorded("desk");
        talk.finish();
        talk.report("archived");
        SealTests.add(talk, "%PDF-1.7".getBytes(UTF_8));
        SealTests.awaitManifests(talk, 2);
        TABLES.forEach(table -> change("create table kept_" + table + " as table " + table));
    }

    @AfterEach
    void restore() {
        TABLES.forEach(table -> {
            change("delete from " + table);
            change("insert into " + table + " table kept_" + table);
        });
    }

    @AfterAll
    void stop() {
        lab.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update manifest set signature = set_byte(signature, 6, 255 - get_byte(signature, 6)) where number = 1",
                "update manifest set place = 77 where number = 2",
                "update manifest set sha256 = (select sha256 from track limit 1) where number = 1",
                "delete from manifest where number = 1",
                "update tree_node set hash = set_byte(hash, 2, 255 - get_byte(hash, 2)) where level = 0 and place = 0",
                "update tree_node set hash = sha256(hash)",
                "update tree_head set note = replace(note, 'dangmian', 'dangmeng')",
                "update tree_head set note = (select note from tree_head where size = 1)",
                "update track set sha256 = (select sha256 from track where name = 'desk-1') where name = 'terminal-1'",
                "delete from track where name = 'desk-1'",
                "update track set name = 'desk-9' where name = 'desk-1'",
                "update exhibit set sha256 = (select sha256 from track limit 1)",
                "delete from exhibit"
            })
    void findsIt(String rewriting) throws IOException {
        assertThat(isSound()).isTrue();

        assertThat(change(rewriting)).isPositive();

        assertThat(isSound()).isFalse();
    }

    private int change(String sql) {
        return lab.jdbc().sql(sql).update();
    }

    /** @return false when there is no pack either */
    private boolean isSound() throws IOException {
        var answer = Player.pack(talk);
        if (answer.statusCode() != 200) {
            return false;
        }
        var zip = Files.write(folder.resolve("pack.zip"), answer.body());
        return Verifier.verify(lab.sealKey.pub(), List.of(zip))
                .getFirst()
                .path("sound")
                .asBoolean();
    }
}
