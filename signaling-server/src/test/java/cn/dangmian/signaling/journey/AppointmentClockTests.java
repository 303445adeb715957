package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The clocks of an appointment run out by the sweep of whichever node looks first. */
class AppointmentClockTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Booking booking = new Booking(node, town);
    private final LocalDate day = Booking.inDays(12);

    @BeforeEach
    void onDuty() {
        booking.onDuty(day);
    }

    private JsonNode scheduled() {
        return Booking.done(booking.schedule(booking.approved(), booking.slot(day, "09:00", "09:30")));
    }

    /** The clock is put forward, not waited for. */
    private void runOut(JsonNode appointment) {
        SERVERS.jdbc()
                .sql("update appointment set deadline = now() where id = ?::uuid and deadline is not null")
                .param(appointment.path("id").asString())
                .update();
    }

    private JsonNode awaited(JsonNode appointment, String stage) {
        await("it is " + stage)
                .atMost(Page.PATIENCE)
                .until(() -> now(appointment).path("stage").asString().equals(stage));
        return now(appointment);
    }

    private JsonNode now(JsonNode appointment) {
        return booking.look(appointment).path("appointment");
    }

    @Test
    void whoDoesNotComeFreesThePlacesAndIsInvitedOnceMore() {
        var appointment = scheduled();
        runOut(appointment);
        var missed = awaited(appointment, "NO_SHOW");
        assertThat(missed.path("missed").asInt()).isEqualTo(1);
        assertThat(missed.path("slot").isNull()).isTrue();
        assertThat(booking.clashes(booking.approved(), booking.slot(day, "09:00", "09:30")))
                .isEmpty();
        var again = Booking.done(booking.schedule(missed, booking.slot(day, "10:00", "10:30")));
        runOut(again);
        var twice = awaited(again, "NO_SHOW");
        assertThat(booking.schedule(twice, booking.slot(day, "11:00", "11:30")).code())
                .isEqualTo("scheduling.missed-twice");
    }

    @Test
    void anOfficialWhoIsNotThereIsNotedAndThePetitionerComesFirst() {
        var there = Booking.done(booking.act(booking.clerk, scheduled(), "arrive"));
        runOut(there);
        var absent = awaited(there, "OFFICIAL_ABSENT");
        assertThat(absent.path("priority").asBoolean()).isTrue();
        assertThat(booking.look(absent)
                        .path("history")
                        .valueStream()
                        .map(step -> step.path("kind").asString()))
                .endsWith("PETITIONER_ARRIVED", "OFFICIAL_MISSED");
    }

    @Test
    void whoWasNotReceivedByTheEveningIsNeverClosedSilently() {
        var there = Booking.done(booking.act(booking.clerk, scheduled(), "arrive"));
        var both = Booking.done(booking.act(booking.official, there, "attend"));
        assertThat(both.path("deadline").asString()).isEqualTo(Booking.at(day, "18:00"));
        runOut(both);
        var deferred = awaited(both, "DEFERRED");
        assertThat(deferred.path("priority").asBoolean()).isTrue();
        var again = Booking.done(booking.schedule(deferred, booking.slot(day.plusDays(0), "14:00", "14:30")));
        assertThat(again.path("stage").asString()).isEqualTo("SCHEDULED");
        assertThat(again.path("arrivedAt").isNull()).isTrue();
    }

    /** Ten working days until the reminder, ten more until it lapses; another wish for the same case is possible then. */
    @Test
    void aWishThatWasSentBackIsRemindedOfAndLapsesAndTheCaseCanBeAskedForAgain() {
        var caseId = booking.newCase();
        var taken = Booking.done(booking.act(booking.office, Booking.done(booking.submitted(caseId)), "take"));
        var back = Booking.done(booking.act(booking.office, taken, "return"));
        assertThat(back.path("deadline").asString()).isEqualTo(afterWorkingDays(10));
        runOut(back);
        await("reminded")
                .atMost(Page.PATIENCE)
                .until(() -> now(back).path("overdue").asBoolean());
        var reminded = now(back);
        assertThat(reminded.path("stage").asString()).isEqualTo("RETURNED");
        assertThat(reminded.path("deadline").asString()).isEqualTo(afterWorkingDays(10));
        assertThat(booking.clerk
                        .post(node, "/api/appointments", booking.wish(caseId, town.city, "OTHER"))
                        .code())
                .isEqualTo("scheduling.asked-already");
        runOut(reminded);
        var lapsed = awaited(reminded, "LAPSED");
        assertThat(lapsed.path("deadline").isNull()).isTrue();
        assertThat(booking.act(booking.clerk, lapsed, "submit").code()).isEqualTo("scheduling.wrong-stage");
        assertThat(SERVERS.jdbc()
                        .sql(
                                "select count(*) from audit_line where action = 'scheduling.AppointmentLapsed' and subject = ?")
                        .param(lapsed.path("id").asString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Booking.done(booking.submitted(caseId));
    }

    private String afterWorkingDays(int days) {
        return node.bean(WorkingDays.class).deadline(Instant.now(), days, false).toString();
    }

    @Test
    void anOfficeThatLetsItsTwoDaysPassIsToldAndKeepsTheWish() {
        var submitted = Booking.done(booking.submitted(booking.newCase()));
        runOut(submitted);
        await("overdue")
                .atMost(Page.PATIENCE)
                .until(() -> now(submitted).path("overdue").asBoolean());
        var late = now(submitted);
        assertThat(late.path("stage").asString()).isEqualTo("SUBMITTED");
        assertThat(late.path("deadline").isNull()).isTrue();
        assertThat(Booking.done(booking.act(booking.office, late, "take"))
                        .path("stage")
                        .asString())
                .isEqualTo("UNDER_REVIEW");
    }
}
