package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.reception.events.ReceptionEnded;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Those who come to a booked time stand in one line with those who just come. */
class BookedTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;
    private final Booking booking = new Booking(node, town);
    private final Post second = Post.desk(SERVERS.second(), town.newOfficial().login(), town.newDesk())
            .taken();

    @AfterEach
    void close() {
        second.close();
        scene.close();
    }

    /** An invitation to the desk of the town's official, which needs no reception day. */
    private JsonNode booked(String caseId) {
        var wish = booking.wish(caseId, town.city, "OTHER");
        wish.put("asking", "INVITED");
        var drafted = Booking.done(booking.official.post(node, "/api/appointments", wish));
        var submitted = Booking.done(booking.act(booking.official, drafted, "submit"));
        var taken = Booking.done(booking.act(booking.office, submitted, "take"));
        var approved = Booking.done(booking.act(booking.office, taken, "approve"));
        var slot = Map.<String, Object>of(
                "official", town.official.id(),
                "desk", town.desk,
                "starts", Instant.now().plusSeconds(30).toString(),
                "ends", Instant.now().plusSeconds(630).toString());
        return Booking.done(booking.schedule(approved, new HashMap<>(slot)));
    }

    /** Moves the time to where it is needed; never over midnight. */
    private void begins(JsonNode appointment, Instant starts) {
        node.jdbc()
                .sql("update appointment set starts = ?, ends = ?, deadline = null where id = ?::uuid")
                .params(Timestamp.from(starts), Timestamp.from(starts.plusSeconds(600)))
                .param(appointment.path("id").asString())
                .update();
    }

    private static Instant later() {
        return Booking.inDays(1).atStartOfDay(Booking.BEIJING).toInstant().minus(Duration.ofSeconds(1));
    }

    private static Instant justNow() {
        var today = Booking.inDays(0).atStartOfDay(Booking.BEIJING).toInstant();
        var before = Instant.now().minusSeconds(1);
        return before.isBefore(today) ? today : before;
    }

    private Post newTerminal() {
        return Post.terminal(node, town.clerk.login(), town.newTerminal()).taken();
    }

    private String comesTo(Instant starts, Post terminal) {
        var caseId = terminal.registerCase("Wang Wu", "A road");
        var appointment = booked(caseId);
        begins(appointment, starts);
        var said = terminal.ask("check-in", terminal.checkInOf(caseId, town.city));
        assertThat(said.code()).as(said.result().toString()).isEmpty();
        assertThat(booking.look(appointment)
                        .path("appointment")
                        .path("arrivedAt")
                        .asString(""))
                .isNotEmpty();
        return said.text("reception");
    }

    private static JsonNode inLine(Post desk, String reception) {
        return desk.view()
                .path("line")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(reception))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fromTheBookedTimeOnIsCalledFirstAndByThatDeskOnly() {
        try (var terminal = newTerminal()) {
            var booked = comesTo(justNow(), terminal);
            assertThat(inLine(second, booked).path("ahead").asInt()).isZero();
            assertThat(inLine(second, scene.waiting).path("ahead").asInt()).isEqualTo(1);
            var waiting = terminal.view().path("reception").path("waiting");
            assertThat(waiting.path("bookedFrom").asString()).isNotEmpty();
            assertThat(waiting.path("ahead").asInt()).isZero();

            assertThat(second.ask("call-next").text("reception")).isEqualTo(scene.waiting);
            second.done("requeue", Map.of("reception", scene.waiting));
            assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(booked);
            assertThat(second.ask("call-next").text("reception")).isEqualTo(scene.waiting);
        }
    }

    @Test
    void beforeTheBookedTimeIsCalledByThatDeskWhenNobodyElseWaits() {
        try (var terminal = newTerminal()) {
            var booked = comesTo(later(), terminal);
            assertThat(inLine(second, scene.waiting).path("ahead").asInt()).isZero();
            assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(scene.waiting);
            assertThat(second.ask("call-next").code()).isEqualTo("reception.line-empty");
            scene.official.done("skip", Map.of("reception", scene.waiting));
            assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(booked);
        }
    }

    @Test
    void whenTheOfficialDoesNotCallAnotherDeskDoes() {
        try (var terminal = newTerminal()) {
            var booked = comesTo(justNow(), terminal);
            scene.official.done("release", Map.of());
            assertThat(second.ask("call-next").text("reception")).isEqualTo(scene.waiting);
            second.done("skip", Map.of("reception", scene.waiting));
            assertThat(second.ask("call-next").code()).isEqualTo("reception.line-empty");
            node.jdbc()
                    .sql(
                            "update reception set booked_for_all_from = clock_timestamp() - interval '1s' where id = ?::uuid")
                    .param(booked)
                    .update();
            assertThat(second.ask("call-next").text("reception")).isEqualTo(booked);
        }
    }

    @Test
    void theirOfficialCallsThemFromAnyDesk() {
        try (var terminal = newTerminal();
                var elsewhere = Post.desk(node, town.official.login(), town.newDesk())) {
            var booked = comesTo(justNow(), terminal);
            scene.official.done("release", Map.of());
            elsewhere.taken();
            assertThat(second.ask("call-next").text("reception")).isEqualTo(scene.waiting);
            second.done("requeue", Map.of("reception", scene.waiting));
            assertThat(elsewhere.ask("call-next").text("reception")).isEqualTo(booked);
        }
    }

    @Test
    void whoDidNotAnswerTheRingWaitsLikeEverybodyElse() {
        try (var terminal = newTerminal()) {
            var booked = comesTo(justNow(), terminal);
            scene.official.done("call-next", Map.of());
            scene.official.done("skip", Map.of("reception", booked));
            terminal.done("rejoin", Map.of("reception", booked));
            assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(scene.waiting);
        }
    }

    @Test
    void whatTheOfficeTookBackGivesNoPrecedence() {
        try (var terminal = newTerminal()) {
            var booked = comesTo(justNow(), terminal);
            var id = node.jdbc()
                    .sql("select appointment from reception where id = ?::uuid")
                    .param(booked)
                    .query(UUID.class)
                    .single();
            var now = booking.office.get(node, "/api/appointments/" + id).json().path("appointment");
            Booking.done(booking.act(booking.office, now, "cancel"));
            await().atMost(Page.PATIENCE)
                    .until(() -> inLine(second, booked).path("bookedFrom").isNull());
            assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(scene.waiting);
        }
    }

    @Test
    void anOfficialAtAnyDeskIsThereAndWhoWasReceivedHasHadTheirTime() {
        try (var terminal = newTerminal()) {
            var booked = comesTo(justNow(), terminal);
            var id = node.jdbc()
                    .sql(
                            "update appointment set deadline = clock_timestamp() where id = (select appointment from reception where id = ?::uuid) returning id")
                    .param(booked)
                    .query(UUID.class)
                    .single();
            await().atMost(Page.PATIENCE)
                    .until(() -> !appointment(id).path("attendedAt").isNull());
            assertThat(appointment(id).path("stage").asString()).isEqualTo("SCHEDULED");
            scene.official.done("call-next", Map.of());
            ends(booked);
            await().atMost(Page.PATIENCE)
                    .until(() -> appointment(id).path("stage").asString().equals("FULFILLED"));
        }
    }

    @Test
    void whoLooksAtTheLineIsToldWhenTheTimeHasCome() {
        try (var terminal = newTerminal()) {
            var booked = comesTo(later(), terminal);
            assertThat(inLine(second, scene.waiting).path("ahead").asInt()).isZero();
            node.jdbc()
                    .sql("update reception set booked_from = clock_timestamp() where id = ?::uuid")
                    .param(booked)
                    .update();
            second.page()
                    .awaitHeard(
                            second.topic(),
                            view -> view.path("line")
                                    .valueStream()
                                    .anyMatch(one -> one.path("id").asString().equals(scene.waiting)
                                            && one.path("ahead").asInt() == 1));
        }
    }

    private JsonNode appointment(UUID id) {
        return booking.office.get(node, "/api/appointments/" + id).json().path("appointment");
    }

    private void ends(String reception) {
        var caseId = node.jdbc()
                .sql("select case_id from reception where id = ?::uuid")
                .param(reception)
                .query(UUID.class)
                .single();
        var ended = new ReceptionEnded(
                new ReceptionId(UUID.fromString(reception)),
                9,
                new CaseId(caseId),
                new OfficeId(town.city),
                Instant.now());
        node.bean(TransactionTemplate.class)
                .executeWithoutResult(_ -> node.context().publishEvent(ended));
    }
}
