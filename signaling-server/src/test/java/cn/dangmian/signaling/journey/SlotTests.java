package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Act;
import cn.dangmian.signaling.scheduling.SlotDesk;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Nobody and nothing is at two appointments at a time. */
class SlotTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Booking booking = new Booking(node, town);
    private final LocalDate day = Booking.inDays(20);

    @BeforeEach
    void onDuty() {
        booking.onDuty(day);
    }

    @Test
    void saysWhoClashesBeforeAndRefusesTheBooking() {
        var held = Booking.done(booking.schedule(booking.approved(), booking.slot(day, "09:00", "09:30")));
        var second = booking.approved();
        var meeting = booking.slot(day, "09:15", "09:45");
        var clashes = Booking.done(booking.office.post(node, Booking.path(second) + "/clashes", meeting))
                .path("clashes");
        assertThat(clashes.valueStream().map(clash -> clash.path("what").asString()))
                .containsExactlyInAnyOrder("OFFICIAL", "DESK", "TERMINAL");
        assertThat(clashes.valueStream())
                .allMatch(clash -> clash.path("why").asString().equals("BOOKED")
                        && clash.path("with").asString().equals(held.path("id").asString())
                        && clash.path("starts").asString().equals(Booking.at(day, "09:00")));
        assertThat(clashes.valueStream().map(clash -> clash.path("name").asString()))
                .contains("Name of " + town.official.login());
        assertThat(booking.schedule(second, meeting).code()).isEqualTo("scheduling.slot-taken");
        assertThat(booking.look(second).path("appointment").path("stage").asString())
                .isEqualTo("APPROVED");
    }

    @Test
    void oneBeginsWhenTheOtherEnds() {
        Booking.done(booking.schedule(booking.approved(), booking.slot(day, "09:00", "09:30")));
        var second = booking.approved();
        assertThat(booking.clashes(second, booking.slot(day, "09:30", "10:00"))).isEmpty();
        assertThat(booking.schedule(second, booking.slot(day, "09:30", "10:00")).status())
                .isEqualTo(200);
    }

    @Test
    void theTerminalAloneIsEnoughToClash() {
        var other = town.newOfficial();
        var desk = town.newDesk();
        booking.roster(List.of(Booking.once(town.official.id(), town.desk, day), Booking.once(other.id(), desk, day)));
        Booking.done(booking.schedule(booking.approved(), booking.slot(day, "09:00", "09:30")));
        var second = booking.approved();
        var slot = booking.slot(day, "09:00", "09:30");
        slot.put("official", other.id());
        slot.put("desk", desk);
        assertThat(booking.clashes(second, slot)).containsExactly("TERMINAL BOOKED");
        slot.put("terminal", town.newTerminal());
        assertThat(booking.clashes(second, slot)).isEmpty();
        assertThat(booking.schedule(second, slot).status()).isEqualTo(200);
    }

    @Test
    void saysWhoIsOnLeaveOffDutyOrRecused() {
        var appointment = booking.approved();
        assertThat(booking.clashes(appointment, booking.slot(day, "08:30", "09:30")))
                .containsExactly("OFFICIAL NOT_ON_DUTY");
        assertThat(booking.schedule(appointment, booking.slot(day, "08:30", "09:30"))
                        .code())
                .isEqualTo("scheduling.not-on-duty");
        var about = "/api/cases/" + appointment.path("petitionCase").path("id").asString();
        booking.official.post(node, about + "/recusals", Map.of("kind", "OTHER", "reason", "I say so."));
        assertThat(booking.clashes(appointment, booking.slot(day, "09:00", "09:30")))
                .containsExactly("OFFICIAL RECUSED");
        assertThat(booking.schedule(appointment, booking.slot(day, "09:00", "09:30"))
                        .code())
                .isEqualTo("scheduling.recused");
        SERVERS.jdbc()
                .sql("""
                        insert into person_leave (id, person, kind, starts_on, ends_on, noted_by) values (?, ?, 'SICK', ?, ?, ?)""")
                .params(UUID.randomUUID(), town.official.id(), day, day, town.official.id())
                .update();
        assertThat(booking.clashes(booking.approved(), booking.slot(day, "09:00", "09:30")))
                .containsExactly("OFFICIAL AWAY", "OFFICIAL NOT_ON_DUTY");
        assertThat(booking.schedule(booking.approved(), booking.slot(day, "09:00", "09:30"))
                        .code())
                .isEqualTo("scheduling.away");
    }

    @Test
    void aLanguageNeedsAnInterpreterWhoSpeaksIt() {
        var path = "/api/offices/" + town.city + "/interpreters";
        var kept = Booking.done(booking.office.put(
                        node,
                        path,
                        Map.of(
                                "commandId",
                                UUID.randomUUID(),
                                "interpreters",
                                List.of(
                                        Map.of("name", "A", "languages", List.of("彝语")),
                                        Map.of("name", "B", "languages", List.of("藏语"))))))
                .path("interpreters");
        var wanted = booking.wish(booking.newCase(), town.city, "OTHER");
        wanted.put("language", "彝语");
        var drafted = Booking.done(booking.clerk.post(node, "/api/appointments", wanted));
        var taken = Booking.done(
                booking.act(booking.office, Booking.done(booking.act(booking.clerk, drafted, "submit")), "take"));
        var approved = Booking.done(booking.act(booking.office, taken, "approve"));
        var slot = booking.slot(day, "09:00", "09:30");
        assertThat(booking.clashes(approved, slot)).containsExactly("INTERPRETER NEEDED");
        slot.put("interpreter", kept.path(1).path("id").asString());
        assertThat(booking.schedule(approved, slot).code()).isEqualTo("scheduling.interpreter-needed");
        slot.put("interpreter", UUID.randomUUID());
        assertThat(booking.schedule(approved, slot).code()).isEqualTo("scheduling.unknown-interpreter");
        slot.put("interpreter", kept.path(0).path("id").asString());
        assertThat(booking.schedule(approved, slot).status()).isEqualTo(200);
        assertThat(booking.clashes(booking.approved(), slot)).contains("INTERPRETER BOOKED");
    }

    @Test
    void refusesWhatIsNoTimeOrNoPlaceOfTheOffices() {
        var appointment = booking.approved();
        assertThat(booking.schedule(appointment, booking.slot(day, "10:00", "09:30"))
                        .code())
                .isEqualTo("scheduling.bad-time");
        assertThat(booking.schedule(appointment, booking.slot(Booking.inDays(-1), "09:00", "09:30"))
                        .code())
                .isEqualTo("scheduling.bad-time");
        var foreignDesk = booking.slot(day, "09:00", "09:30");
        foreignDesk.put("desk", town.stranger.desk());
        assertThat(booking.schedule(appointment, foreignDesk).code()).isEqualTo("organization.unknown-desk");
        var foreignTerminal = booking.slot(day, "09:00", "09:30");
        foreignTerminal.put("terminal", town.stranger.terminal());
        assertThat(booking.schedule(appointment, foreignTerminal).code()).isEqualTo("organization.unknown-terminal");
    }

    private record Wanted(JsonNode appointment, Instant starts, int minutes) {}

    /** Sixteen threads on two nodes, four officials, one terminal room each, one morning: none gets what another has. */
    @Test
    void ofManyWhoBookAtOnceNoneGetsWhatAnotherHas() throws Exception {
        var officials = IntStream.range(0, 4).mapToObj(_ -> town.newOfficial()).toList();
        var desks = IntStream.range(0, 4).mapToObj(_ -> town.newDesk()).toList();
        booking.roster(IntStream.range(0, 4)
                .mapToObj(n -> Booking.once(officials.get(n).id(), desks.get(n), day))
                .toList());
        var random = new Random(4);
        var tries = new ArrayList<Callable<String>>();
        for (var n = 0; n < 48; n++) {
            var starts = Instant.parse(Booking.at(day, "09:00")).plus(Duration.ofMinutes(15L * random.nextInt(8)));
            var wanted = new Wanted(booking.approved(), starts, 30);
            var which = random.nextInt(4);
            var on = n % 2 == 0 ? SERVERS.first() : SERVERS.second();
            tries.add(() -> book(on, wanted, officials.get(which), desks.get(which)));
        }
        var outcomes = atOnce(tries);
        assertThat(outcomes).contains("done", "scheduling.slot-taken").containsOnly("done", "scheduling.slot-taken");
        assertThat(doubleBooked()).isZero();
        assertThat(scheduled())
                .isEqualTo(outcomes.stream().filter("done"::equals).count());
    }

    private static List<String> atOnce(List<Callable<String>> tries) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(16)) {
            return threads.invokeAll(tries).stream().map(Future::resultNow).toList();
        }
    }

    private long scheduled() {
        return SERVERS.jdbc()
                .sql("select count(*) from appointment where office = ? and stage = 'SCHEDULED'")
                .param(town.city)
                .query(Long.class)
                .single();
    }

    private String book(Node on, Wanted wanted, Town.Person official, UUID desk) {
        var planned = new SlotDesk.Planned(
                new PersonId(official.id()),
                null,
                new DeskId(desk),
                null,
                null,
                wanted.starts(),
                wanted.starts().plus(Duration.ofMinutes(wanted.minutes())));
        var act = new Act(
                AppointmentId.of(wanted.appointment().path("id").asString()),
                wanted.appointment().path("revision").asLong(),
                "",
                new PersonId(booking.officer.id()));
        try {
            on.bean(TransactionTemplate.class)
                    .executeWithoutResult(_ -> on.bean(SlotDesk.class).schedule(act, planned));
            return "done";
        } catch (Refused refused) {
            return refused.code();
        }
    }

    /** Pairs of appointments that share somebody or something at a time; asked of the appointments, not of the claims. */
    private int doubleBooked() {
        return SERVERS.jdbc().sql("""
                        select count(*) from appointment a join appointment b on a.id < b.id and a.starts < b.ends and b.starts < a.ends
                        where a.office = ? and a.stage = 'SCHEDULED' and b.stage = 'SCHEDULED'
                          and (a.slot_official = b.slot_official or a.slot_desk = b.slot_desk or a.terminal = b.terminal)""").param(town.city).query(Integer.class).single();
    }

    @Test
    void theCalendarShowsDutiesWhatIsHeldAndWhatWaits() {
        var waiting = booking.approved();
        var held = Booking.done(booking.schedule(booking.approved(), booking.slot(day, "09:00", "09:30")));
        var calendar = Booking.done(booking.office.get(
                node, "/api/offices/" + town.city + "/calendar?from=" + day + "&until=" + day.plusDays(6)));
        assertThat(calendar.path("days").size()).isEqualTo(7);
        assertThat(calendar.path("duties").path(0).path("slotMinutes").asInt()).isEqualTo(30);
        assertThat(ids(calendar.path("held"))).containsExactly(held.path("id").asString());
        assertThat(ids(calendar.path("open"))).contains(waiting.path("id").asString());
        assertThat(booking.office
                        .get(node, "/api/offices/" + town.city + "/calendar?from=" + day + "&until=" + day.plusDays(60))
                        .code())
                .isEqualTo("wire.malformed");
    }

    private static List<String> ids(JsonNode appointments) {
        return Stream.of(appointments)
                .flatMap(JsonNode::valueStream)
                .map(one -> one.path("id").asString())
                .toList();
    }
}
