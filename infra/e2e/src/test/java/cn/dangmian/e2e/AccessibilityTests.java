package cn.dangmian.e2e;

import com.microsoft.playwright.options.LoadState;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA, as far as a machine can tell, on the pages of every role and in the states that a reception goes through. */
@Order(2)
class AccessibilityTests {

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();

    @ParameterizedTest
    @CsvSource({
        "wang.min,   jincheng-clerk-1,  notices displays account password",
        "zhao.gang,  nanchong-desk-1,   desk calendar",
        "liu.fang,   nanchong-office-1, wishes roster mailbox commitments",
        "sun.wei,    sichuan-oversee,   supervision waiting ratings receptions relations",
        "zhou.hua,   xichong-system-1,  fleet people offices people/{person} fleet/{terminal}",
        "zheng.ping, xichong-audit-1,   audit/lines audit/chain",
        "gao.feng,   xichong-technic-1, help"
    })
    void nothingIsFoundInTheConsole(String login, String password, String pages) {
        var person = SYSTEM.browsers().onlooker();
        person.open("/console/");
        person.signIn(login, password).await("go-account");
        for (var page : pages.split(" ")) {
            var path = page.replace("{person}", one("select id::text from person where login = 'wang.min'"))
                    .replace(
                            "{terminal}",
                            one("select t.id::text from terminal t join office o on o.id = t.office"
                                    + " where o.name like '晋城街道%' order by t.name"));
            // Only a page that is loaded anew says when it has everything.
            person.open("/console/#/" + path).reload().page().waitForLoadState(LoadState.NETWORKIDLE);
            axe.look(person, login + " " + page);
        }
        axe.assertNothingFound();
    }

    private static String one(String sql) {
        return new Database(SYSTEM.stack().postgres()).column(sql).getFirst();
    }

    @Test
    void nothingIsFoundForPetitionersAtHome() {
        var person = SYSTEM.browsers().phone();
        for (var path : Stream.of("/console/", "/visit/", "/visit/#ask", "/visit/#look", "/visit/#case")
                .toList()) {
            person.open(path).page().waitForLoadState(LoadState.NETWORKIDLE);
            axe.look(person, path);
        }
        axe.assertNothingFound();
    }

    private void secondScreen(Person clerk) {
        var screen = clerk.page().waitForPopup(() -> clerk.press("second-open"));
        screen.waitForLoadState(LoadState.NETWORKIDLE);
        axe.look(screen, "second screen");
        screen.close();
    }

    @Test
    void nothingIsFoundWhileAReceptionGoesOn() {
        var scene = Scene.manned(SYSTEM);
        var clerk = scene.clerk().person();
        lookBeforeTheCall(scene);
        scene.official().callNext();
        clerk.await("ringing");
        axe.look(clerk, "ringing");
        // Looking takes longer than it rings.
        clerk.await("rejoin");
        axe.look(clerk, "passed over");
        clerk.press("rejoin").awaitStage("QUEUED");
        scene.official().callNext();
        scene.clerk().accept();
        scene.awaitTalk();
        lookFromAbove(scene);
        lookAtTheTalkAndAfter(scene);
        clerk.press("dismiss").await("petitioner-name");
        scene.official()
                .person()
                .open("/console/#/receptions/" + one("select id::text from reception order by checked_in_at desc"))
                .page()
                .waitForLoadState(LoadState.NETWORKIDLE);
        scene.official().person().await("play");
        // A word that fades away is not what is looked at.
        scene.official().person().awaitTrue("_ => !document.querySelector('.el-message')", "");
        axe.look(scene.official().person(), "past reception");
        axe.assertNothingFound();
    }

    private void lookBeforeTheCall(Scene scene) {
        var clerk = scene.clerk().person();
        var official = scene.official().person();
        axe.look(clerk, "registering");
        axe.look(official, "idle desk");
        scene.clerk().register("王建国", "城东安置房逾期交付", "五年没有交付");
        axe.look(clerk, "checking in");
        scene.clerk().checkIn(Scene.OFFICE);
        official.await("line-entry");
        axe.look(clerk, "waiting");
        axe.look(official, "somebody waits");
    }

    private void lookFromAbove(Scene scene) {
        var clerk = scene.clerk().person();
        var supervisor = SYSTEM.browsers().onlooker();
        supervisor.open("/console/#/supervision");
        supervisor.signIn(Login.SICHUAN_SUPERVISOR.name(), Login.SICHUAN_SUPERVISOR.password());
        supervisor.await("live-row");
        clerk.page().keyboard().press("F8");
        clerk.page().keyboard().press("F8");
        supervisor.await("alarm");
        axe.look(supervisor, "an alarm");
        supervisor.press("alarm-take");
        clerk.awaitText("help", "··");
        axe.look(supervisor, "an alarm that somebody sees to");
        axe.look(clerk, "an alarm was raised here");
        supervisor.press("alarm-close");
        axe.look(supervisor, "closing an alarm");
        supervisor.type("alarm-note", "民警已到场，无人受伤。").press("alarm-close-confirm");
    }

    private void lookAtTheTalkAndAfter(Scene scene) {
        var clerk = scene.clerk().person();
        var official = scene.official().person();
        axe.look(clerk, "talking");
        axe.look(official, "talking");
        secondScreen(clerk);
        official.press("devices").await("device-menu");
        axe.look(official, "devices");
        official.page().keyboard().press("Escape");
        official.press("finish").await("finish-confirm");
        axe.look(official, "finishing");
        official.press("disposition-ANSWERED_ON_THE_SPOT")
                .press("finish-confirm")
                .awaitStage("WRAP_UP");
        axe.look(clerk, "wrapping up");
        axe.look(official, "wrapping up");
        scene.official().end();
        clerk.await("dismiss");
        axe.look(clerk, "ended");
    }
}
