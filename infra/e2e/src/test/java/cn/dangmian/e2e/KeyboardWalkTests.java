package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole reception by the keyboard alone at both ends, each step seen where it is taken and told to who does not see the screen. */
@Order(2)
class KeyboardWalkTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String QUESTION = "您反映的是什么事情？";
    private static final String ANSWER = "城东安置房没有按约定交付。";

    private static final String SAID = """
            prompt => document.querySelector('[data-test=prompts]').dataset.said.split(' ').at(-1) === prompt""";

    private static final String WRITTEN = """
            ([line, words]) => document.querySelectorAll('[data-test=minutes-words]')[line]?.value === words""";

    private static final String SILENT = "() => document.querySelector('[data-test=prompts]').dataset.saying === ''";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @Test
    void leadsFromTheCheckInToTheEndWithTheCursorInSightAndTheStagesSpoken() {
        var scene = Scene.manned(SYSTEM);
        var clerk = scene.clerk().person();
        var terminal = new Keys(clerk.page());
        var desk = new Keys(scene.official().person().page());
        switchesPrompts(clerk, terminal);
        checksIn(clerk, terminal);
        scene.official().person().await("line-entry");
        desk.press("F2");
        clerk.await("ringing").awaitTrue(SAID, "calling", SOON);
        terminal.press("Enter");
        scene.awaitTalk();
        clerk.awaitTrue(SILENT, "");
        writes(scene, terminal, desk);
        finishes(scene, desk);
        clerk.awaitTrue(SAID, "talk-over", SOON);
        refusesToSign(scene, terminal, desk);
        desk.tabTo("end").isInSight().press("Enter");
        clerk.await("dismiss").awaitTrue(SAID, "over", SOON);
        clerk.picture(Path.of("target", "keyboard-end.png"));
        assertThat(clerk.see("prompts").getAttribute("data-said")).isEqualTo("waiting calling talk-over over");
        assertThat(Double.parseDouble(clerk.see("prompts").getAttribute("data-peak")))
                .as("the loudest that was played")
                .isGreaterThan(0.05);
        terminal.tabTo("dismiss").isInSight().press("Enter");
        terminal.awaitAt("petitioner-name");
    }

    /** Off is off when the page is loaded anew. */
    private static void switchesPrompts(Person clerk, Keys terminal) {
        terminal.awaitAt("petitioner-name").tabTo("prompts").isInSight().press("Space");
        clerk.await("prompts", "aria-checked", "false", SOON).reload();
        clerk.await("prompts", "aria-checked", "false", SOON);
        terminal.awaitAt("petitioner-name").tabTo("prompts").press("Space");
        clerk.await("prompts", "aria-checked", "true", SOON).reload();
    }

    private static void checksIn(Person clerk, Keys keys) {
        keys.awaitAt("petitioner-name").isInSight().type("赵大海").press("Enter", "Enter");
        keys.awaitAt("petitioner-id-number").isInSight().type(IdNumbers.next()).press("Enter");
        keys.type("晋城街道文昌路 8 号").press("Enter");
        keys.awaitAt("petitioner-telephone").isInSight().press("Enter", "Enter", "Enter");
        keys.awaitAt("matter-title").isInSight().type("城东安置房逾期交付").press("F9");
        clerk.await("case-number");
        keys.awaitAt("head-count").isInSight().press("F9").awaitAt("no-photo");
        clerk.awaitTrue("() => document.querySelector('[data-test=no-photo]').options.length > 1", "");
        keys.isInSight().press("ArrowDown");
        clerk.await("tier");
        keys.press("F9").awaitAt("acknowledge").isInSight().press("Space", "F9");
        clerk.awaitStage("QUEUED").awaitTrue(SAID, "waiting", SOON);
    }

    private static void writes(Scene scene, Keys terminal, Keys desk) {
        var official = scene.official().person();
        var clerk = scene.clerk().person();
        desk.tabTo("minutes-begin").isInSight().press("Enter").awaitAt("minutes-line-1");
        desk.isInSight().type(QUESTION);
        clerk.awaitTrue(WRITTEN, List.of(0, QUESTION));
        terminal.tabTo("minutes-line-1").isInSight().press("End", "Enter").awaitAt("minutes-line-2");
        terminal.type(ANSWER);
        official.awaitTrue(WRITTEN, List.of(1, ANSWER), SOON);
    }

    private static void finishes(Scene scene, Keys desk) {
        desk.tabTo("finish").isInSight().press("Enter");
        scene.official().person().await("finish-confirm");
        desk.tabTo("disposition-ANSWERED_ON_THE_SPOT").isInSight().press("Space");
        desk.tabTo("finish-confirm").isInSight().press("Enter");
        scene.official().person().awaitStage("WRAP_UP");
    }

    private static void refusesToSign(Scene scene, Keys terminal, Keys desk) {
        var official = scene.official().person();
        var clerk = scene.clerk().person();
        confirms(official, desk, "minutes-show");
        clerk.await("minutes-text");
        terminal.tabTo("decline-0").isInSight().press("Enter");
        clerk.await("decline-reason");
        terminal.tabTo("decline-reason").isInSight().type("要回去与家人商量");
        clerk.picture(Path.of("target", "keyboard-decline.png"));
        terminal.tabTo("decline-confirm").isInSight().press("Enter");
        official.await("signer-PETITIONER-0", "data-way", "DECLINED", SOON);
        confirms(official, desk, "minutes-sign-official");
        official.await("minutes", "data-stage", "CLOSED", SOON);
    }

    private static void confirms(Person person, Keys keys, String hook) {
        keys.tabTo(hook).isInSight().press("Enter");
        person.await(hook + "-confirm");
        keys.tabTo(hook + "-confirm").isInSight().press("Enter");
    }
}
