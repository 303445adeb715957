package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import cn.dangmian.signaling.scheduling.events.AppointmentScheduled;
import cn.dangmian.signaling.scheduling.events.SlotTaken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What happens to an appointment and in the line becomes the right notice, by the way that people go. */
class NoticeEventTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.with(Map.of(
            "dangmian.notices.mailbox", "true",
            "dangmian.notices.quiet-from", "00:00",
            "dangmian.notices.quiet-until", "00:00",
            "dangmian.notices.most-to-one", "100"));

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Booking booking = new Booking(node, town);
    private final LocalDate day = Booking.inDays(12);
    private final Told told = new Told(booking);

    @BeforeEach
    void onDuty() {
        booking.onDuty(day);
    }

    private JsonNode scheduled() {
        return Booking.done(booking.schedule(booking.approved(told.caseId), booking.slot(day, "09:00", "09:30")));
    }

    private String text(Told.Row row) {
        return booking.office
                .post(node, "/api/notices/" + row.id() + "/text", Map.of())
                .text("text");
    }

    private void runOut(JsonNode appointment) {
        SERVERS.jdbc()
                .sql("update appointment set deadline = now() where id = ?::uuid and deadline is not null")
                .param(appointment.path("id").asString())
                .update();
    }

    /** The day has come, so many minutes after the start. */
    private void begin(JsonNode appointment, int minutesAgo) {
        SERVERS.jdbc()
                .sql("""
                        update appointment set starts = now() - make_interval(mins => ?), ends = now() + interval '1 hour'
                        where id = ?::uuid""")
                .params(minutesAgo, appointment.path("id").asString())
                .update();
    }

    @Test
    void whoHasATimeIsToldWhenAndWhereAndNothingThatAStrangerMayNotRead() {
        scheduled();
        var told9 = text(told.awaited("BOOKED", "DELIVERED"));
        assertThat(told9)
                .contains(day.getMonthValue() + "月" + day.getDayOfMonth() + "日")
                .contains("9:00")
                .contains("Office")
                .doesNotContain("Zhang San")
                .doesNotContain("A drain");
        var mails = booking.clerk.get(node, "/api/mailbox").json().path("mails");
        assertThat(mails.valueStream()
                        .map(mail -> mail.path("text").path("text").asString()))
                .contains(told9);
    }

    @Test
    void aMovedTimeIsToldAndTheOneBeforeIsNotToldAgainHoweverOftenItIsHeard() {
        var first = scheduled();
        told.awaited("BOOKED", "DELIVERED");
        Booking.done(
                booking.act(booking.office, first, "reschedule", Map.of("slot", booking.slot(day, "11:00", "11:30"))));
        assertThat(text(told.awaited("MOVED", "DELIVERED"))).contains("11:00");
        var again = scheduledEvent(first);
        for (var n = 0; n < 3; n++) {
            publish(again);
            // One after the other: of equal events under way at once, Modulith ticks off one alone until it tells them
            // again.
            await("heard").atMost(Page.PATIENCE).until(NoticeEventTests::nothingIsUnheard);
        }
        assertThat(told.rows()).extracting(Told.Row::kind).containsExactlyInAnyOrder("BOOKED", "MOVED");
        // Heard for the first time after the move: written down, and not sent.
        SERVERS.jdbc().sql("delete from notice_step").update();
        SERVERS.jdbc().sql("delete from notice where kind = 'BOOKED'").update();
        publish(again);
        assertThat(told.awaited("BOOKED", "SUPPRESSED").cause()).isEqualTo("SUPERSEDED");
    }

    private static boolean nothingIsUnheard() {
        return SERVERS.jdbc()
                        .sql("select count(*) from event_publication")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    private AppointmentScheduled scheduledEvent(JsonNode appointment) {
        var slot = new SlotTaken(
                new PersonId(town.official.id()),
                new DeskId(town.desk),
                new TerminalId(town.terminal),
                Instant.parse(appointment.path("slot").path("starts").asString()),
                Instant.parse(appointment.path("slot").path("ends").asString()));
        return new AppointmentScheduled(
                AppointmentId.of(appointment.path("id").asString()),
                new CaseId(UUID.fromString(told.caseId)),
                appointment.path("revision").asLong(),
                Instant.now(),
                slot);
    }

    private void publish(Object event) {
        node.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> node.context().publishEvent(event));
    }

    @Test
    void whatTheOfficeDecidesIsToldWithItsReasonUnlessItTellsOfTheMatter() {
        var taken = Booking.done(booking.act(booking.office, Booking.done(booking.submitted(told.caseId)), "take"));
        var back = Booking.done(booking.act(booking.office, taken, "return", Map.of("reason", "请补充委托书。")));
        assertThat(text(told.awaited("RETURNED", "DELIVERED"))).contains("原因：请补充委托书。");
        runOut(back);
        assertThat(text(told.awaited("REMINDED", "DELIVERED"))).contains("前补充，逾期预约失效");
        var again = Booking.done(booking.act(booking.clerk, booking.look(back).path("appointment"), "submit"));
        var second = Booking.done(booking.act(booking.office, again, "take"));
        Booking.done(booking.act(booking.office, second, "reject", Map.of("reason", "Zhang San 的 A drain 归水务局")));
        assertThat(text(told.awaited("REJECTED", "DELIVERED")))
                .contains("原因请向登记处查询")
                .doesNotContain("Zhang");
    }

    @Test
    void whoNeverAnswersIsToldThatTheWishLapsedAndTheCaseDidNot() {
        var taken = Booking.done(booking.act(booking.office, Booking.done(booking.submitted(told.caseId)), "take"));
        var back = Booking.done(booking.act(booking.office, taken, "return"));
        runOut(back);
        told.awaited("REMINDED", "DELIVERED");
        runOut(back);
        assertThat(text(told.awaited("LAPSED", "DELIVERED"))).contains("已失效，可重新预约", "事项不受影响");
    }

    @Test
    void whoCancelsThemselfIsNotToldAndWhomTheOfficeCancelsIs() {
        Booking.done(booking.act(booking.clerk, scheduled(), "cancel"));
        told.awaited("BOOKED", "DELIVERED");
        var other = new Told(booking);
        var theirs =
                Booking.done(booking.schedule(booking.approved(other.caseId), booking.slot(day, "10:00", "10:30")));
        Booking.done(booking.act(booking.office, theirs, "cancel"));
        other.awaited("CANCELLED", "DELIVERED");
        await("heard").atMost(Page.PATIENCE).until(NoticeEventTests::nothingIsUnheard);
        assertThat(told.rows()).extracting(Told.Row::kind).containsExactly("BOOKED");
    }

    @Test
    void whoDoesNotComeIsInvitedOnceMoreAndThenToldWhereToGo() {
        var appointment = scheduled();
        runOut(appointment);
        told.awaited("NO_SHOW", "DELIVERED");
        var again = Booking.done(
                booking.schedule(booking.look(appointment).path("appointment"), booking.slot(day, "10:00", "10:30")));
        runOut(again);
        assertThat(text(told.awaited("NO_SHOW_AGAIN", "DELIVERED"))).contains("两次未到场");
        assertThat(told.rows()).filteredOn(row -> row.kind().equals("BOOKED")).hasSize(2);
    }

    @Test
    void anAbsentOfficialApologizesAndWhoWasNotReceivedIsTold() {
        runOut(Booking.done(booking.act(booking.clerk, scheduled(), "arrive")));
        told.awaited("OFFICIAL_ABSENT", "DELIVERED");
        var other = new Told(booking);
        var theirs =
                Booking.done(booking.schedule(booking.approved(other.caseId), booking.slot(day, "10:00", "10:30")));
        var there = Booking.done(booking.act(booking.clerk, theirs, "arrive"));
        runOut(Booking.done(booking.act(booking.official, there, "attend")));
        other.awaited("DEFERRED", "DELIVERED");
    }

    @Test
    void whoIsLateIsToldUntilWhenAndWhoMustWaitIsAskedForPatience() {
        var appointment = scheduled();
        begin(appointment, 3);
        assertThat(text(told.awaited("LATE", "DELIVERED"))).contains("已开始");
        var there = Booking.done(
                booking.act(booking.clerk, booking.look(appointment).path("appointment"), "arrive"));
        begin(there, 5);
        var other = new Told(booking);
        begin(there(other, "14:00", "14:30"), 16);
        assertThat(text(other.awaited("DELAYED", "DELIVERED"))).contains("推迟");
        assertThat(told.rows()).extracting(Told.Row::kind).doesNotContain("DELAYED");
    }

    /** That the same case was called in the morning, without a time, does not mean that the time was kept. */
    @Test
    void whoWasCalledForAnotherReasonIsStillAskedForPatience() {
        var called = called(told.caseId);
        begin(there(told, "09:00", "09:30"), 16);
        told.awaited("DELAYED", "DELIVERED");
        var kept = new Told(booking);
        var appointment = there(kept, "14:00", "14:30");
        SERVERS.jdbc()
                .sql("update reception set appointment = ?::uuid where id = ?::uuid")
                .params(appointment.path("id").asString(), called)
                .update();
        begin(appointment, 16);
        var last = new Told(booking);
        begin(there(last, "15:00", "15:30"), 16);
        last.awaited("DELAYED", "DELIVERED");
        assertThat(kept.rows()).extracting(Told.Row::kind).doesNotContain("DELAYED");
    }

    private String called(String caseId) {
        try (var terminal =
                Post.terminal(node, town.clerk.login(), town.terminal).taken()) {
            var said = terminal.ask("check-in", terminal.checkInOf(caseId, town.city));
            terminal.done("leave", Map.of("reception", said.text("reception"), "reason", "tired"));
            SERVERS.jdbc()
                    .sql("update reception set called_at = now() where id = ?::uuid")
                    .param(said.text("reception"))
                    .update();
            return said.text("reception");
        }
    }

    /** The petitioner is there; no clock but the one of the start runs. */
    private JsonNode there(Told petitioner, String from, String until) {
        var theirs =
                Booking.done(booking.schedule(booking.approved(petitioner.caseId), booking.slot(day, from, until)));
        var there = Booking.done(booking.act(booking.clerk, theirs, "arrive"));
        SERVERS.jdbc().sql("update appointment set deadline = null").update();
        return there;
    }

    @Test
    void whoSpeaksEnglishIsToldInEnglish() {
        var wish = booking.wish(told.caseId, town.city, "OTHER");
        wish.put("language", "English");
        var drafted = Booking.done(booking.clerk.post(node, "/api/appointments", wish));
        var taken = Booking.done(
                booking.act(booking.office, Booking.done(booking.act(booking.clerk, drafted, "submit")), "take"));
        Booking.done(booking.act(booking.office, taken, "return"));
        assertThat(text(told.awaited("RETURNED", "DELIVERED")))
                .contains("has to be completed")
                .contains("Reason: Because.");
    }

    @Test
    void ofACaseThatSomebodyIsKeptAwayFromNotEvenTheOfficeIsNamed() {
        var supervisor = Visitor.signedIn(node, town.supervisor.login());
        var guards = Map.of(
                "confidentiality", "NORMAL",
                "accusedOffices", List.of(),
                "accusedPeople", List.of(booking.officer.id()),
                "people", List.of());
        var appointment = booking.approved(told.caseId);
        var officer = Visitor.signedIn(node, town.newPerson("OFFICE", town.city).login());
        assertThat(supervisor
                        .put(node, "/api/cases/" + told.caseId + "/guards", guards)
                        .status())
                .isEqualTo(200);
        Booking.done(
                booking.act(officer, appointment, "schedule", Map.of("slot", booking.slot(day, "09:00", "09:30"))));
        var row = told.awaited("BOOKED", "DELIVERED");
        assertThat(booking.office
                        .post(node, "/api/notices/" + row.id() + "/text", Map.of())
                        .code())
                .isEqualTo("notices.unknown-notice");
        var withheld =
                booking.office.get(node, "/api/notices").json().path("notices").path(0);
        assertThat(withheld.path("id").asString()).isEqualTo(row.id().toString());
        assertThat(withheld.path("recipient").asString()).isEmpty();
        assertThat(withheld.path("petitionCase").isNull()).isTrue();
        assertThat(officer.post(node, "/api/notices/" + row.id() + "/text", Map.of())
                        .text("text"))
                .startsWith("您的预约定于")
                .doesNotContain("Office");
    }
}
