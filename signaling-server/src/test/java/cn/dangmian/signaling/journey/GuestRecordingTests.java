package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.Segment;
import cn.dangmian.signaling.media.events.SegmentStopped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the recorder says of a guest: it stands in for no side, and its trouble leaves with the guest. */
class GuestRecordingTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.alone();

    private final UUID room = UUID.randomUUID();
    private UUID recording = UUID.randomUUID();

    @BeforeEach
    void open() {
        recording = recorded(room);
    }

    @Test
    void aGuestStandsInForNoSide() {
        expect(recording, "terminal", "guesta");
        report("growing", recording, "terminal");
        report("growing", recording, "guesta");
        awaitGrowing(recording, 2);
        assertThat(told("stage")).isNotEqualTo("ACTIVE");

        expect(recording, "desk");
        report("growing", recording, "desk");
        awaitStage("ACTIVE");
    }

    @Test
    void theTroubleOfAGuestLeavesWithTheGuest() {
        expect(recording, "terminal", "desk", "guesta");
        report("growing", recording, "terminal");
        report("growing", recording, "desk");
        report("growing", recording, "guesta");
        awaitStage("ACTIVE");
        report("stalled", recording, "guesta", 9_000);
        isHeard();
        assertThat(told("stage")).isEqualTo("ACTIVE");
        report("stalled", recording, "guesta");
        awaitStage("FAILED");

        var guest = new Segment(name(recording, "guesta"), "guesta", Instant.now(), Instant.now(), true, true);
        SERVERS.first().context().publishEvent(new SegmentStopped(new RoomId(room), guest, Instant.now()));
        awaitStage("ACTIVE");

        // Said before the recorder knew that the guest had left; what is said after it shows that it was heard.
        report("stalled", recording, "guesta");
        isHeard();
        assertThat(told("trouble")).isNotEqualTo("recording.not-growing");
    }

    @Test
    void aSideThatIsHeldMayBeSilentLonger() {
        hold("terminal");
        expect(recording, "terminal", "desk");
        report("growing", recording, "terminal");
        report("growing", recording, "desk");
        awaitStage("ACTIVE");
        report("stalled", recording, "terminal", 5_000);
        isHeard();
        assertThat(told("stage")).isEqualTo("ACTIVE");
        report("stalled", recording, "desk", 5_000);
        awaitStage("FAILED");
    }

    @Test
    void whatIsShownBesidesMayStandStillForAsLongAsItLikes() {
        expect(recording, "terminal", "desk", "screen", "camera");
        report("growing", recording, "terminal");
        report("growing", recording, "desk");
        awaitStage("ACTIVE");
        report("growing", recording, "screen");
        report("stalled", recording, "screen", 600_000);
        report("stalled", recording, "camera", 600_000);
        isHeard();
        assertThat(told("stage")).isEqualTo("ACTIVE");
        assertThat(told("trouble")).isEmpty();
        // Nor does it stand in for a side.
        report("stalled", recording, "desk");
        awaitStage("FAILED");
        report("growing", recording, "screen");
        report("growing", recording, "desk");
        awaitStage("ACTIVE");
    }

    @Test
    void aSideThatSendsLittleOnPurposeIsWellAsLongAsAnythingGrows() {
        seat("terminal");
        seat("desk");
        expect(recording, "terminal", "desk");
        report("growing", recording, "terminal");
        report("growing", recording, "desk");
        awaitStage("ACTIVE");
        quiet("terminal", true, "0 s");
        report("stalled", recording, "terminal", 60_000, 3_300);
        // Its camera is on again, and has not sent for as long as it was silent before.
        quiet("terminal", false, "2 s");
        report("stalled", recording, "terminal", 3_200, 100);
        isHeard();
        assertThat(told("stage")).isEqualTo("ACTIVE");
        quiet("terminal", false, "4 s");
        report("stalled", recording, "terminal", 3_200, 100);
        awaitStage("FAILED");
    }

    @Test
    void aRecorderThatStoppedIsFoundThoughTheCameraIsOff() {
        seat("terminal");
        expect(recording, "terminal", "desk");
        report("growing", recording, "terminal");
        report("growing", recording, "desk");
        awaitStage("ACTIVE");
        quiet("terminal", true, "60 s");
        report("stalled", recording, "terminal", 12_000, 10_000);
        awaitStage("FAILED");
    }

    /** @param ago when its page said so */
    private void quiet(String name, boolean quiet, String ago) {
        SERVERS.jdbc()
                .sql(
                        "update media_seat set quiet = ?, quiet_changed_at = now() - ?::interval where room = ? and name = ?")
                .params(quiet, ago, room, name)
                .update();
    }

    private void hold(String name) {
        SERVERS.jdbc()
                .sql("insert into media_limit (room, seat, held) values (?, ?, true)")
                .params(room, seat(name))
                .update();
    }

    private UUID seat(String name) {
        var seat = UUID.randomUUID();
        SERVERS.jdbc()
                .sql(
                        "insert into media_room (id, owner, lease_until, stage) values (?, 'nobody', now(), 'CLOSED') on conflict do nothing")
                .param(room)
                .update();
        SERVERS.jdbc()
                .sql(
                        "insert into media_seat (id, room, name, client, publishes, watches) values (?, ?, ?, ?, true, true)")
                .params(seat, room, name, UUID.randomUUID())
                .update();
        return seat;
    }

    /** What is reported is heard in its order. */
    private static void isHeard() {
        var other = recorded(UUID.randomUUID());
        expect(other, "desk");
        report("growing", other, "desk");
        awaitGrowing(other, 1);
    }

    private static UUID recorded(UUID room) {
        var id = UUID.randomUUID();
        SERVERS.jdbc()
                .sql("""
                        insert into recording (id, reception, case_id, case_number, room, stage, started_at)
                        values (?, ?, ?, '', ?, 'STARTING', now())""")
                .params(id, UUID.randomUUID(), UUID.randomUUID(), room)
                .update();
        return id;
    }

    private static void expect(UUID recording, String... seats) {
        for (var seat : seats) {
            SERVERS.jdbc()
                    .sql("insert into recording_segment (recording, name, seat, started_at) values (?, ?, ?, now())")
                    .params(recording, name(recording, seat), seat)
                    .update();
        }
    }

    private static String name(UUID recording, String seat) {
        return "r" + recording + "-" + seat + "-1";
    }

    private static void report(String type, UUID recording, String seat) {
        report(type, recording, seat, 10_000);
    }

    private static void report(String type, UUID recording, String seat, int silentMillis) {
        report(type, recording, seat, silentMillis, silentMillis);
    }

    private static void report(String type, UUID recording, String seat, int silentMillis, int shortestMillis) {
        Recorder.reports(
                SERVERS.first(),
                type,
                recording,
                name(recording, seat),
                new Recorder.Silence(silentMillis, shortestMillis));
    }

    private static void awaitGrowing(UUID recording, int count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> SERVERS.jdbc()
                                .sql("select count(*) from recording_segment where recording = ? and growing")
                                .param(recording)
                                .query(Integer.class)
                                .single()
                        == count);
    }

    /** The recorder says all the time that it is alive: silence would be a trouble of its own. */
    private void awaitStage(String stage) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            report("alive", recording, "");
            return told("stage").equals(stage);
        });
    }

    private String told(String column) {
        return SERVERS.jdbc()
                .sql("select " + column + " from recording where id = ?")
                .param(recording)
                .query(String.class)
                .single();
    }
}
