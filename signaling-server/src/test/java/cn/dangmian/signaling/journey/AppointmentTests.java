package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.scheduling.AppointmentDesk;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** From a wish through the offices to a time, and what becomes of it. */
class AppointmentTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Booking booking = new Booking(node, town);
    private final LocalDate day = Booking.inDays(12);

    private static String stage(JsonNode appointment) {
        return appointment.path("stage").asString();
    }

    private JsonNode scheduled() {
        booking.onDuty(day);
        return Booking.done(booking.schedule(booking.approved(), booking.slot(day, "09:00", "09:30")));
    }

    @Test
    void goesThroughEveryOfficeBetweenWithReasonsAndAClockForEach() {
        var above =
                Visitor.signedIn(node, town.newPerson("OFFICE", town.province).login());
        var drafted = booking.drafted(booking.newCase(), town.province, "LAND_RIGHTS");
        assertThat(stage(drafted)).isEqualTo("DRAFT");
        assertThat(drafted.path("tier").path("rule").asString()).isEqualTo("LAND_RIGHTS");
        var submitted = Booking.done(booking.act(booking.clerk, drafted, "submit"));
        assertThat(submitted.path("reviewer").path("id").asString()).isEqualTo(town.city.toString());
        assertThat(Instant.parse(submitted.path("deadline").asString())).isAfter(Instant.now());
        assertThat(booking.act(above, submitted, "take").code()).isEqualTo("scheduling.unknown-appointment");

        var taken = Booking.done(booking.act(booking.office, submitted, "take"));
        assertThat(booking.act(booking.office, taken, "approve").code()).isEqualTo("scheduling.not-last-office");
        var forwarded = Booking.done(
                booking.act(booking.office, taken, "forward", Map.of("reason", "A matter of two counties.")));
        assertThat(stage(forwarded)).isEqualTo("SUBMITTED");
        assertThat(forwarded.path("reviewer").path("id").asString()).isEqualTo(town.province.toString());
        var back = Booking.done(booking.act(
                above,
                Booking.done(booking.act(above, forwarded, "take")),
                "return",
                Map.of("reason", "Which counties?")));
        assertThat(stage(back)).isEqualTo("RETURNED");
        assertThat(stage(Booking.done(booking.act(booking.clerk, back, "submit"))))
                .isEqualTo("SUBMITTED");
        assertHistory(drafted);
    }

    private void assertHistory(JsonNode drafted) {
        var history = booking.look(drafted).path("history");
        assertThat(history.valueStream().map(step -> step.path("kind").asString()))
                .containsExactly(
                        "APPOINTMENT_DRAFTED",
                        "APPOINTMENT_SUBMITTED",
                        "APPOINTMENT_TAKEN",
                        "APPOINTMENT_FORWARDED",
                        "APPOINTMENT_TAKEN",
                        "APPOINTMENT_RETURNED",
                        "APPOINTMENT_SUBMITTED");
        assertThat(history.path(0).path("office").path("id").asString()).isEqualTo(town.township.toString());
        assertThat(history.path(3).path("office").path("id").asString()).isEqualTo(town.city.toString());
        assertThat(history.path(3).path("reason").asString()).isEqualTo("A matter of two counties.");
        assertThat(history.path(3).path("person").path("id").asString())
                .isEqualTo(booking.officer.id().toString());
    }

    @Test
    void aWishThatIsTooHighIsToBeAJointReception() {
        var drafted = booking.drafted(booking.newCase(), town.province, "OTHER");
        assertThat(drafted.path("tier").path("outcome").asString()).isEqualTo("JOINT");
        assertThat(drafted.path("jointWith").path("id").asString()).isEqualTo(town.township.toString());
    }

    /** The city has it, the township is competent and has a desk: it holds the reception, and the province is invited. */
    @Test
    void anAcceptedProposalIsHeldByTheCompetentOfficeAndTheHigherOneJoinsOrDeclines() {
        var province =
                Visitor.signedIn(node, town.newPerson("OFFICE", town.province).login());
        var high = booking.drafted(booking.newCase(), town.province, "OTHER");
        var taken = Booking.done(
                booking.act(booking.office, Booking.done(booking.act(booking.clerk, high, "submit")), "take"));
        assertThat(booking.act(booking.office, taken, "accept-joint").code()).isEqualTo("scheduling.no-desk-there");
        town.newDeskAt(town.township);
        assertThat(booking.act(province, taken, "join").code()).isEqualTo("scheduling.unknown-appointment");
        var accepted = Booking.done(booking.act(booking.office, taken, "accept-joint"));
        assertThat(accepted.path("office").path("id").asString()).isEqualTo(town.township.toString());
        assertThat(accepted.path("reviewer").path("id").asString()).isEqualTo(town.township.toString());
        assertThat(accepted.path("jointWith").path("id").asString()).isEqualTo(town.province.toString());
        assertThat(accepted.path("joint").asString()).isEqualTo("INVITED");
        assertThat(stage(accepted)).isEqualTo("SUBMITTED");
        assertThat(booking.act(booking.office, accepted, "accept-joint").code())
                .isEqualTo("scheduling.unknown-appointment");
        assertThat(idsAt(province, town.province)).contains(accepted.path("id").asString());
        var declined = Booking.done(booking.act(province, accepted, "decline-joint", Map.of("reason", "县里能办。")));
        assertThat(declined.path("joint").asString()).isEqualTo("DECLINED");
        assertThat(booking.act(province, declined, "join").code()).isEqualTo("scheduling.joint-otherwise");
        assertThat(booking.look(declined)
                        .path("history")
                        .valueStream()
                        .map(step -> step.path("kind").asString()))
                .endsWith("JOINT_RECEPTION_ACCEPTED", "JOINT_OFFICE_DECLINED");
    }

    private List<String> idsAt(Visitor visitor, UUID office) {
        var open = visitor.get(node, "/api/offices/" + office + "/appointments").json();
        return open.path("appointments")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    @Test
    void anOfficeMayProposeAJointReceptionAndThenNeedsTheOtherOfficial() {
        booking.onDuty(day);
        var taken =
                Booking.done(booking.act(booking.office, Booking.done(booking.submitted(booking.newCase())), "take"));
        assertThat(booking.act(booking.office, taken, "propose-joint", Map.of("with", town.city))
                        .code())
                .isEqualTo("scheduling.joint-with-itself");
        var joint = Booking.done(booking.act(booking.office, taken, "propose-joint", Map.of("with", town.province)));
        var approved = Booking.done(booking.act(booking.office, joint, "approve"));
        var slot = booking.slot(day, "10:00", "10:30");
        assertThat(booking.clashes(approved, slot)).containsExactly("CO_OFFICIAL NEEDED");
        assertThat(booking.schedule(approved, slot).code()).isEqualTo("scheduling.co-official-needed");
        slot.put("coOfficial", town.newPerson("OFFICIAL", town.province).id());
        assertThat(stage(Booking.done(booking.schedule(approved, slot)))).isEqualTo("SCHEDULED");
    }

    @Test
    void refusesWhatNoPetitionOfficeReceivesASecondWishAndAnOfficeElsewhere() {
        var caseId = booking.newCase();
        assertThat(wish(caseId, town.city, "LITIGATION").code()).isEqualTo("scheduling.other-body-competent");
        assertThat(wish(caseId, town.stranger.city(), "OTHER").code()).isEqualTo("scheduling.office-not-above");
        assertThat(wish(caseId, town.city, "OTHER").status()).isEqualTo(201);
        assertThat(wish(caseId, town.city, "OTHER").code()).isEqualTo("scheduling.asked-already");
    }

    @Test
    void refusesAClosedTerminalAndWhoIsNoOfficialThere() {
        var wanted = booking.wish(booking.newCase(), town.city, "OTHER");
        wanted.put("official", town.clerk.id());
        assertThat(booking.clerk.post(node, "/api/appointments", wanted).code())
                .isEqualTo("scheduling.not-an-official");
        wanted.put("official", town.official.id());
        var closed = town.newTerminal();
        SERVERS.jdbc()
                .sql("update terminal set closed_at = now() where id = ?")
                .param(closed)
                .update();
        wanted.put("terminal", closed);
        assertThat(booking.clerk.post(node, "/api/appointments", wanted).code())
                .isEqualTo("organization.unknown-terminal");
    }

    private Answer wish(String caseId, UUID asked, String category) {
        return booking.clerk.post(node, "/api/appointments", booking.wish(caseId, asked, category));
    }

    @Test
    void anOfficialInvitesAndOnlyTheirOwnOfficeApproves() {
        var wanted = booking.wish(booking.newCase(), town.city, "OTHER");
        wanted.put("asking", "INVITED");
        var drafted = Booking.done(booking.official.post(node, "/api/appointments", wanted));
        assertThat(drafted.path("askedBy").asString()).isEqualTo("INVITED");
        assertThat(drafted.path("official").path("id").asString())
                .isEqualTo(town.official.id().toString());
        assertThat(booking.act(booking.clerk, drafted, "submit").code()).isEqualTo("scheduling.unknown-appointment");
        var submitted = Booking.done(booking.act(booking.official, drafted, "submit"));
        var approved = Booking.done(
                booking.act(booking.office, Booking.done(booking.act(booking.office, submitted, "take")), "approve"));
        // Whoever invites need not be on the roster for it.
        assertThat(stage(Booking.done(booking.schedule(approved, booking.slot(day, "20:00", "20:30")))))
                .isEqualTo("SCHEDULED");
    }

    @Test
    void aNewTimeIsDeclinedOnceAndTheOldOneIsFree() {
        var first = scheduled();
        assertThat(booking.act(booking.clerk, first, "decline").code()).isEqualTo("scheduling.not-moved");
        var moved = Booking.done(
                booking.act(booking.office, first, "reschedule", Map.of("slot", booking.slot(day, "11:00", "11:30"))));
        assertThat(moved.path("moved").asBoolean()).isTrue();
        assertThat(moved.path("slot").path("starts").asString()).isEqualTo(Booking.at(day, "11:00"));
        var next = booking.approved();
        assertThat(booking.clashes(next, booking.slot(day, "09:00", "09:30"))).isEmpty();
        var declined = Booking.done(booking.act(booking.clerk, moved, "decline"));
        assertThat(stage(declined)).isEqualTo("APPROVED");
        assertThat(declined.path("priority").asBoolean()).isTrue();
        assertThat(booking.clashes(next, booking.slot(day, "11:00", "11:30"))).isEmpty();
    }

    @Test
    void aPetitionerCancelsADayBeforeAndTheOfficeWithAReasonAtAnyTime() {
        var today = Booking.inDays(1);
        booking.onDuty(today);
        var soon = Booking.done(booking.schedule(booking.approved(), booking.slot(today, "09:00", "09:30")));
        // Tomorrow at nine is less than a day away, whenever this runs after nine; before nine it is made so.
        SERVERS.jdbc().sql("""
                        update appointment set starts = now() + interval '23 h', ends = now() + interval '24 h'
                        where id = ?::uuid""").param(soon.path("id").asString()).update();
        assertThat(booking.act(booking.clerk, soon, "cancel").code()).isEqualTo("scheduling.too-late-to-cancel");
        assertThat(stage(Booking.done(booking.act(booking.office, soon, "cancel"))))
                .isEqualTo("CANCELLED");
        assertThat(booking.clashes(booking.approved(), booking.slot(today, "09:00", "09:30")))
                .isEmpty();
        assertThat(stage(Booking.done(booking.act(booking.clerk, scheduled(), "cancel"))))
                .isEqualTo("CANCELLED");
    }

    @Test
    void isFulfilledByTheReceptionOnceBothWereThere() {
        var appointment = scheduled();
        var there = Booking.done(booking.act(booking.clerk, appointment, "arrive"));
        assertThat(there.path("arrivedAt").isNull()).isFalse();
        Booking.done(booking.act(booking.official, there, "attend"));
        node.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> node.bean(AppointmentDesk.class)
                        .fulfil(AppointmentId.of(appointment.path("id").asString()), new PersonId(town.official.id())));
        var sheet = booking.look(appointment);
        assertThat(stage(sheet.path("appointment"))).isEqualTo("FULFILLED");
        await("the timeline of the case")
                .atMost(Page.PATIENCE)
                .until(() ->
                        timeline(appointment).containsAll(List.of("APPOINTMENT_SCHEDULED", "APPOINTMENT_FULFILLED")));
    }

    private List<String> timeline(JsonNode appointment) {
        return SERVERS.jdbc()
                .sql("select kind from case_timeline where case_id = ?::uuid")
                .param(appointment.path("petitionCase").path("id").asString())
                .query(String.class)
                .list();
    }

    @Test
    void ofTwoWhoDecideAtOnceTheSecondLooksAgainAndARepeatHasOneEffect() {
        var submitted = Booking.done(booking.submitted(booking.newCase()));
        var command = UUID.randomUUID();
        var taken = Booking.done(booking.act(booking.office, submitted, "take", Map.of("commandId", command)));
        assertThat(Booking.done(booking.act(booking.office, submitted, "take", Map.of("commandId", command))))
                .isEqualTo(taken);
        assertThat(booking.act(booking.office, submitted, "take").code()).isEqualTo("scheduling.outdated");
    }

    @Test
    void whoIsRecusedSeesATimeAndNoNameAndDecidesNothing() {
        var submitted = Booking.done(booking.submitted(booking.newCase()));
        var recuse = Map.of("kind", "RELATIVE", "reason", "My cousin.");
        var about = "/api/cases/" + submitted.path("petitionCase").path("id").asString();
        assertThat(booking.office.post(node, about + "/recusals", recuse).status())
                .isEqualTo(201);
        assertThat(booking.act(booking.office, submitted, "take").code()).isEqualTo("casework.recused");
        var list = booking.office.get(node, "/api/offices/" + town.city + "/appointments");
        assertThat(list.json().path("appointments").path(0).path("petitionCase").isNull())
                .isTrue();
        assertThat(list.text()).doesNotContain("Zhang San");
    }
}
