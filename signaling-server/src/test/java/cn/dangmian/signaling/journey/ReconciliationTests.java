package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What should be recorded against what the recording service has: what was lost on the way is told again. */
class ReconciliationTests {

    private static final String HASH = ArchiveSides.HASH;
    private static final RecordingShelf SHELF = new RecordingShelf();

    @RegisterExtension
    static final Servers SERVERS = Servers.with(ArchiveSides.settings(SHELF));

    private final ArchiveSides sides = new ArchiveSides(SERVERS, SHELF);

    @AfterEach
    void forget() {
        sides.close();
    }

    @AfterAll
    static void close() {
        SHELF.close();
    }

    @Test
    void tellsTheEndOfATalkAgainToAServiceThatDoesNotKnowIt() {
        sides.ours("FINALIZING", 20);
        SERVERS.jdbc()
                .sql("insert into recording_segment (recording, name, seat, started_at) values (?, ?, 'desk', now())")
                .params(sides.recording, "r" + sides.recording + "-desk-1")
                .update();

        var told = sides.awaitTold("finish");

        assertThat(told.path("segments").get(0).path("name").asString()).isEqualTo("r" + sides.recording + "-desk-1");
        assertThat(told.path("talk").path("until").asString()).isNotEmpty();
        assertThat(told.path("caseNumber").asString()).isEqualTo("5101-2026-000001");
        assertThat(sides.logged("archive.tell-again")).isTrue();
    }

    @Test
    void asksForAReportThatWasLostAndTakesIt() {
        sides.ours("FINALIZING", 20);
        sides.theirs("VERIFIED", HASH);
        assertThat(sides.awaitTold("report").path("recording").asString()).isEqualTo(sides.recording.toString());

        sides.reportArchived();

        await().atMost(Page.PATIENCE)
                .until(() -> sides.count("recording where stage = 'ARCHIVED' and id = '" + sides.recording + "'") == 1);
    }

    @Test
    void tellsAgainThatATalkNeverWas() {
        sides.ours("ABANDONED", 20);
        sides.theirs("ACTIVE", "");

        assertThat(sides.awaitTold("abandon").path("recording").asString()).isEqualTo(sides.recording.toString());
    }

    @Test
    void leavesATalkAloneThatEndedThisMoment() {
        SERVERS.jdbc()
                .sql(
                        "insert into recording (id, reception, case_id, case_number, room, stage, started_at, talk_from, talk_until) values (?, ?::uuid, ?, '1', ?, 'FINALIZING', now(), now(), now() + interval '1 hour')")
                .params(sides.recording, sides.scene.waiting, UUID.randomUUID(), UUID.randomUUID())
                .update();
        sides.compareAll();

        assertThat(sides.count("recording_outbox where body ->> 'recording' = '" + sides.recording + "'"))
                .isZero();
    }

    @Test
    void nobodyIsCalledWhileTooLittleRoomIsLeft() {
        sides.tellAlive(true);
        await().atMost(Page.PATIENCE)
                .untilAsserted(() ->
                        assertThat(sides.scene.official.ask("call-next").code()).isEqualTo("archive.no-space"));

        sides.tellAlive(false);
        await().atMost(Page.PATIENCE)
                .untilAsserted(() ->
                        assertThat(sides.scene.official.ask("call-next").code()).isEmpty());
    }

    @Test
    void showsTheStorageAndComparesEverythingWhenAsked() {
        var asked = sides.compareAll();

        var storage =
                sides.administrator.get(SERVERS.first(), "/api/archive/storage").json();
        assertThat(storage.path("service").path("vault").path("freeBytes").asInt())
                .isEqualTo(1000);
        assertThat(storage.path("comparison").path("askedAt").asString()).isEqualTo(asked);
        assertThat(sides.logged("archive.compare")).isTrue();
    }
}
