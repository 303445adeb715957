package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever still waits when the day ends is not forgotten. */
class DayEndTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Node node = SERVERS.first();

    @AfterEach
    void close() {
        scene.close();
    }

    private void cameLongAgo(String hours) {
        node.jdbc()
                .sql("update reception set checked_in_at = clock_timestamp() - ?::interval where id = ?::uuid")
                .params(hours + " hours", scene.waiting)
                .update();
    }

    @Test
    void isGivenAnotherTimeBeforeOthersWhenTheDesksHaveGone() {
        var booking = new Booking(node, scene.town);
        scene.official.done("release", Map.of());
        cameLongAgo("25");
        await().atMost(Page.PATIENCE).until(() -> scene.clerk.stage().equals("DEFERRED"));
        var waiting = Booking.done(booking.office.get(node, "/api/offices/" + scene.town.city + "/appointments"))
                .path("appointments")
                .path(0);
        assertThat(waiting.path("stage").asString()).isEqualTo("DEFERRED");
        assertThat(waiting.path("priority").asBoolean()).isTrue();
        assertThat(waiting.path("terminal").path("id").asString()).isEqualTo(scene.town.terminal.toString());
        scene.clerk.done("dismiss", Map.of("reception", scene.waiting));
        assertThat(scene.clerk.view().path("reception").isNull()).isTrue();
        assertThat(waiting.path("petitionCase").path("id").asString()).isNotEmpty();

        booking.onDuty(Booking.inDays(12));
        var slot = booking.slot(Booking.inDays(12), "09:00", "09:30");
        assertThat(Booking.done(booking.schedule(waiting, slot)).path("stage").asString())
                .isEqualTo("SCHEDULED");
    }

    @Test
    void whoWasPassedOverIsGivenAnotherTimeToo() {
        for (var call = 0; call < 3 && !scene.clerk.stage().equals("SKIPPED"); call++) {
            scene.official.done("call-next", Map.of());
            scene.official.done("skip", Map.of("reception", scene.waiting));
        }
        assertThat(scene.clerk.stage()).isEqualTo("SKIPPED");
        scene.official.done("release", Map.of());
        cameLongAgo("25");
        await().atMost(Page.PATIENCE).until(() -> scene.clerk.stage().equals("DEFERRED"));
    }

    @Test
    void whoHasAnAppointmentInTheSameCaseGetsNoSecondOne() {
        var booking = new Booking(node, scene.town);
        var caseId = node.jdbc()
                .sql("select case_id::text from reception where id = ?::uuid")
                .param(scene.waiting)
                .query(String.class)
                .single();
        Booking.done(booking.submitted(caseId));
        scene.official.done("release", Map.of());
        cameLongAgo("25");
        await().atMost(Page.PATIENCE).until(() -> scene.clerk.stage().equals("DEFERRED"));
        var open = Booking.done(booking.office.get(node, "/api/offices/" + scene.town.city + "/appointments"))
                .path("appointments");
        assertThat(open.size()).isEqualTo(1);
        assertThat(open.path(0).path("stage").asString()).isEqualTo("SUBMITTED");
    }

    /** Yesterday's day has ended whatever the hour is now; a desk that is manned still calls until six hours later. */
    @Test
    void waitsOnAsLongAsADeskOfTheLineIsManned() {
        cameLongAgo("5");
        scene.official.done("call-next", Map.of());
        scene.official.done("requeue", Map.of("reception", scene.waiting));
        assertThat(scene.clerk.stage()).isEqualTo("QUEUED");
        cameLongAgo("60");
        await().atMost(Page.PATIENCE).until(() -> scene.clerk.stage().equals("DEFERRED"));
    }
}
