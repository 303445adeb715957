package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA, as far as a machine can tell, on the pages of every role and in the states that a reception goes through. */
@Order(2)
class AccessibilityTests {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final List<String> found = new ArrayList<>();

    private void look(Person person, String state) {
        person.awaitTrue("_ => document.getAnimations().every(one => one.playState !== 'running')", "");
        found.addAll(violations(person.page(), state));
    }

    private static List<String> violations(Page page, String state) {
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(RULES).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> state + ": " + rule.getId() + " "
                                        + node.getTarget() + " "
                                        + String.valueOf(node.getFailureSummary())
                                                .replaceAll("\\s+", " ")))
                        .toList();
    }

    private void assertNothingFound() {
        assertThat(found).as(String.join("\n", found)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "wang.min,   jincheng-clerk-1,  notices displays account password",
        "zhao.gang,  nanchong-desk-1,   desk calendar",
        "liu.fang,   nanchong-office-1, wishes roster mailbox",
        "sun.wei,    sichuan-oversee,   supervision waiting receptions relations",
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
            person.open("/console/#/" + path).page().waitForLoadState(LoadState.NETWORKIDLE);
            look(person, login + " " + page);
        }
        assertNothingFound();
    }

    private static String one(String sql) {
        return new Database(SYSTEM.stack().postgres()).column(sql).getFirst();
    }

    @Test
    void nothingIsFoundForPetitionersAtHome() {
        var person = SYSTEM.browsers().phone();
        for (var path :
                Stream.of("/console/", "/visit/", "/visit/#ask", "/visit/#look").toList()) {
            person.open(path).page().waitForLoadState(LoadState.NETWORKIDLE);
            look(person, path);
        }
        assertNothingFound();
    }

    private void secondScreen(Person clerk) {
        var screen = clerk.page().waitForPopup(() -> clerk.press("second-open"));
        screen.waitForLoadState(LoadState.NETWORKIDLE);
        found.addAll(violations(screen, "second screen"));
        screen.close();
    }

    @Test
    void nothingIsFoundWhileAReceptionGoesOn() {
        var scene = Scene.manned(SYSTEM);
        var clerk = scene.clerk().person();
        lookBeforeTheCall(scene);
        scene.official().callNext();
        clerk.await("ringing");
        look(clerk, "ringing");
        // Looking takes longer than it rings.
        clerk.await("rejoin");
        look(clerk, "passed over");
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
        look(scene.official().person(), "past reception");
        assertNothingFound();
    }

    private void lookBeforeTheCall(Scene scene) {
        var clerk = scene.clerk().person();
        var official = scene.official().person();
        look(clerk, "registering");
        look(official, "idle desk");
        scene.clerk().register("王建国", "城东安置房逾期交付", "五年没有交付");
        look(clerk, "checking in");
        scene.clerk().checkIn(Scene.OFFICE);
        official.await("line-entry");
        look(clerk, "waiting");
        look(official, "somebody waits");
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
        look(supervisor, "an alarm");
        supervisor.press("alarm-take");
        clerk.awaitText("help", "··");
        look(supervisor, "an alarm that somebody sees to");
        look(clerk, "an alarm was raised here");
        supervisor.press("alarm-close");
        look(supervisor, "closing an alarm");
        supervisor.type("alarm-note", "民警已到场，无人受伤。").press("alarm-close-confirm");
    }

    private void lookAtTheTalkAndAfter(Scene scene) {
        var clerk = scene.clerk().person();
        var official = scene.official().person();
        look(clerk, "talking");
        look(official, "talking");
        secondScreen(clerk);
        official.press("devices").await("device-menu");
        look(official, "devices");
        official.page().keyboard().press("Escape");
        official.press("finish").await("finish-confirm");
        look(official, "finishing");
        official.press("disposition-ANSWERED_ON_THE_SPOT")
                .press("finish-confirm")
                .awaitStage("WRAP_UP");
        look(clerk, "wrapping up");
        look(official, "wrapping up");
        scene.official().end();
        clerk.await("dismiss");
        look(clerk, "ended");
    }
}
