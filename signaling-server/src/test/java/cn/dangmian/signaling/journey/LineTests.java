package cn.dangmian.signaling.journey;

import static cn.dangmian.signaling.reception.events.Priority.DISABLED;
import static cn.dangmian.signaling.reception.events.Priority.ELDERLY;
import static cn.dangmian.signaling.reception.events.Priority.EMERGENCY;
import static cn.dangmian.signaling.reception.events.Priority.PREGNANT;
import static cn.dangmian.signaling.reception.events.Priority.WITH_INFANT;
import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.reception.events.Priority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What may happen to those who wait, as both ends see it. */
class LineTests {

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
    void whoStepsAwayKeepsNumberAndPlaceAndIsNotCalled() {
        var next = checkInAnother();
        scene.clerk.done("step-away", about);
        var seen = scene.clerk
                .page()
                .awaitHeard(
                        scene.clerk.topic(),
                        view -> isAway(view.path("reception").path("waiting")));
        assertThat(seen.path("reception").path("ticket").asInt()).isEqualTo(1);
        scene.official.page().awaitHeard(scene.official.topic(), view -> isAway(inLine(view, scene.waiting)));
        scene.assertRefused("reception.wrong-stage", () -> scene.clerk.ask("step-away", about));

        assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(next);
        assertThat(line()).containsExactly(scene.waiting);
        scene.official.done("skip", Map.of("reception", next));
        assertThat(scene.official.ask("call-next").code()).isEqualTo("reception.line-empty");

        scene.clerk.done("come-back", about);
        scene.assertRefused("reception.wrong-stage", () -> scene.clerk.ask("come-back", about));
        assertThat(isAway(inLine(scene.official.view(), scene.waiting))).isFalse();
        assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(scene.waiting);
    }

    @Test
    void whoComesBackIsCalledAtTheOldPlace() {
        checkInAnother();
        scene.clerk.done("step-away", about);
        scene.clerk.done("come-back", about);
        assertThat(scene.clerk
                        .view()
                        .path("reception")
                        .path("waiting")
                        .path("ahead")
                        .asInt())
                .isZero();
        assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(scene.waiting);
    }

    @Test
    void nobodyIsAheadWhileTheyAreAllAway() {
        var second = new Post(
                        SERVERS.first(), scene.clerk.visitor(), scene.clerk.page(), "terminals", town.newTerminal())
                .taken();
        second.checkIn(town.city);
        assertThat(second.view().path("reception").path("waiting").path("ahead").asInt())
                .isEqualTo(1);
        scene.clerk.done("step-away", about);
        assertThat(second.view().path("reception").path("waiting").path("ahead").asInt())
                .isZero();
    }

    @Test
    void aDeskLetsGoWhomItHeldWhenTheyStepAway() {
        scene.official.page().awaitHeard(scene.official.topic(), view -> holds(view, scene.waiting));
        scene.clerk.done("step-away", about);
        var next = checkInAnother();
        scene.official.page().awaitHeard(scene.official.topic(), view -> holds(view, next));
    }

    @Test
    void theOfficialRingsAgainTwiceAndThenPassesOver() {
        scene.official.done("call-next", Map.of());
        var first = deadline(scene.clerk.view());
        for (var again : List.of(1, 2)) {
            scene.official.done("recall", about);
            scene.clerk
                    .page()
                    .awaitHeard(
                            scene.clerk.topic(),
                            view -> view.path("reception").path("recalls").asInt() == again);
        }
        assertThat(deadline(scene.clerk.view())).isGreaterThan(first);
        scene.assertRefused("reception.rung-enough", () -> scene.official.ask("recall", about));

        scene.official.done("skip", about);
        assertThat(scene.clerk.stage()).isEqualTo("SKIPPED");
        scene.assertRefused("reception.unknown", () -> scene.official.ask("skip", about));
        assertThat(scene.clerk.ask("rejoin", about).text("ahead")).isEqualTo("0");
    }

    @Test
    void onlyTheDeskThatCalledRingsAgainOrPassesOver() {
        scene.official.done("call-next", Map.of());
        try (var other = Post.desk(SERVERS.first(), town.newOfficial().login(), town.newDesk())
                .taken()) {
            for (var verb : List.of("recall", "skip")) {
                scene.assertRefused("reception.unknown", () -> other.ask(verb, about));
            }
        }
    }

    @Test
    void bothEndsAreToldHowLongItTakesOnceEnoughIsKnown() {
        assertThat(scene.clerk
                        .view()
                        .path("reception")
                        .path("waiting")
                        .path("minutes")
                        .isNull())
                .isTrue();
        spokeLately(8, 12);
        var wait = scene.clerk.view().path("reception").path("waiting");
        assertThat(wait.path("desks").asInt()).isEqualTo(1);
        assertThat(wait.path("minutes").toString()).isEqualTo("{\"from\":0,\"to\":1}");

        var next = checkInAnother();
        var seen = inLine(scene.official.view(), next);
        assertThat(seen.path("ahead").asInt()).isEqualTo(1);
        assertThat(seen.path("minutes").toString()).isEqualTo("{\"from\":0,\"to\":12}");
    }

    @Test
    void whoWaitsIsToldWhenTheLastDeskIsLeft() {
        scene.official.done("release", Map.of());
        var left = scene.clerk
                .page()
                .awaitHeard(
                        scene.clerk.topic(),
                        view -> view.path("reception")
                                        .path("waiting")
                                        .path("desks")
                                        .asInt(-1)
                                == 0);
        assertThat(left.path("reception").path("waiting").path("minutes").isNull())
                .isTrue();
    }

    /** Typed from the rule: who has a priority first, but never two in a row while somebody else waits. */
    @Test
    void whoHasAPriorityIsCalledFirstButOnlyInEverySecondCall() {
        var line = new ArrayList<>(List.of(scene.waiting));
        for (var priority : Arrays.asList(null, null, ELDERLY, DISABLED, EMERGENCY, PREGNANT, WITH_INFANT)) {
            line.add(checkInAnother(priority));
        }
        var expected = Stream.of(3, 0, 4, 1, 5, 2, 6, 7).map(line::get).toList();
        var foretold = line().stream()
                .sorted(Comparator.comparing(
                        id -> inLine(scene.official.view(), id).path("ahead").asInt()))
                .toList();
        assertThat(foretold).isEqualTo(expected);
        assertThat(Stream.generate(this::callAndPassOver).limit(8)).containsExactlyElementsOf(expected);
        assertThat(scene.official.ask("call-next").code()).isEqualTo("reception.line-empty");
    }

    @Test
    void aDeclaredPriorityIsShownAtBothEndsLoggedAndMayBeTakenBack() {
        var second = checkInAnother();
        scene.clerk.done("declare-priority", Map.of("reception", scene.waiting, "priority", "PREGNANT"));
        assertThat(scene.clerk.view().path("reception").path("priority").asString())
                .isEqualTo("PREGNANT");
        assertThat(inLine(scene.official.view(), scene.waiting).path("priority").asString())
                .isEqualTo("PREGNANT");
        scene.clerk.done("declare-priority", about);
        assertThat(scene.clerk.view().path("reception").path("priority").isNull())
                .isTrue();
        assertThat(declarationsLogged()).containsExactly("PREGNANT", "NONE");
        scene.assertRefused(
                "wire.malformed",
                () -> scene.clerk.ask("declare-priority", Map.of("reception", scene.waiting, "priority", "IMPORTANT")));

        scene.official.done("call-next", Map.of());
        scene.assertRefused(
                "reception.wrong-stage",
                () -> scene.clerk.ask("declare-priority", Map.of("reception", scene.waiting, "priority", "ELDERLY")));
        assertThat(second).isNotEmpty();
    }

    private List<String> declarationsLogged() {
        return SERVERS.jdbc()
                .sql(
                        "select facts->>'priority' from audit_line where person = ? and action = 'reception.PriorityDeclared' order by id")
                .param(town.clerk.id())
                .query(String.class)
                .list();
    }

    private String callAndPassOver() {
        var called = scene.official.ask("call-next").text("reception");
        scene.official.done("skip", Map.of("reception", called));
        return called;
    }

    /** So many talks of this line ended today, each after so many minutes. */
    private void spokeLately(int talks, int minutes) {
        for (var i = 0; i < talks; i++) {
            var spoken = checkInAnother();
            SERVERS.jdbc().sql("""
                            update reception set stage = 'LEFT', dismissed = true, stage_facts = '{"at": "2026-01-01T00:00:00Z", "reason": ""}',
                                talk_from = now() - make_interval(mins => ?), ended_at = now() where id = ?::uuid""").params(minutes, spoken).update();
        }
    }

    private String checkInAnother() {
        return checkInAnother(null);
    }

    private String checkInAnother(@Nullable Priority priority) {
        return new Counter(SERVERS.first(), town.newClerk())
                .checkIn(town.newTerminal(), town.city, priority)
                .reception()
                .toString();
    }

    private List<String> line() {
        return StreamSupport.stream(scene.official.view().path("line").spliterator(), false)
                .map(entry -> entry.path("id").asString())
                .toList();
    }

    private static JsonNode inLine(JsonNode desk, String reception) {
        return StreamSupport.stream(desk.path("line").spliterator(), false)
                .filter(entry -> entry.path("id").asString().equals(reception))
                .findFirst()
                .orElseGet(() -> desk.path("not there"));
    }

    private static boolean isAway(JsonNode waiting) {
        return !waiting.path("awaySince").asString("").isEmpty();
    }

    private static boolean holds(JsonNode desk, String reception) {
        return desk.path("held").path("reception").asString("").equals(reception);
    }

    private static String deadline(JsonNode terminal) {
        return terminal.path("reception").path("deadline").asString();
    }
}
