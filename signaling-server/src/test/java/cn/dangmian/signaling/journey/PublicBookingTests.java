package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A petitioner asks without a sign-in and holds a code. */
class PublicBookingTests {

    // Too many wrong codes from one address would shut out the others.
    @RegisterExtension
    static final Servers SERVERS = Servers.alone();

    private static final AtomicInteger BIRTHS = new AtomicInteger();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Booking booking = new Booking(node, town);
    private final Visitor petitioner = new Visitor();
    private final LocalDate day = Booking.inDays(12);

    @BeforeEach
    void open() {
        SERVERS.jdbc().sql("delete from scheduling_attempt").update();
        petitioner.get(node, "/api/sign-in");
    }

    /** Of somebody else each time. */
    private static String newIdNumber() {
        var body = "51132519800101%03d".formatted(BIRTHS.incrementAndGet());
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    private Map<String, Object> wish(String idNumber) {
        return new HashMap<>(Map.of(
                "request",
                UUID.randomUUID(),
                "terminal",
                town.terminal,
                "office",
                town.city,
                "petitioner",
                Map.of("name", "Wang Wu", "idNumber", idNumber, "telephone", "13800138000"),
                "matter",
                Map.of("title", "A road", "category", "OTHER"),
                "headCount",
                1));
    }

    private Answer ask(Map<String, Object> wish) {
        return petitioner.post(node, "/api/public/appointments", wish);
    }

    private Answer look(String code) {
        return petitioner.post(node, "/api/public/appointments/look", Map.of("code", code));
    }

    private Answer change(String verb, String code) {
        return petitioner.post(
                node, "/api/public/appointments/" + verb, Map.of("code", code, "reason", "I cannot come."));
    }

    private String approvedCode() {
        var code = Booking.done(ask(wish(newIdNumber()))).path("code").asString();
        var open = booking.office
                .get(node, "/api/offices/" + town.city + "/appointments")
                .json()
                .path("appointments")
                .path(0);
        Booking.done(booking.act(booking.office, Booking.done(booking.act(booking.office, open, "take")), "approve"));
        return code;
    }

    @Test
    void asksIsApprovedGetsATimeDeclinesTheNextAndCancels() {
        booking.onDuty(day);
        var code = approvedCode();
        assertThat(look(code).text("stage")).isEqualTo("APPROVED");
        var approved = booking.office
                .get(node, "/api/offices/" + town.city + "/appointments")
                .json()
                .path("appointments")
                .path(0);
        assertThat(approved.path("askedBy").asString()).isEqualTo("PETITIONER");
        assertThat(approved.path("petitioner").asString()).isEqualTo("Wang Wu");
        var held = Booking.done(booking.schedule(approved, booking.slot(day, "09:00", "09:30")));
        var own =
                look(code.toLowerCase(java.util.Locale.ROOT).replace("-", " ")).json();
        assertThat(own.path("place").path("starts").asString()).isEqualTo(Booking.at(day, "09:00"));
        assertThat(own.path("mayCancel").asBoolean()).isTrue();
        assertThat(own.path("mayDecline").asBoolean()).isFalse();

        Booking.done(
                booking.act(booking.office, held, "reschedule", Map.of("slot", booking.slot(day, "11:00", "11:30"))));
        assertThat(look(code).json().path("mayDecline").asBoolean()).isTrue();
        assertThat(change("decline", code).text("stage")).isEqualTo("APPROVED");
        assertThat(change("cancel", code).text("stage")).isEqualTo("CANCELLED");
        assertThat(change("cancel", code).code()).isEqualTo("scheduling.wrong-stage");
    }

    @Test
    void aLostAnswerMakesNoSecondAppointmentAndTheCodeBeforeIsVoid() {
        var wish = wish(newIdNumber());
        var first = Booking.done(ask(wish)).path("code").asString();
        var second = Booking.done(ask(wish)).path("code").asString();
        assertThat(second).isNotEqualTo(first);
        assertThat(look(first).code()).isEqualTo("scheduling.unknown-code");
        assertThat(look(second).text("stage")).isEqualTo("SUBMITTED");
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from appointment where office = ?")
                        .param(town.city)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSamePersonAsksTwiceAMonthAtMost() {
        var number = newIdNumber();
        assertThat(ask(wish(number)).status()).isEqualTo(201);
        assertThat(ask(wish(number)).status()).isEqualTo(201);
        assertThat(ask(wish(number)).code()).isEqualTo("scheduling.too-many-wishes");
        assertThat(ask(wish(newIdNumber())).status()).isEqualTo(201);
    }

    @Test
    void tooManyFromOneAddressAreSlowedDown() {
        for (var n = 0; n < 10; n++) {
            assertThat(look("AAAA-BBBB-" + n).code()).isEqualTo("scheduling.unknown-code");
        }
        assertThat(look("AAAA-BBBB-CCCC").code()).isEqualTo("scheduling.too-many-attempts");
        for (var n = 0; n < 20; n++) {
            ask(wish(newIdNumber()));
        }
        assertThat(ask(wish(newIdNumber())).code()).isEqualTo("scheduling.too-many-attempts");
    }

    @Test
    void needsWhoItIsAndWhatAPetitionOfficeReceives() {
        var nobody = wish(newIdNumber());
        nobody.put("petitioner", Map.of("name", "Wang Wu", "idNumber", " ", "telephone", "13800138000"));
        assertThat(ask(nobody).code()).isEqualTo("scheduling.contact-needed");
        var lawsuit = wish(newIdNumber());
        lawsuit.put("matter", Map.of("title", "A verdict", "category", "LITIGATION"));
        assertThat(ask(lawsuit).code()).isEqualTo("scheduling.other-body-competent");
        var elsewhere = wish(newIdNumber());
        elsewhere.put("office", town.stranger.city());
        assertThat(ask(elsewhere).code()).isEqualTo("scheduling.office-not-above");
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from petition_case where office = ?")
                        .param(town.township)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
