package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An official pauses, and another takes over. */
class DeskTests {

    private static final Map<String, Object> MEAL = Map.of("reason", "MEAL", "minutes", 30);

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;
    private final Map<String, String> about = Map.of("reception", scene.waiting);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aPausedDeskCallsNobodyAndThoseWhoWaitAreToldWhyAndHowLong() {
        scene.official.done("pause", MEAL);
        var told = scene.clerk
                .page()
                .awaitHeard(scene.clerk.topic(), view -> !pauses(view).isEmpty());
        var pause = pauses(told).path(0);
        assertThat(pause.path("desk").path("id").asString()).isEqualTo(town.desk.toString());
        assertThat(pause.path("reason").asString()).isEqualTo("MEAL");
        assertThat(Instant.parse(pause.path("until").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(25)),
                        Instant.now().plus(Duration.ofMinutes(30)));
        assertThat(told.path("reception").path("waiting").path("desks").asInt()).isZero();
        scene.assertRefused("reception.desk-paused", () -> scene.official.ask("call-next"));

        scene.official.done("resume", Map.of());
        scene.clerk
                .page()
                .awaitHeard(
                        scene.clerk.topic(),
                        view -> pauses(view).isEmpty()
                                && view.path("reception")
                                                .path("waiting")
                                                .path("desks")
                                                .asInt()
                                        == 1
                                && view.path("revision").asLong()
                                        > told.path("revision").asLong());
        scene.official.done("call-next", Map.of());
    }

    @Test
    void aPausedDeskHoldsNobody() {
        scene.official.page().awaitHeard(scene.official.topic(), view -> holds(view, scene.waiting));
        scene.official.done("pause", MEAL);
        try (var other = Post.desk(SERVERS.first(), town.newOfficial().login(), town.newDesk())
                .taken()) {
            other.page().awaitHeard(other.topic(), view -> holds(view, scene.waiting));
        }
    }

    @Test
    void aPauseStaysWithThePersonAndEndsWithTheDesk() {
        scene.official.done("pause", MEAL);
        try (var again =
                Post.desk(SERVERS.first(), town.official.login(), town.desk).taken()) {
            assertThat(again.view().path("pause").path("reason").asString()).isEqualTo("MEAL");
        }
        try (var other = Post.desk(SERVERS.first(), town.newOfficial().login(), town.desk)
                .taken()) {
            assertThat(other.view().path("pause").isNull()).isTrue();
            other.done("pause", MEAL);
            other.done("release", Map.of());
            assertThat(other.taken().view().path("pause").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"MEAL, 0", "MEAL, 241", "MEAL, -5", "HOLIDAY, 30", "'', 30"})
    void refusesAPauseWithoutReasonOrEnd(String reason, int minutes) {
        scene.assertRefused(
                "wire.malformed", () -> scene.official.ask("pause", Map.of("reason", reason, "minutes", minutes)));
    }

    @Test
    void anotherOfficialGoesOnWhereTheFirstStoppedAndThePetitionerSeesAnotherName() {
        Sitting.with(List.of(scene.clerk.page(), scene.official.page()), () -> {
            scene.official.done("call-next", Map.of());
            scene.clerk.done("accept", about);
            scene.clerk.awaitGateOpen();
            Recorder.sawItGrow(SERVERS.second(), scene.waiting);
        });
        var before = scene.clerk.view().path("reception");
        var successor = town.newOfficial();
        try (var next = Post.desk(SERVERS.first(), successor.login(), town.desk).taken()) {
            var after = scene.clerk.view().path("reception");
            assertThat(after.path("official").path("name").asString()).isEqualTo("Name of " + successor.login());
            for (var same : List.of("id", "desk", "room", "talkSince", "gateOpen", "ticket")) {
                assertThat(after.path(same)).as(same).isEqualTo(before.path(same));
            }
            scene.assertRefused("reception.displaced", () -> scene.official.ask("finish", finish()));
            next.done("finish", finish());
            next.done("end", about);
            assertThat(pastOf(next)).contains(scene.waiting);
        }
        assertThat(handOversLogged(successor)).isEqualTo(1);
    }

    /** Whoever had the desk before is told so, whatever was under way, and nothing comes of it; nor when it is sent once more. */
    @Test
    void aLateCommandOfWhoLostTheDeskIsVoidOnBothNodes() {
        scene.official.done("call-next", Map.of());
        try (var next = Post.desk(SERVERS.first(), town.newOfficial().login(), town.desk)
                .taken()) {
            for (var node : SERVERS.both()) {
                try (var late = Page.open(node, scene.official.visitor(), scene.official.page().client)) {
                    for (var verb : List.of("recall", "skip", "requeue", "call-next", "resume")) {
                        scene.assertRefused("reception.displaced", () -> late.ask(scene.official.app(verb), about));
                    }
                }
            }
            next.done("recall", about);
        }
    }

    @Test
    void whoMustStayAwayFromTheCaseDoesNotTakeItsDesk() {
        scene.official.done("call-next", Map.of());
        var kin = town.newOfficial();
        SERVERS.jdbc()
                .sql("""
                        insert into recusal (id, case_id, person, kind, reason, declared_by, declared_at)
                        select ?, case_id, ?, 'RELATIVE', 'A cousin.', ?, now() from reception where id = ?::uuid""")
                .params(UUID.randomUUID(), kin.id(), kin.id(), scene.waiting)
                .update();
        try (var next = Post.desk(SERVERS.first(), kin.login(), town.desk)) {
            scene.assertDenied("reception.kept-away", kin, () -> next.ask("take"));
        }
        scene.official.done("requeue", about);
    }

    private Map<String, Object> finish() {
        return Map.of("reception", scene.waiting, "dispositions", CommandTests.answered());
    }

    private static String pastOf(Post desk) {
        return desk.visitor().get(desk.node(), "/api/receptions").text();
    }

    private static int handOversLogged(Town.Person person) {
        return SERVERS.jdbc()
                .sql(
                        "select count(*) from audit_line where person = ? and action = 'reception.HandedOver' and facts->>'official' = ?")
                .params(person.id(), person.id().toString())
                .query(Integer.class)
                .single();
    }

    private static JsonNode pauses(JsonNode terminal) {
        return terminal.path("reception").path("waiting").path("pauses");
    }

    private static boolean holds(JsonNode desk, String reception) {
        return desk.path("held").path("reception").asString("").equals(reception);
    }
}
