package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.kernel.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 接访笔录, written by two at the same time. */
class MinutesTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final MinutesTalk talk = new MinutesTalk(SERVERS);
    private final Scene scene = talk.scene;
    private final MinutesPage clerk = talk.clerk;
    private final MinutesPage official = talk.official;
    private final UUID question = talk.question;
    private final UUID answer = talk.answer;

    @AfterEach
    void leave() {
        talk.close();
    }

    @Test
    void growAtBothSidesInTheOrderInWhichTheyAreRead() {
        assertThat(clerk.words()).isEmpty();
        talk.write();
        var between = Ids.next();
        official.written(between, 0, question, "NOTE", "He shows a photograph.");
        assertThat(clerk.words())
                .isEqualTo(official.words())
                .containsExactly("Q What is it about?", "N He shows a photograph.", "A The drain at the mill.");
        var told = scene.clerk
                .page()
                .awaitHeard(clerk.topic(), change -> change.path("revision").asLong() == 3);
        assertThat(told.path("before").asLong()).isEqualTo(2);
        assertThat(told.path("lines").path(0).path("after").asString()).isEqualTo(question.toString());
        assertThat(told.path("lines").path(0).path("by").path("name").asString())
                .isEqualTo("Name of " + scene.town.official.login());
    }

    @Test
    void showTheOtherSideWhatIsBeingWrittenBeforeItIsKept() {
        var growing =
                Map.of("reception", scene.waiting, "line", question, "kind", "QUESTION", "words", "What is it ab");
        scene.official.page().send("/app/minutes/desks/" + scene.official.id() + "/grow", growing);
        var told = scene.clerk
                .page()
                .awaitHeard(clerk.topic(), one -> one.path("words").asString("").equals("What is it ab"));
        assertThat(told.path("client").asString())
                .isEqualTo(scene.official.page().client.toString());
        assertThat(clerk.words()).isEmpty();
    }

    @Test
    void areNeverOverwrittenByWhoDidNotSeeThem() {
        talk.write();
        var base = clerk.written(question, 1, null, "QUESTION", "What is it about, please?");
        scene.assertRefused("minutes.line-changed", () -> official.write(question, 1, null, "QUESTION", "What?"));
        assertThat(official.words()).startsWith("Q What is it about, please?");
        scene.assertRefused("minutes.line-changed", () -> official.ask("remove", Map.of("line", question, "base", 1)));
        assertThat(official.ask("remove", Map.of("line", question, "base", base))
                        .code())
                .isEmpty();
        assertThat(clerk.words()).containsExactly("A The drain at the mill.");
        var removed = clerk.whole().path("revision").asLong();
        clerk.written(question, removed, null, "QUESTION", "What is it about?");
        assertThat(clerk.words()).containsExactly("Q What is it about?", "A The drain at the mill.");
    }

    @Test
    void keepACommandThatIsRepeatedOnce() {
        var command = UUID.randomUUID();
        var fields = Map.of(
                "commandId", command, "line", question, "base", 0, "kind", "QUESTION", "words", "What is it about?");
        var first = official.ask("write", fields);
        assertThat(official.ask("write", fields).result()).isEqualTo(first.result());
        assertThat(official.words()).hasSize(1);
        // The page that lost the answer asks anew: what is said already is no change.
        assertThat(official.written(question, 0, null, "QUESTION", "What is it about?"))
                .isEqualTo(1);
        assertThat(official.whole().path("revision").asLong()).isEqualTo(1);
    }

    @Test
    void areShownOnlyAsTheyAreSeenByWhoShowsThem() {
        scene.assertRefused("minutes.empty", () -> official.ask("show", Map.of("revision", 0)));
        talk.write();
        scene.assertRefused("minutes.line-changed", () -> official.ask("show", Map.of("revision", 1)));
        scene.assertRefused("minutes.not-shown", () -> official.ask("reopen", Map.of("version", 1)));
    }

    @Test
    void rememberWhatSomebodyWritesAgainAndAgain() {
        var visitor = scene.official.visitor();
        var mine = Map.of("phrases", List.of("Please show the contract.", "Anything else?"));
        assertThat(visitor.put(SERVERS.first(), "/api/me/phrases", mine).json()).hasSize(2);
        assertThat(visitor.get(SERVERS.second(), "/api/me/phrases")
                        .json()
                        .path(1)
                        .asString())
                .isEqualTo("Anything else?");
        assertThat(scene.clerk.visitor().get(SERVERS.first(), "/api/me/phrases").json())
                .isEmpty();
        assertThat(visitor.put(SERVERS.first(), "/api/me/phrases", Map.of("phrases", List.of(" ")))
                        .code())
                .isEqualTo("wire.malformed");
        assertThat(visitor.get(SERVERS.second(), "/api/minutes-templates")
                        .json()
                        .path(0)
                        .path("lines"))
                .isNotEmpty();
    }
}
