package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** 接访笔录: written at both ends, kept through a crash, signed by hand at the far one, and not altered unseen. */
@Order(2)
class MinutesTests {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String QUESTION = "您反映的是什么事情？";
    private static final String ANSWER = "城东安置房，约定 2022 年交房，至今没有交。";

    private static final String NOTE = "信访人出示安置协议一份。";

    private static final String KEPT = "已查清：开发商十二月二十日前交房，违约金一并支付。";
    private static final String PROMISE = "周五前核实过渡费停发的原因";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @Test
    void areWrittenByTwoKeptThroughACrashAndSignedAtTheFarEnd() {
        var scene = Scene.talking(SYSTEM);
        var official = scene.official().person();
        official.press("minutes-begin");
        words(official, 1).fill(QUESTION);
        scene.clerk().person().awaitText("minutes", QUESTION);
        answer(scene.clerk().person());
        between(official);
        scene.clerk().person().await("minutes-state", "data-saved", "true", PATIENCE);

        scene.clerk().person().crash();
        var clerk = SYSTEM.browsers().seat(Pattern.TERMINAL);
        clerk.open("/terminal/").signIn(Login.JINCHENG_CLERK.name(), Login.JINCHENG_CLERK.password());
        clerk.take("terminal-" + Login.JINCHENG_CLERK.post(), "face");
        assertThat(words(clerk, 1).inputValue()).isEqualTo(QUESTION);
        assertThat(words(clerk, 2).inputValue()).isEqualTo(NOTE);
        assertThat(words(clerk, 3).inputValue()).isEqualTo(ANSWER);

        areSigned(new Scene(new Clerk(clerk), scene.official()));
    }

    private static void areSigned(Scene scene) {
        var clerk = scene.clerk().person();
        var official = scene.official().person();
        scene.awaitTalk();
        var second = clerk.page().waitForPopup(() -> clerk.press("second-open")).getByTestId("second");
        isShown(second, "writing", ANSWER);
        promises(official);
        isShown(second, "writing", PROMISE);
        clerk.awaitText("promises", PROMISE);
        scene.official().finish();
        official.press("minutes-show").press("minutes-show-confirm");
        clerk.await("minutes-text");
        assertThat(clerk.read("minutes-text").replaceAll("\\s*\n\\s*", "\n"))
                .contains("问：" + QUESTION + "\n（" + NOTE + "）\n答：" + ANSWER);
        isShown(second, "reading", "承诺：" + PROMISE + "（责任单位：" + Scene.OFFICE);
        sign(clerk);
        official.await("signer-PETITIONER-0", "data-way", "DRAWN", PATIENCE);
        official.press("minutes-sign-official").press("minutes-sign-official-confirm");
        for (var person : new Person[] {clerk, official}) {
            person.await("minutes", "data-stage", "CLOSED", PATIENCE);
        }
        areOver(scene, second);
    }

    private static void areOver(Scene scene, Locator second) {
        var clerk = scene.clerk().person();
        var reception = new Database(SYSTEM.stack().postgres())
                .column("select reception::text from minutes where stage = 'CLOSED'")
                .getFirst();
        scene.official().end();
        isShown(second, "over", PROMISE);
        clerk.awaitText("promises", PROMISE);
        clerk.awaitTrue("() => !!document.querySelector('[data-test=receipt-code]')?.dataset.code", "");
        isKept(clerk.see("receipt-code").getAttribute("data-code"));
        clerk.await("dismiss").press("dismiss").await("petitioner-name");
        isVerified(scene.official().person(), reception);
    }

    /** By who has to keep it, seen by who was promised it. */
    private static void isKept(String code) {
        var axe = new Axe();
        var keeper = SYSTEM.browsers().onlooker().open("/console/#/commitments");
        keeper.signIn(Login.NANCHONG_UNIT.name(), Login.NANCHONG_UNIT.password());
        keeper.await("commitment", "data-state", "ASSIGNED", PATIENCE).awaitText("commitment", PROMISE);
        axe.look(keeper, "commitments");
        keeper.press("commitment-keep").type("commitment-words", KEPT);
        axe.look(keeper, "a commitment is kept");
        keeper.press("commitment-confirm").await("commitments-empty");
        keeper.see("part-KEPT").click();
        keeper.await("commitment", "data-state", "KEPT", PATIENCE).awaitText("commitment-note", KEPT);
        var phone = SYSTEM.browsers().phone().open("/visit/#case=" + code);
        phone.awaitText("promised", PROMISE).awaitText("promised", KEPT).awaitText("promised-state", "已办结");
        axe.look(phone, "a commitment that was kept, on a phone");
        axe.assertNothingFound();
    }

    private static void isShown(Locator second, String mode, String words) {
        PlaywrightAssertions.assertThat(second).hasAttribute("data-mode", mode);
        PlaywrightAssertions.assertThat(second).containsText(words);
    }

    private static void promises(Person official) {
        official.press("promise-open").type("promise-words", PROMISE).press("promise-who");
        official.page().getByText("本单位（" + Scene.OFFICE + "）").click();
        official.type(
                "promise-due",
                LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(5).toString());
        official.press("promise-keep").awaitText("promises", PROMISE);
    }

    private static Locator words(Person person, int line) {
        return person.see("minutes-line-" + line).getByTestId("minutes-words");
    }

    /** By the keyboard alone: Enter behind a question begins its answer. */
    private static void answer(Person clerk) {
        words(clerk, 1).press("End");
        words(clerk, 1).press("Enter");
        clerk.page().keyboard().type(ANSWER);
        clerk.page().keyboard().press("Enter");
    }

    /** Enter begins a line behind this one, and before what follows it. */
    private static void between(Person official) {
        PlaywrightAssertions.assertThat(words(official, 2)).hasValue(ANSWER);
        words(official, 1).press("End");
        words(official, 1).press("Enter");
        official.page().keyboard().press("Alt+3");
        official.page().keyboard().type(NOTE);
        official.await("minutes-line-2", "data-kept", "true", PATIENCE);
    }

    private static void sign(Person clerk) {
        clerk.press("sign-0").await("signature-pad");
        var field = clerk.see("signature-pad").boundingBox();
        var mouse = clerk.page().mouse();
        for (var stroke = 0; stroke < 3; stroke++) {
            mouse.move(field.x + 80 + stroke * 90, field.y + 60);
            mouse.down();
            for (var step = 1; step <= 12; step++) {
                mouse.move(field.x + 80 + stroke * 90 + step * 5, field.y + 60 + step * 8);
            }
            mouse.up();
        }
        clerk.press("signature-confirm");
        clerk.await("signer-PETITIONER-0", "data-way", "DRAWN", PATIENCE);
    }

    private static void isVerified(Person official, String reception) {
        var paper = official.download("/api/receptions/" + reception + "/minutes/paper");
        assertThat(new String(paper, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        official.open("/console/#/receptions/" + reception);
        official.await("minutes-intact").await("past-minutes", "data-stage", "CLOSED", PATIENCE);
        verify(official, paper, "SIGNED");
        paper[paper.length / 2] ^= 1;
        verify(official, paper, "ALTERED");
    }

    private static void verify(Person official, byte[] paper, String outcome) {
        official.see("minutes-verify").setInputFiles(new FilePayload("minutes.pdf", "application/pdf", paper));
        official.await("minutes-verdict", "data-outcome", outcome, PATIENCE);
    }
}
