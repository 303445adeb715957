package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.databind.JsonNode;

/** Every clock runs out by the sweep of whichever node looks first; nothing waits in memory. */
class ClockTests {

    private static final Map<String, String> SHORT = Map.of(
            "dangmian.reception.ring", "5s",
            "dangmian.reception.connect", "5s",
            "dangmian.reception.growth", "1s",
            "dangmian.reception.lease", "9s",
            "dangmian.reception.silence", "120s",
            "spring.modulith.events.staleness.published", "1s",
            "spring.modulith.events.staleness.check-interval", "1s",
            "spring.datasource.hikari.maximum-pool-size", "10");

    @RegisterExtension
    static final Servers SERVERS = Servers.with(SHORT);

    private final Town town = SERVERS.foundTown();

    @Test
    void anUnansweredRingSkipsThePetitionerWhoMayRejoin() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            var about = Map.of("reception", clerk.checkIn(town.city));
            official.done("call-next", Map.of());
            var skipped =
                    clerk.page().awaitHeard(clerk.topic(), view -> stage(view).equals("SKIPPED"));
            assertThat(skipped.path("reception").path("missedCalls").asInt()).isEqualTo(1);
            assertThat(official.ask("call-next").code()).isEqualTo("reception.line-empty");
            assertThat(clerk.ask("accept", about).code()).isEqualTo("reception.wrong-stage");

            var rejoin = Map.of("commandId", UUID.randomUUID(), "reception", about.get("reception"));
            var rejoined = clerk.ask("rejoin", rejoin);
            assertThat(rejoined.text("ticket")).isEqualTo("1");
            assertThat(clerk.ask("rejoin", rejoin)).isEqualTo(rejoined);
            clerk.done("renew", Map.of());
            assertThat(official.ask("call-next").text("reception")).isEqualTo(about.get("reception"));
        }
    }

    @Test
    void whoWasSkippedComesInAgainBehindTheNextThree() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            var counter = new Counter(SERVERS.first(), town.clerk);
            var skipped = clerk.checkIn(town.city);
            official.done("call-next", Map.of());
            clerk.page().awaitHeard(clerk.topic(), view -> stage(view).equals("SKIPPED"));
            for (var i = 0; i < 5; i++) {
                counter.checkIn(town.newTerminal(), town.city);
            }
            assertThat(clerk.ask("rejoin", Map.of("reception", skipped)).text("ahead"))
                    .isEqualTo("3");
        }
    }

    @Test
    void aPetitionerWhoseLeaseRanOutIsNotCalledAndKeepsThePlace() {
        try (var official =
                Post.desk(SERVERS.second(), town.official.login(), town.desk).taken()) {
            var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                    .taken();
            var gone = clerk.checkIn(town.city);
            clerk.close();
            await().atMost(Page.PATIENCE)
                    .until(() -> row(official, gone).path("stale").asBoolean());
            assertThat(official.ask("call-next").code()).isEqualTo("reception.line-empty");

            var next = new Counter(SERVERS.first(), town.newClerk()).checkIn(town.newTerminal(), town.city);
            assertThat(inLine(official)).containsExactly(gone, next.reception().toString());
            try (var back = Post.terminal(SERVERS.second(), town.clerk.login(), town.terminal)
                    .taken()) {
                back.done("renew", Map.of());
                assertThat(official.ask("call-next").text("reception")).isEqualTo(gone);
            }
        }
    }

    @Test
    void aReceptionThatCannotBeConnectedIsFirstInTheLineAgainAndSaysWhy() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            var colleague = new Counter(SERVERS.first(), town.newClerk());
            var first = clerk.checkIn(town.city);
            official.done("call-next", Map.of());
            var later = colleague.checkIn(town.newTerminal(), town.city);
            clerk.done("accept", Map.of("reception", first));
            var back = clerk.page()
                    .awaitHeard(
                            clerk.topic(),
                            view -> stage(view).equals("QUEUED")
                                    && !trouble(view).isEmpty());
            assertThat(trouble(back)).isEqualTo("reception.not-connected");
            assertThat(clerk.page().heard(clerk.topic())).noneMatch(ClockTests::gateOpen);
            assertThat(back.path("reception").path("waiting").path("ahead").asInt())
                    .isZero();
            assertThat(gateOpen(back)).isFalse();
            assertThat(inLine(official))
                    .containsExactly(first, later.reception().toString());
            assertThat(official.view().path("current").isNull()).isTrue();
        }
    }

    @Test
    void aTalkWhoseRecordingDoesNotGrowIsBackInTheLineAndSaysWhy() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            Sitting.with(List.of(clerk.page(), official.page()), () -> {
                var reception = clerk.checkIn(town.city);
                clerk.awaitLinks(reception, 4);
                official.done("call-next", Map.of());
                clerk.done("accept", Map.of("reception", reception));
                clerk.awaitGateOpen();
                var back = clerk.page()
                        .awaitHeard(
                                clerk.topic(),
                                view -> stage(view).equals("QUEUED")
                                        && !trouble(view).isEmpty());
                assertThat(trouble(back)).isIn("recording.not-growing", "recording.service-silent");
                assertThat(gateOpen(back)).isFalse();
            });
        }
    }

    /** More of them than nodes that could each stumble over one and leave the rest to the other. */
    @Test
    void receptionsThatCannotBeExpiredStopNoOtherClock() {
        var counter = new Counter(SERVERS.first(), town.newClerk());
        for (var i = 0; i < 5; i++) {
            counter.checkIn(town.newTerminal(), town.city);
        }
        breakTheLine("stage = 'CALLED', stage_facts = '[]', deadline = now() - interval '1 h'");
        var elsewhere = SERVERS.foundTown();
        try (var clerk = Post.terminal(SERVERS.first(), elsewhere.clerk.login(), elsewhere.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), elsewhere.official.login(), elsewhere.desk)
                        .taken()) {
            clerk.checkIn(elsewhere.city);
            official.done("call-next", Map.of());
            clerk.page().awaitHeard(clerk.topic(), view -> stage(view).equals("SKIPPED"));
        } finally {
            breakTheLine("deadline = null");
        }
    }

    private void breakTheLine(String change) {
        SERVERS.jdbc()
                .sql("update reception set " + change + " where line = ?")
                .param(town.city)
                .update();
    }

    /** The node that took the call is gone when the ring ends. */
    @Test
    void aDeadlineIsKeptByTheNodesThatAreLeft() {
        var node = SERVERS.startNode("short-lived");
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                .taken()) {
            var official = Post.desk(node, town.official.login(), town.desk).taken();
            clerk.checkIn(town.city);
            official.done("call-next", Map.of());
            node.close();
            clerk.page().awaitHeard(clerk.topic(), view -> stage(view).equals("SKIPPED"));
        }
    }

    /** As a crash leaves it: committed, and whoever tells the petitioner does not know. */
    @Test
    void whatWasNotHeardIsToldAgain() {
        var booking = new Booking(SERVERS.first(), town);
        var told = new Told(booking);
        var day = Booking.inDays(12);
        booking.onDuty(day);
        var approved = booking.approved(told.caseId);
        var appointment = approved.path("id").asString();
        SERVERS.ownersJdbc().sql("alter table notice rename to notice_away").update();
        try {
            Booking.done(booking.schedule(approved, booking.slot(day, "09:00", "09:30")));
            await().atMost(Page.PATIENCE).until(() -> unheard(appointment) == 1);
            SERVERS.jdbc()
                    .sql("update event_publication set status = 'PUBLISHED' where serialized_event like ?")
                    .param("%" + appointment + "%")
                    .update();
        } finally {
            SERVERS.ownersJdbc().sql("alter table notice_away rename to notice").update();
        }
        await().atMost(Page.PATIENCE)
                .untilAsserted(
                        () -> assertThat(told.rows()).extracting(Told.Row::kind).containsExactly("BOOKED"));
        await().atMost(Page.PATIENCE).until(() -> unheard(appointment) == 0);
    }

    /** What happened and that the case knows it are one. */
    @Test
    void nothingHappensToACaseThatItDoesNotKnow() {
        var counter = new Counter(SERVERS.first(), town.clerk);
        SERVERS.ownersJdbc()
                .sql("alter table case_timeline add constraint nobody check (kind <> 'RECEPTION_CHECKED_IN') not valid")
                .update();
        try {
            assertThatThrownBy(() -> counter.checkIn(town.terminal, town.city))
                    .isInstanceOf(DataIntegrityViolationException.class);
            assertThat(receptions()).isZero();
        } finally {
            SERVERS.ownersJdbc()
                    .sql("alter table case_timeline drop constraint nobody")
                    .update();
        }
        var reception = counter.checkIn(town.terminal, town.city).reception().toString();
        assertThat(timeline(reception)).containsExactlyInAnyOrder("CASE_REGISTERED", "RECEPTION_CHECKED_IN");
    }

    private int receptions() {
        return SERVERS.jdbc()
                .sql("select count(*) from reception where terminal = ?")
                .param(town.terminal)
                .query(Integer.class)
                .single();
    }

    private static List<String> timeline(String reception) {
        return SERVERS.jdbc()
                .sql("select kind from case_timeline t join reception r using (case_id) where r.id = ?::uuid")
                .param(reception)
                .query(String.class)
                .list();
    }

    private static int unheard(String appointment) {
        return SERVERS.jdbc()
                .sql("select count(*) from event_publication where serialized_event like ?")
                .param("%" + appointment + "%")
                .query(Integer.class)
                .single();
    }

    private static String stage(JsonNode view) {
        return view.path("reception").path("stage").asString("");
    }

    private static String trouble(JsonNode view) {
        return view.path("reception").path("trouble").asString("");
    }

    private static boolean gateOpen(JsonNode view) {
        return view.path("reception").path("gateOpen").asBoolean();
    }

    private static JsonNode row(Post official, String reception) {
        return official.view()
                .path("line")
                .valueStream()
                .filter(row -> row.path("id").asString("").equals(reception))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> inLine(Post official) {
        return official.view()
                .path("line")
                .valueStream()
                .map(row -> row.path("id").asString(""))
                .toList();
    }
}
