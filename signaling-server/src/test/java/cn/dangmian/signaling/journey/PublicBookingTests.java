package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A petitioner asks without a sign-in and holds a code. */
class PublicBookingTests {

    // Too many wrong codes from one address would shut out the others.
    @RegisterExtension
    static final Servers SERVERS = Servers.alone();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final OnlinePetitioner petitioner = new OnlinePetitioner(node, town);
    private final Booking booking = petitioner.booking;
    private final LocalDate day = Booking.inDays(12);

    @BeforeEach
    void open() {
        SERVERS.jdbc().sql("delete from scheduling_attempt").update();
    }

    private String approvedCode() {
        var code = petitioner.code();
        var open = petitioner.atTheOffice(0);
        Booking.done(petitioner.register(open, Map.of("earlier", 0)));
        Booking.done(booking.act(booking.office, Booking.done(booking.act(booking.office, open, "take")), "approve"));
        return code;
    }

    @Test
    void asksIsApprovedGetsATimeDeclinesTheNextAndCancels() {
        booking.onDuty(day);
        var code = approvedCode();
        assertThat(petitioner.look(code).text("stage")).isEqualTo("APPROVED");
        var approved = petitioner.atTheOffice(0);
        assertThat(approved.path("askedBy").asString()).isEqualTo("PETITIONER");
        assertThat(approved.path("petitioner").asString()).isEqualTo("Wang Wu");
        var held = Booking.done(booking.schedule(approved, booking.slot(day, "09:00", "09:30")));
        var own = petitioner
                .look(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                .json();
        assertThat(own.path("place").path("starts").asString()).isEqualTo(Booking.at(day, "09:00"));
        assertThat(own.path("mayCancel").asBoolean()).isTrue();
        assertThat(own.path("mayDecline").asBoolean()).isFalse();

        Booking.done(
                booking.act(booking.office, held, "reschedule", Map.of("slot", booking.slot(day, "11:00", "11:30"))));
        assertThat(petitioner.look(code).json().path("mayDecline").asBoolean()).isTrue();
        assertThat(petitioner.change("decline", code).text("stage")).isEqualTo("APPROVED");
        assertThat(petitioner.change("cancel", code).text("stage")).isEqualTo("CANCELLED");
        assertThat(petitioner.change("cancel", code).code()).isEqualTo("scheduling.wrong-stage");
    }

    @Test
    void whoWasBookedForByAClerkLooksItUpWithThePrintedCodeAndTheLastOneIsGood() {
        var number = OnlinePetitioner.newIdNumber();
        var wish = Booking.done(booking.submitted(booking.newCase(Map.of("name", "Zhang San", "idNumber", number))));
        var last = number.substring(14);
        var first = slip(wish).path("code").asString();
        assertThat(petitioner.look(first, last).text("stage")).isEqualTo("SUBMITTED");
        assertThat(petitioner.look(first, "0000").code()).isEqualTo("scheduling.unknown-code");
        var second = slip(wish);
        assertThat(second.path("appointment").path("office").path("id").asString())
                .isEqualTo(town.city.toString());
        assertThat(petitioner.look(first, last).code()).isEqualTo("scheduling.unknown-code");
        assertThat(petitioner.look(second.path("code").asString(), last).text("stage"))
                .isEqualTo("SUBMITTED");
        assertThat(slip(Booking.done(booking.submitted(booking.newCase())))
                        .path("code")
                        .isNull())
                .isTrue();
    }

    @Test
    void aSlipForWhoAskedAlonePrintsNoCodeAndLeavesTheirsGood() {
        var code = petitioner.code();
        assertThat(slip(petitioner.atTheOffice(0)).path("code").isNull()).isTrue();
        assertThat(petitioner.look(code).text("stage")).isEqualTo("SUBMITTED");
    }

    private JsonNode slip(JsonNode appointment) {
        var path = "/api/appointments/" + appointment.path("id").asString() + "/slip";
        return Booking.done(booking.clerk.post(node, path, Map.of()));
    }

    @Test
    void aLostAnswerMakesNoSecondAppointmentAndTheCodeBeforeIsVoid() {
        var wish = petitioner.wish(OnlinePetitioner.newIdNumber());
        var first = Booking.done(petitioner.ask(wish)).path("code").asString();
        var second = Booking.done(petitioner.ask(wish)).path("code").asString();
        assertThat(second).isNotEqualTo(first);
        assertThat(petitioner.look(first).code()).isEqualTo("scheduling.unknown-code");
        assertThat(petitioner.look(second).text("stage")).isEqualTo("SUBMITTED");
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from appointment where office = ?")
                        .param(town.city)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSamePersonAsksTwiceAMonthAtMost() {
        var number = OnlinePetitioner.newIdNumber();
        assertThat(petitioner.ask(petitioner.wish(number)).status()).isEqualTo(201);
        assertThat(petitioner.ask(petitioner.wish(number)).status()).isEqualTo(201);
        assertThat(petitioner.ask(petitioner.wish(number)).code()).isEqualTo("scheduling.too-many-wishes");
        assertThat(petitioner
                        .ask(petitioner.wish(OnlinePetitioner.newIdNumber()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void tooManyFromOneAddressAreSlowedDown() {
        for (var n = 0; n < 10; n++) {
            assertThat(petitioner.look("AAAA-BBBB-" + n, "0000").code()).isEqualTo("scheduling.unknown-code");
        }
        assertThat(petitioner.look("AAAA-BBBB-CCCC", "0000").code()).isEqualTo("scheduling.too-many-attempts");
        for (var n = 0; n < 20; n++) {
            petitioner.ask(petitioner.wish(OnlinePetitioner.newIdNumber()));
        }
        assertThat(petitioner
                        .ask(petitioner.wish(OnlinePetitioner.newIdNumber()))
                        .code())
                .isEqualTo("scheduling.too-many-attempts");
    }

    @Test
    void needsWhoItIsAndWhatAPetitionOfficeReceives() {
        var nobody = petitioner.wish(OnlinePetitioner.newIdNumber());
        nobody.put("petitioner", Map.of("name", "Wang Wu", "idNumber", " ", "telephone", "13800138000"));
        assertThat(petitioner.ask(nobody).code()).isEqualTo("scheduling.contact-needed");
        var lawsuit = petitioner.wish(OnlinePetitioner.newIdNumber());
        lawsuit.put("matter", Map.of("title", "A verdict", "category", "LITIGATION"));
        assertThat(petitioner.ask(lawsuit).code()).isEqualTo("scheduling.other-body-competent");
        var elsewhere = petitioner.wish(OnlinePetitioner.newIdNumber());
        elsewhere.put("office", town.stranger.city());
        assertThat(petitioner.ask(elsewhere).code()).isEqualTo("scheduling.office-not-above");
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from petition_case where office = ?")
                        .param(town.township)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aCodeIsWorthNothingWithoutTheLastSignsOfTheNumber() {
        var code = petitioner.code();
        var others = petitioner.lastFour().startsWith("0") ? "1110" : "0000";
        assertThat(petitioner.look(code, others).code()).isEqualTo("scheduling.unknown-code");
        assertThat(petitioner.look(code, "4").code()).isEqualTo("wire.malformed");
        assertThat(petitioner.look(code).text("stage")).isEqualTo("SUBMITTED");
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from scheduling_attempt where kind = 'WRONG_CODE'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void twoTapsAtOnceAreOneWish() {
        var wish = petitioner.wish(OnlinePetitioner.newIdNumber());
        var answers = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> petitioner.ask(wish)))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(201);
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from petition_case where office = ?")
                        .param(town.township)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void seesWhereTerminalsAreAndHowMuchRoomADayHas() {
        booking.onDuty(day);
        var branch =
                petitioner.phone.get(node, "/api/public/offices/" + town.city).json();
        assertThat(branch.path("below").path(0).path("id").asString()).isEqualTo(town.township.toString());
        assertThat(branch.path("below").path(0).path("terminals").asInt()).isEqualTo(1);
        assertThat(petitioner
                        .phone
                        .get(node, "/api/public/offices/" + town.township)
                        .json()
                        .path("terminals")
                        .path(0)
                        .path("id")
                        .asString())
                .isEqualTo(town.terminal.toString());
        assertThat(room()).isEqualTo("16 of 16");
        Booking.done(booking.schedule(booking.approved(), booking.slot(day, "09:15", "09:45")));
        assertThat(room()).isEqualTo("14 of 16");
    }

    private String room() {
        var days = petitioner.phone.get(
                node, "/api/public/offices/" + town.city + "/reception-days?from=" + day + "&until=" + day);
        var only = days.json().path("days").path(0);
        return only.path("free").asInt() + " of " + only.path("slots").asInt();
    }

    @Test
    void isToldWhenAnOfficeIsTooHighAndWantsWhatItKnows() {
        var proposal = petitioner.phone.post(
                node,
                "/api/public/tier-proposals",
                Map.of("terminal", town.terminal, "category", "OTHER", "office", town.province));
        assertThat(proposal.text("outcome")).isEqualTo("JOINT");
        var unread = petitioner.wish(OnlinePetitioner.newIdNumber());
        unread.put("notice", "2019-01");
        assertThat(petitioner.ask(unread).code()).isEqualTo("scheduling.notice-not-acknowledged");
        var wish = petitioner.wish(OnlinePetitioner.newIdNumber());
        wish.put("office", town.province);
        wish.put("wanted", List.of(Map.of("day", day.toString(), "half", "MORNING")));
        wish.put("representative", Map.of("name", "Li Si", "relation", "FAMILY"));
        var own = petitioner
                .look(Booking.done(petitioner.ask(wish)).path("code").asString())
                .json();
        assertThat(own.path("jointWith").asString()).isNotEmpty();
        assertThat(own.path("needs").path("wanted").path(0).path("half").asString())
                .isEqualTo("MORNING");
        assertThat(own.path("needs").path("representative").path("name").asString())
                .isEqualTo("Li Si");
    }
}
