package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens around a call: nobody answers, somebody else signs in, a page is gone and comes back, a node is killed. */
@Order(3) // the last one leaves a node dead
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AroundTheCallTests {

    private static final Page.WaitForSelectorOptions GONE =
            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED);

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @Test
    void skipsWhoDoesNotAnswerAndLetsThemReturn() {
        var scene = Scene.waiting(SYSTEM);
        scene.official().person().await("line-entry");
        scene.official().callNext();
        scene.clerk().person().await("ringing");
        scene.clerk().person().await("stage", "data-stage", "SKIPPED", Duration.ofSeconds(12));
        scene.official().person().await("line-entry", "data-stage", "SKIPPED", Duration.ofSeconds(5));
        scene.clerk().person().press("rejoin");
        scene.clerk().person().awaitStage("QUEUED");
        scene.official().person().await("line-entry", "data-stage", "QUEUED", Duration.ofSeconds(5));
        scene.official().callNext();
        scene.clerk().accept();
        scene.awaitTalk();
        scene.end();
    }

    @Test
    void tellsTheFirstWhenASecondSignsInAtTheSameTerminal() {
        var first = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL));
        first.begin(Login.JINCHENG_CLERK);
        var second = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL));
        second.begin(Login.JINCHENG_CLERK);
        first.person().await("displaced");
        assertThat(first.person().read("displaced")).contains("王敏", "一号终端");
        first.person().press("take-back").await("petitioner-name");
        second.person().await("displaced");
    }

    @Test
    void returnsToTheSameSeatAfterAReloadAndAfterACrash() {
        var scene = Scene.talking(SYSTEM);
        scene.clerk().person().reload();
        scene.awaitTalk();
        scene.official().person().look("face").awaitFrames(30);
        scene.clerk().person().crash();
        scene.official().person().await("stage", "data-stage", "INTERRUPTED", Duration.ofSeconds(20));
        var again = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL));
        again.person().open("/terminal/").signIn(Login.JINCHENG_CLERK.name(), Login.JINCHENG_CLERK.password());
        again.person().take("terminal-" + Login.JINCHENG_CLERK.post(), "face");
        var healed = new Scene(again, scene.official());
        healed.awaitTalk();
        healed.end();
    }

    @Test
    void keepsWhatWasTypedAndRegisteredOverAReload() {
        var clerk = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL));
        clerk.begin(Login.JINCHENG_CLERK);
        clerk.person()
                .type("petitioner-name", "李秀英")
                .type("matter-title", "低保待遇核定")
                .reload();
        assertThat(clerk.person().see("petitioner-name").inputValue()).isEqualTo("李秀英");
        var number = clerk.register("李秀英", "低保待遇核定", "");
        clerk.person().reload().await("case-number");
        assertThat(clerk.person().read("case-number")).isEqualTo(number);
        assertThat(new Database(SYSTEM.stack().postgres())
                        .column("select number from petition_case where title = '低保待遇核定'"))
                .containsExactly(number);
        clerk.checkIn(Scene.OFFICE);
        clerk.person().press("leave");
        clerk.person().press("leave-confirm");
        clerk.person().await("petitioner-name");
        assertThat(clerk.person().see("petitioner-name").inputValue()).isEmpty();
    }

    @Test
    void tellsTheClerkWhoSeesToItWhenHelpIsAskedFor() {
        var clerk = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL)).begin(Login.JINCHENG_CLERK);
        var technician = SYSTEM.browsers().onlooker();
        technician.open("/console/#/help");
        technician.signIn(Login.XICHONG_TECHNICIAN.name(), Login.XICHONG_TECHNICIAN.password());
        technician.await("help-empty");

        clerk.person().press("help").press("help-about-SOUND").type("help-words", "电话 6688");
        clerk.person().press("help-send").await("help-withdraw");
        technician.await("help-row");
        assertThat(technician.read("help-row")).contains("晋城街道", "一号终端", "王敏", "电话 6688", "无人接手");
        technician.press("help-take");
        clerk.person().awaitText("help", "高峰在处理");

        technician.press("help-close").type("help-note", "音箱电源没有打开，已打开。");
        technician.press("help-close-confirm").await("help-empty");
        clerk.person().awaitText("help-answer", "高峰");
        assertThat(clerk.person().read("help-answer")).contains("音箱电源没有打开，已打开。");
    }

    @Test
    void tellsThoseOnDutyOfADangerAndShowsNothingOfItWhereItIs() {
        var clerk = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL)).begin(Login.JINCHENG_CLERK);
        var supervisor = SYSTEM.browsers().onlooker();
        supervisor.open("/console/#/supervision");
        supervisor.signIn(Login.SICHUAN_SUPERVISOR.name(), Login.SICHUAN_SUPERVISOR.password());
        supervisor.await("go-supervision");
        var before = clerk.person().page().innerText("body");

        clerk.person().page().keyboard().press("F8");
        clerk.person().page().keyboard().press("F8");
        supervisor.await("alarm");
        assertThat(supervisor.read("alarm")).contains("晋城街道", "一号终端", "王敏");
        clerk.person().awaitText("help", "·");
        assertThat(clerk.person().page().innerText("body").replace("技术求助 ·", "技术求助"))
                .isEqualTo(before);

        supervisor.press("alarm-take");
        clerk.person().awaitText("help", "··");
        supervisor.press("alarm-close").type("alarm-note", "民警已到场，无人受伤。");
        supervisor.press("alarm-close-confirm");
        supervisor.page().waitForSelector("[data-test=alarm]", GONE);
    }

    @Test
    void goesOnAfterASignInThatEnded() {
        var clerk = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL));
        clerk.begin(Login.JINCHENG_CLERK);
        clerk.person()
                .type("petitioner-name", "赵大海")
                .type("petitioner-id-number", IdNumbers.next())
                .type("matter-title", "道路维修");
        PlaywrightAssertions.assertThat(clerk.person().see("register")).isEnabled();
        new Database(SYSTEM.stack().postgres()).change("delete from spring_session");
        // The key waits for no button: whatever the page asks first is told that the sign-in ended.
        clerk.person().page().keyboard().press("F9");
        clerk.person().await("expired");
        clerk.person().signIn(Login.JINCHENG_CLERK.name(), Login.JINCHENG_CLERK.password());
        clerk.person().await("petitioner-name");
        assertThat(clerk.person().see("petitioner-name").inputValue()).isEqualTo("赵大海");
        clerk.person().press("register").await("case-number");
    }

    @Test
    void showsAWatcherTheSameReceptionAfterAReloadAndAStrangerNothing() {
        var scene = Scene.talking(SYSTEM);
        showsNothingToASupervisorOfAnotherCity();
        var supervisor = new Supervisor(SYSTEM.browsers().onlooker()).begin(Login.SICHUAN_SUPERVISOR);
        var reception = supervisor.person().see("live-row").getAttribute("data-reception");
        supervisor.watch(reception);
        supervisor.person().look("watch-terminal").awaitPicture(Pattern.TERMINAL);
        supervisor.person().reload();
        supervisor.person().look("watch-terminal").awaitPicture(Pattern.TERMINAL);
        supervisor.person().look("watch-desk").awaitPicture(Pattern.DESK);
        var database = new Database(SYSTEM.stack().postgres());
        assertThat(database.column("select stage from watch where reception = ?::uuid", reception))
                .containsExactly("WATCHING");
        scene.end();
        supervisor.person().await("live-empty");
        assertThat(database.column("select reason from watch where reception = ?::uuid", reception))
                .containsExactly("talk-over");
    }

    private static void showsNothingToASupervisorOfAnotherCity() {
        var stranger = new Supervisor(SYSTEM.browsers().onlooker()).begin(Login.MIANYANG_SUPERVISOR);
        stranger.awaitEmpty();
        stranger.person().open("/console/#/receptions").await("receptions");
        assertThat(stranger.person().see("open-reception").count()).isZero();
        SYSTEM.browsers().leave(stranger.person());
    }

    /** The last one: the node stays dead. */
    @Test
    @Order(Integer.MAX_VALUE)
    void losesNoPictureWhenANodeIsKilled() {
        var scene = Scene.talking(SYSTEM);
        var owner = new Database(SYSTEM.stack().postgres())
                .column("select owner from media_room where stage = 'OPEN' and gate_opened_at is not null")
                .getFirst();
        var node = SYSTEM.stack().nodes().stream()
                .filter(one -> one.name().equals(owner))
                .findFirst()
                .orElseThrow();
        node.kill();
        var atDesk = scene.official().person().look("face");
        var atTerminal = scene.clerk().person().look("face");
        atDesk.awaitFrames(atDesk.frames() + 30);
        atTerminal.awaitFrames(atTerminal.frames() + 30);
        assertThat(scene.official().person().see("stage").getAttribute("data-stage"))
                .isEqualTo("IN_PROGRESS");
        scene.end();
    }
}
