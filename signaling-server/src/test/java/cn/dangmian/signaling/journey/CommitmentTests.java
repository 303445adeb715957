package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.kernel.Ids;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** "It will be checked by Friday": seen by the petitioner, and kept by somebody by a day. */
class CommitmentTests {

    private static final LocalDate TODAY = LocalDate.now(WorkingDays.BEIJING);

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final MinutesTalk talk = new MinutesTalk(SERVERS);
    private final Scene scene = talk.scene;
    private final UUID commitment = Ids.next();

    @AfterEach
    void leave() {
        talk.close();
    }

    private Map<String, Object> promise(String words) {
        return new HashMap<>(Map.of("reception", scene.waiting, "commitment", commitment, "words", words));
    }

    private Map<String, Object> assigned(String words, LocalDate due) {
        var promise = promise(words);
        promise.put("office", scene.town.city);
        promise.put("due", due.toString());
        return promise;
    }

    @Test
    void isSeenAtBothSidesAndKeepsItsSecondWhenItIsAssigned() {
        scene.official.done("promise", promise("We check the drain."));
        var first = only(scene.clerk.view().path("reception"));
        assertThat(first.path("words").asString()).isEqualTo("We check the drain.");
        assertThat(first.path("responsible").isNull()).isTrue();
        scene.clerk
                .page()
                .awaitHeard(
                        scene.clerk.topic(),
                        view -> view.at("/reception/commitments").size() == 1);

        scene.official.done("promise", assigned("We check the drain at the mill.", TODAY.plusDays(5)));
        var second = only(scene.official.view().path("current"));
        assertThat(second.path("at")).isEqualTo(first.path("at"));
        assertThat(second.path("words").asString()).isEqualTo("We check the drain at the mill.");
        assertThat(second.path("responsible").path("id").asString()).isEqualTo(scene.town.city.toString());
        assertThat(second.path("due").asString()).isEqualTo(TODAY.plusDays(5).toString());
    }

    private static JsonNode only(JsonNode reception) {
        assertThat(reception.path("commitments")).hasSize(1);
        return reception.path("commitments").path(0);
    }

    @Test
    void keepsAReceptionFromEndingUntilSomebodyHasToKeepIt() {
        scene.official.done("promise", promise("We check the drain."));
        talk.finish();
        var end = Map.of("reception", scene.waiting);
        scene.assertRefused("reception.commitment-unassigned", () -> scene.official.ask("end", end));
        var noDay = assigned("We check the drain.", TODAY);
        noDay.remove("due");
        scene.official.done("promise", noDay);
        scene.assertRefused("reception.commitment-unassigned", () -> scene.official.ask("end", end));
        scene.official.done("promise", assigned("We check the drain.", TODAY));
        scene.official.done("end", end);
        var past = scene.official
                .visitor()
                .get(SERVERS.second(), "/api/receptions/" + scene.waiting)
                .json();
        assertThat(only(past).path("due").asString()).isEqualTo(TODAY.toString());
        scene.assertRefused(
                "reception.wrong-stage", () -> scene.official.ask("promise", assigned("Once more.", TODAY)));
    }

    @Test
    void isWithdrawnWhenItWasPressedByMistake() {
        scene.official.done("promise", promise("We check the drain."));
        var about = Map.of("reception", scene.waiting, "commitment", commitment);
        scene.official.done("withdraw-promise", about).done("withdraw-promise", about);
        assertThat(scene.clerk.view().at("/reception/commitments")).isEmpty();
        scene.assertRefused("reception.unknown-commitment", () -> scene.official.ask("promise", promise("Once more.")));
        scene.assertRefused(
                "reception.unknown-commitment",
                () -> scene.official.ask(
                        "withdraw-promise", Map.of("reception", scene.waiting, "commitment", Ids.next())));
        talk.end();
    }

    @Test
    void isNotMadeForWhoIsNotThereOrForADayThatIsOver() {
        scene.assertRefused(
                "reception.due-past",
                () -> scene.official.ask("promise", assigned("We check the drain.", TODAY.minusDays(1))));
        var unknown = promise("We check the drain.");
        unknown.put("unit", Ids.next());
        scene.assertRefused("reception.unknown-responsible", () -> scene.official.ask("promise", unknown));
        var both = assigned("We check the drain.", TODAY);
        both.put("unit", Ids.next());
        scene.assertRefused("reception.one-responsible", () -> scene.official.ask("promise", both));
    }

    @Test
    void standsInTheMinutesThatAreSigned() {
        talk.write();
        scene.official.done("promise", assigned("We check the drain.", TODAY));
        assertThat(talk.official.show().code()).isEmpty();
        assertThat(talk.clerk.whole().path("text").path("words").asString()).contains("承诺：We check the drain.（责任单位：");
    }
}
