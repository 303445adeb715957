package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A terminal is made of a browser by a code, tests itself, and is that browser alone. */
@Order(2)
class TerminalTests {

    private static final Duration SELF_TEST = Duration.ofSeconds(30);
    private static final Login ADMIN = new Login("zhou.hua", "xichong-system-1", "");
    private static final String OFFICE = "多扶镇信访工作站";
    private static final String TERMINAL = "二号终端";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private static final Login SECURITY = new Login("wu.yan", "xichong-security-1", "");
    private static final Login CLERK = new Login("deng.qing", "mill-lane drain 37 stones", TERMINAL);
    private static final String NEIGHBOUR = "阆中";

    /** By two administrators of the county, neither of whom could do it alone, or in the county beside it. */
    private static void theCountyMakesAClerk() {
        var system = SYSTEM.browsers().onlooker();
        system.open("/console/").signIn(ADMIN.name(), ADMIN.password()).await("go-people");
        assertThat(offices(system, OFFICE)).isEqualTo(1);
        assertThat(offices(system, NEIGHBOUR)).isZero();
        system.press("go-people").press("create").type("person-name", "邓青").type("person-login", CLERK.name());
        choose(system, "office", OFFICE);
        var start = system.press("create-confirm").read("start-password");
        SYSTEM.browsers().leave(system);

        var security = SYSTEM.browsers().onlooker();
        security.open("/console/").signIn(SECURITY.name(), SECURITY.password()).press("go-people");
        security.page().getByText("邓青").click();
        security.press("assign");
        choose(security, "role", "终端值守人员");
        security.type("reason", "试点站值守").press("assign-confirm").await("duty-row");
        SYSTEM.browsers().leave(security);

        var clerk = SYSTEM.browsers().onlooker();
        clerk.open("/console/").signIn(CLERK.name(), start).type("current-password", start);
        clerk.type("wanted-password", CLERK.password()).type("password-again", CLERK.password());
        clerk.press("set-password").awaitGone("set-password");
        SYSTEM.browsers().leave(clerk);
    }

    private static int offices(Person admin, String name) {
        return admin.fetch("/api/administered-offices?text=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .size();
    }

    private static void choose(Person admin, String field, String option) {
        var dialog = admin.page().getByRole(AriaRole.DIALOG);
        dialog.getByTestId(field).click();
        var input = dialog.getByTestId(field).locator("input");
        if (input.isEditable()) {
            input.fill(option);
        }
        admin.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(option))
                .click();
    }

    /** Nothing else is loaded until a clerk registers somebody; beside it stand the voice and what the server answers. */
    @Test
    void itsPageIsSmallOverTheLine() {
        var clerk = SYSTEM.browsers().onlooker();
        new Clerk(clerk).begin(Login.JINCHENG_CLERK);
        clerk.page().waitForLoadState(LoadState.NETWORKIDLE);
        var bytes = (Number) clerk.page().evaluate("""
                () => performance.getEntriesByType('resource')
                  .filter(one => one.name.includes('/assets/')).reduce((sum, one) => sum + one.transferSize, 0)""");
        assertThat(bytes.intValue()).isBetween(50_000, 250_000);
        SYSTEM.browsers().leave(clerk);
    }

    @Test
    void isEnrolledTestsItselfAndIsNoOtherBrowserWithTheSameCookies() {
        theCountyMakesAClerk();
        var admin = SYSTEM.browsers().onlooker();
        admin.open("/console/").signIn(ADMIN.name(), ADMIN.password());
        admin.press("go-fleet").press("open-" + OFFICE + "-" + TERMINAL).press("show-code");
        var code = admin.await("shown-code").read("shown-code");
        var clerk = SYSTEM.browsers().seat(Pattern.TERMINAL);
        clerk.open("/terminal/").press("setup").type("enrolment-code", code).press("enrol");
        clerk.signIn(CLERK.name(), CLERK.password());
        clerk.await("terminal-" + TERMINAL).await("enrolled-as");
        clerk.press("setup").press("confirm-devices").await("devices-confirmed");
        testsItself(clerk);
        testsItselfUnaskedInTheMorning(clerk);
        clerk.press("terminal-" + TERMINAL).await("petitioner-name");
        isNoOtherBrowser(clerk);
        admin.reload().await("device-active");
        admin.see("test-details").first().click();
        admin.await("check-CAMERA");
        admin.press("revoke").press("revoke-confirm");
        clerk.await("displaced").await("device-ended", "data-stage", "REVOKED", Duration.ofSeconds(10));
    }

    private static void testsItself(Person clerk) {
        var from = System.nanoTime();
        clerk.press("run-self-test");
        clerk.see("self-test-done").waitFor(new Locator.WaitForOptions().setTimeout(SELF_TEST.toMillis()));
        System.out.printf("self-test: %.1f s, %s%n", (System.nanoTime() - from) / 1e9, clerk.read("self-test-score"));
        System.out.println(clerk.read("self-test-done"));
        assertThat(clerk.read("self-test-score")).contains("合格").doesNotContain("不合格");
        for (var check : new String[] {"CAMERA", "MICROPHONE", "CALL", "RELAY_UDP", "RELAY_TCP"}) {
            assertThat(clerk.see("check-" + check).getAttribute("data-outcome"))
                    .as(check)
                    .isIn("GOOD", "FAIR");
        }
        // Nothing is configured for it, so it is not good.
        assertThat(clerk.see("check-RELAY_TLS").getAttribute("data-outcome")).isEqualTo("NOT_TESTED");
    }

    private static void testsItselfUnaskedInTheMorning(Person clerk) {
        var database = new Database(SYSTEM.stack().postgres());
        database.change("""
                insert into calendar_list (year, version, source)
                values (extract(year from now() at time zone 'Asia/Shanghai'), 1, 'a list') on conflict do nothing;
                with today as (select (now() at time zone 'Asia/Shanghai')::date as day)
                insert into calendar_day (year, version, day, working, name)
                select year, max(version), today.day, true, 'a make-up day' from calendar_list join today
                    on year = extract(year from today.day) group by year, today.day
                on conflict (year, version, day) do update set working = true;
                update terminal_standing set tested_at = tested_at - interval '1 day' where tested_at is not null""");
        clerk.reload();
        await().atMost(SELF_TEST)
                .untilAsserted(() -> assertThat(database.column(
                                "select passed::text from terminal_self_test where occasion = 'MORNING'"))
                        .containsExactly("true"));
    }

    /** Everything that a page keeps is copied, but what cannot be. */
    private static void isNoOtherBrowser(Person clerk) {
        var thief = SYSTEM.browsers().beside(clerk);
        thief.open("/terminal/");
        thief.page().context().addCookies(clerk.page().context().cookies());
        thief.reload().press("terminal-" + TERMINAL);
        thief.through("take-over", "refusal");
        assertThat(thief.read("refusal")).contains("已登记的设备");
        assertThat(
                        new Database(SYSTEM.stack().postgres())
                                .column(
                                        "select count(*)::text from audit_line where facts->>'code' = 'terminals.device-required'"))
                .containsExactly("1");
        assertThat(clerk.see("petitioner-name").isVisible()).isTrue();
        SYSTEM.browsers().leave(thief);
    }
}
