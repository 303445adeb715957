package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Papers of a talk and its signed minutes are brought to the recording, to be sealed with it. */
class ExhibitTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final RecordingShelf SHELF = new RecordingShelf();

    @RegisterExtension
    static final Servers SERVERS = Servers.with(SHELF.settings());

    private final MinutesTalk talk = new MinutesTalk(SERVERS);
    private final UUID recording = UUID.randomUUID();

    @AfterEach
    void leave() {
        talk.close();
    }

    @AfterAll
    static void close() {
        SHELF.close();
    }

    @Test
    void areBroughtAndToldOnceTheRecordingIsArchivedThoughItsKeeperIsAwayAtFirst() throws IOException {
        bring();
        close(talk);
        talk.end();
        SHELF.refuse(2);
        archived();

        var told = awaitTold(2);

        assertThat(SHELF.isTiredOfRefusing()).isTrue();
        assertThat(told.stream().map(one -> one.path("name").asString()))
                .containsExactlyInAnyOrder("document-01.png", "minutes.pdf");
        for (var exhibit : told) {
            var path = "/recordings/" + recording + "/exhibits/"
                    + exhibit.path("sha256").asString();
            assertThat(SHELF.taken().get(path))
                    .as(path)
                    .hasSize(exhibit.path("bytes").asInt());
        }
        assertThat(logged()).isPositive();
    }

    @Test
    void areNotBroughtWhileTheRecordingIsNotArchived() throws IOException {
        bring();
        var other = new MinutesTalk(SERVERS);
        try {
            close(other);
            other.end();
            archived(other.scene.waiting, UUID.randomUUID());
            await().atMost(Page.PATIENCE).until(() -> untold(other.scene.waiting) == 0);
        } finally {
            other.close();
        }

        assertThat(untold(talk.scene.waiting)).isEqualTo(1);
    }

    private void bring() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", out);
        var path = "/api/receptions/" + talk.scene.waiting + "/documents";
        var brought = Materials.upload(talk.scene.clerk.visitor(), SERVERS.first(), path, "", out.toByteArray());
        assertThat(brought.status()).isEqualTo(201);
    }

    /** Read, signed by both, and so closed. */
    private static void close(MinutesTalk talk) {
        talk.write();
        assertThat(talk.official.show().code()).isEmpty();
        assertThat(talk.clerk
                        .sign(Map.of("number", 0, "strokes", MinutesPage.NAME))
                        .code())
                .isEmpty();
        assertThat(talk.official.sign(Map.of()).code()).isEmpty();
        await().atMost(Page.PATIENCE)
                .until(() -> SERVERS.jdbc()
                                .sql("select count(*) from minutes_paper where reception = ?::uuid")
                                .param(talk.scene.waiting)
                                .query(Integer.class)
                                .single()
                        == 1);
    }

    private void archived() {
        archived(talk.scene.waiting, recording);
    }

    /** As if the recording of this talk, which was closed with it, had been another. */
    private static void archived(String reception, UUID recording) {
        await().atMost(Page.PATIENCE)
                .until(() -> SERVERS.jdbc()
                        .sql("select bool_and(talk_until is not null) from recording where reception = ?::uuid")
                        .param(reception)
                        .query(Boolean.class)
                        .single());
        SERVERS.jdbc()
                .sql("update recording set stage = 'ABANDONED' where reception = ?::uuid")
                .param(reception)
                .update();
        SERVERS.jdbc()
                .sql("""
                        insert into recording (id, reception, case_id, case_number, room, stage, started_at, duration_millis, sha256)
                        values (?, ?::uuid, ?, '', ?, 'ARCHIVED', now(), 1000, repeat('0', 64))""")
                .params(recording, reception, UUID.randomUUID(), UUID.randomUUID())
                .update();
    }

    private List<JsonNode> awaitTold(int count) {
        await().atMost(Duration.ofSeconds(90)).until(() -> told().size() == count);
        return told();
    }

    private List<JsonNode> told() {
        return SERVERS
                .jdbc()
                .sql("select body::text from recording_outbox where body->>'type' = 'add' and body->>'recording' = ?")
                .param(recording.toString())
                .query(String.class)
                .list()
                .stream()
                .flatMap(body -> JSON.readTree(body).path("exhibits").valueStream())
                .toList();
    }

    private static int untold(String reception) {
        return SERVERS.jdbc()
                .sql("select count(*) from recording_exhibit where reception = ?::uuid and told_at is null")
                .param(reception)
                .query(Integer.class)
                .single();
    }

    private int logged() {
        return SERVERS.jdbc()
                .sql("select count(*) from audit_line where action = 'archive.add-exhibits' and subject = ?")
                .param(recording.toString())
                .query(Integer.class)
                .single();
    }
}
