package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A superior rings terminals: by lot none twice in a round, nobody in a talk, and only who works there answers. */
class RollCallTests {

    /** Always on duty but for the working day, which each test makes of today. */
    @RegisterExtension
    static final Servers SERVERS = Servers.with(Map.of(
            "dangmian.roll-call.from", "00:00",
            "dangmian.roll-call.rest-from", "00:00",
            "dangmian.roll-call.rest-until", "00:00",
            "dangmian.roll-call.until", "23:59"));

    private final RollCallScene scene = new RollCallScene(SERVERS);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void ringsOnTheOtherNodeIsAnsweredWithAPictureAndCounted() {
        scene.clerk.page().subscribe("/topic" + scene.bell);
        scene.clerk.page().snapshot("/app" + scene.bell);
        var called = scene.draw();
        var id = called.text("id");
        assertThat(called.json().path("terminal").path("id").asString()).isEqualTo(scene.town.terminal.toString());
        scene.clerk
                .page()
                .awaitHeard(
                        "/topic" + scene.bell,
                        view -> view.at("/ringing/id").asString("").equals(id));
        // Whoever presses twice has called once.
        assertThat(scene.draw().text("id")).isEqualTo(id);
        assertThat(scene.answer(id).status()).isEqualTo(204);
        assertThat(scene.answer(id).status()).as("the same again").isEqualTo(204);
        assertThat(scene.still(scene.clerk.visitor(), id, new byte[] {1, 2}).code())
                .isEqualTo("rollcall.still-unreadable");
        assertThat(scene.still(scene.clerk.visitor(), id, new byte[201 * 1024]).code())
                .isEqualTo("rollcall.still-too-large");
        assertThat(scene.still(scene.clerk.visitor(), id, RollCallScene.jpeg()).status())
                .isEqualTo(204);
        var answered = scene.one(id);
        assertThat(answered.path("stage").asString()).isEqualTo("ANSWERED");
        assertThat(answered.at("/answeredBy/id").asString())
                .isEqualTo(scene.town.clerk.id().toString());
        assertThat(answered.path("seconds").asDouble()).isBetween(0.0, 60.0);
        isKeptSealed(id);
        isCountedAndLogged();
    }

    private void isKeptSealed(String id) {
        assertThat(scene.superior.bytes(SERVERS.first(), "/api/roll-calls/" + id + "/still"))
                .isEqualTo(RollCallScene.jpeg());
        assertThat(SERVERS.jdbc()
                        .sql("select content from roll_call_still where roll_call = ?::uuid")
                        .param(id)
                        .query(byte[].class)
                        .single())
                .asString(StandardCharsets.ISO_8859_1)
                .doesNotContain("JFIF");
        assertThat(scene.logged("rollcall.see-still", id)).isOne();
    }

    private void isCountedAndLogged() {
        var whole = scene.list().at("/statistics/0");
        assertThat(List.of(
                        whole.path("sites").asInt(),
                        whole.path("covered").asInt(),
                        whole.path("answered").asInt()))
                .containsExactly(1, 1, 1);
        assertThat(scene.logged("rollcall.call", scene.town.terminal.toString()))
                .isOne();
        assertThat(scene.logged("rollcall.answer", scene.town.terminal.toString()))
                .isOne();
    }

    @Test
    void whatRingsOutIsExplainedOnceAndNotAnsweredLate() {
        var id = scene.draw().text("id");
        scene.ringOut(id);
        assertThat(scene.answer(id).code()).isEqualTo("rollcall.over");
        await().atMost(Page.PATIENCE)
                .until(() -> scene.one(id).path("stage").asString().equals("UNANSWERED"));
        var view = scene.clerk.page().snapshot("/app" + scene.bell);
        assertThat(view.path("ringing").isNull()).isTrue();
        assertThat(view.at("/missed/id").asString()).isEqualTo(id);
        assertThat(scene.still(scene.clerk.visitor(), id, RollCallScene.jpeg()).code())
                .isEqualTo("rollcall.unknown");
        assertThat(scene.explain(id, "We copied papers.").status()).isEqualTo(204);
        assertThat(scene.explain(id, "Another reason.").code()).isEqualTo("rollcall.explained");
        assertThat(scene.one(id).at("/explanation/words").asString()).isEqualTo("We copied papers.");
        assertThat(scene.clerk
                        .page()
                        .snapshot("/app" + scene.bell)
                        .path("missed")
                        .isNull())
                .isTrue();
    }

    @Test
    void onlyWhoWorksAtTheTerminalAnswers() {
        var id = scene.draw().text("id");
        var colleague = Visitor.signedIn(
                SERVERS.second(),
                scene.town.newPerson("CLERK", scene.town.township).login());
        var path = "/api/terminals/" + scene.town.terminal + "/roll-calls/" + id + "/answer";
        assertThat(colleague.post(SERVERS.second(), path, Map.of()).code()).isEqualTo("rollcall.not-at-post");
        assertThat(scene.one(id).path("stage").asString()).isEqualTo("RINGING");
    }

    @Test
    void whoWorksAtAnotherTerminalAnswersForThatAlone() {
        var id = scene.draw().text("id");
        var there = scene.town.stranger;
        try (var other = Post.terminal(SERVERS.second(), there.clerk().login(), there.terminal())
                .taken()) {
            var path = "/api/terminals/" + there.terminal() + "/roll-calls/" + id + "/answer";
            assertThat(other.visitor().post(SERVERS.second(), path, Map.of()).code())
                    .isEqualTo("rollcall.unknown");
        }
        assertThat(scene.one(id).path("stage").asString()).isEqualTo("RINGING");
    }

    @Test
    void leavesATalkAloneAndDrawsItLater() {
        scene.clerk.checkIn(scene.town.city);
        scene.becomes("IN_PROGRESS");
        assertThat(scene.draw().code()).isEqualTo("rollcall.busy");
        assertThat(scene.call(scene.superior, scene.town.city, scene.town.terminal)
                        .code())
                .isEqualTo("rollcall.busy");
        scene.becomes("QUEUED");
        var id = scene.draw().text("id");
        scene.becomes("IN_PROGRESS");
        await().atMost(Page.PATIENCE)
                .until(() -> scene.one(id).path("stage").asString().equals("WITHDRAWN"));
        scene.becomes("QUEUED");
        assertThat(scene.draw().text("stage")).as("it was not called yet").isEqualTo("RINGING");
    }

    @Test
    void isNotRungWhereOrWhenNobodyIsOnDuty() {
        scene.today(false);
        assertThat(scene.draw().code()).isEqualTo("rollcall.off-duty");
        scene.today(true);
        assertThat(scene.call(scene.superior, scene.town.stranger.city(), null).code())
                .isEqualTo("organization.unknown-office");
        assertThat(scene.call(scene.superior, scene.town.city, scene.town.stranger.terminal())
                        .code())
                .isEqualTo("organization.unknown-terminal");
        SERVERS.jdbc()
                .sql("update terminal_standing set stage = 'IN_TEST' where terminal = ?")
                .param(scene.town.terminal)
                .update();
        assertThat(scene.draw().code()).isEqualTo("rollcall.no-terminals");
        assertThat(scene.list().path("statistics")).isEmpty();
    }

    @Test
    void callsNobodyTwiceBeforeEverybodyWasCalledOnceWhoeverCalls() throws InterruptedException {
        var all = new HashSet<String>();
        for (var more = 0; more < 60; more++) {
            var terminal = scene.town.newTerminal();
            scene.inService(terminal);
            all.add(terminal.toString());
        }
        all.add(scene.town.terminal.toString());
        var drawn = drawnByThree(all.size());
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(all);
        assertThat(scene.list().path("round").asInt()).isEqualTo(1);
        assertThat(scene.list().at("/statistics/0/covered").asInt()).isEqualTo(all.size());
        assertThat(scene.list().path("calls").size()).as("a page").isEqualTo(50);
        drawnBy(scene.superior);
        assertThat(scene.list().path("round").asInt())
                .as("another round begins")
                .isEqualTo(2);
        assertThat(scene.list().at("/statistics/0/covered").asInt()).isEqualTo(1);
    }

    /** At once, as long as that many are left. */
    private List<String> drawnByThree(int many) throws InterruptedException {
        var callers = List.of(scene.superior, scene.superior(), scene.superior());
        var drawn = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(callers.size())) {
            while (drawn.size() < many) {
                var round = callers.stream()
                        .limit(many - drawn.size())
                        .map(caller -> (Callable<String>) () -> drawnBy(caller))
                        .toList();
                for (var one : threads.invokeAll(round)) {
                    drawn.add(one.get());
                }
            }
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
        return drawn;
    }

    /** @return the terminal, which rings no more */
    private String drawnBy(Visitor caller) {
        var called = scene.call(caller, scene.town.city, null);
        assertThat(called.status()).as(called.text()).isEqualTo(200);
        SERVERS.jdbc()
                .sql("update roll_call set stage = 'UNANSWERED', ended_at = now() where id = ?::uuid")
                .param(called.text("id"))
                .update();
        return called.json().at("/terminal/id").asString();
    }

    @Test
    void whoCalledStopsItAndNobodyBesideOrBelowSeesIt() {
        var id = scene.draw().text("id");
        var stranger = Visitor.signedIn(
                SERVERS.first(), scene.town.stranger.supervisor().login());
        assertThat(stranger.get(SERVERS.first(), "/api/roll-calls/" + id).code())
                .isEqualTo("rollcall.unknown");
        assertThat(scene.superior
                        .post(SERVERS.first(), "/api/roll-calls/" + id + "/withdraw", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(scene.one(id).path("stage").asString()).isEqualTo("WITHDRAWN");
        assertThat(scene.list().path("calls")).as("nothing came of it").isEmpty();
    }

    @Test
    void picturesAreForgottenInTime() {
        var id = scene.draw().text("id");
        scene.answer(id);
        scene.still(scene.clerk.visitor(), id, RollCallScene.jpeg());
        SERVERS.jdbc()
                .sql("update roll_call_still set taken_at = now() - interval '91 days' where roll_call = ?::uuid")
                .param(id)
                .update();
        try (var _ = SERVERS.startNode("later", Map.of())) {
            await().atMost(Page.PATIENCE)
                    .until(() -> scene.superior
                            .get(SERVERS.first(), "/api/roll-calls/" + id + "/still")
                            .code()
                            .equals("rollcall.no-still"));
        }
    }
}
