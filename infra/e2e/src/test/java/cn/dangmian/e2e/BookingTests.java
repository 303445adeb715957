package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a phone through two tiers to a time. */
@Order(2)
class BookingTests {

    static final Login CITY = new Login("liu.fang", "nanchong-office-1", "");
    static final Login COUNTY = new Login("yang.bo", "xichong-office-1", "");
    static final String TOWN = "晋城街道信访工作站";
    private static final String NAME = "王建国";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What a screen reader would have nothing to say of, as it is on the page now. */
    private static final String NAMELESS = """
            () => [...document.querySelectorAll('button, a[href], input, select, textarea, [role=img]')]
              .filter(one => one.checkVisibility())
              .filter(one => !(one.getAttribute('aria-label') || one.labels?.length || one.textContent.trim()))
              .map(one => one.outerHTML)""";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Database database = new Database(SYSTEM.stack().postgres());
    private final LocalDate day = Wishes.wednesdayOfNextWeek();
    private long last = System.nanoTime();

    private void step(String what) {
        var now = System.nanoTime();
        System.out.printf("booking: %5.1f s  %s%n", (now - last) / 1e9, what);
        last = now;
    }

    @Test
    void goesFromAPhoneThroughTwoTiersToATime() {
        var city = officer(SYSTEM, CITY);
        var cityId = database.column("select id::text from office where name = ?", Scene.OFFICE)
                .getFirst();
        Wishes.publishRoster(city, cityId, day);
        step("the city publishes a reception day");
        var phone = SYSTEM.browsers().phone();
        var code = asks(phone);
        looksUp(phone, code, "SUBMITTED");
        var county = officer(SYSTEM, COUNTY);
        forwards(county);
        phone.press("refresh").awaitText("said", Scene.OFFICE);
        approves(city);
        givesATime(city);
        phone.press("refresh").await("own", "data-stage", "SCHEDULED", PATIENCE);
        assertThat(phone.read("time")).contains(day.getDayOfMonth() + "日").contains("09:30–10:00");
        assertThat(phone.read("place")).contains(TOWN).contains("赵刚");
        isReadable(phone);
        step("the petitioner sees the time on the phone");
    }

    static Person officer(WholeSystem system, Login login) {
        var officer = system.browsers().onlooker();
        officer.open("/console/").signIn(login.name(), login.password()).await("go-wishes");
        return officer;
    }

    private String asks(Person phone) {
        phone.open("/visit/");
        tap(phone, "go-ask");
        for (var branch : List.of("南充市信访局", "西充县信访局", TOWN)) {
            tap(phone, "branch-" + branch);
        }
        isReadable(phone);
        tap(phone, "sit-" + TOWN + "-一号终端");
        phone.see("category").selectOption("DEMOLITION");
        phone.type("matter-title", "安置房逾期五年没有交付").type("matter-text", "二〇二一年签了安置协议，约定两年内交房，至今没有交付。");
        // What was typed survives a reload.
        phone.reload();
        assertThat(phone.see("matter-title").inputValue()).isEqualTo("安置房逾期五年没有交付");
        isReadable(phone);
        tap(phone, "on");
        saysWhoReceivesAndWhoItIs(phone);
        sendsTwice(phone);
        var code = phone.await("code").read("code");
        assertThat(phone.page().evaluate("localStorage.getItem('visit-draft')")).isNull();
        isReadable(phone);
        step("it is sent, and the code is there");
        return code;
    }

    private void saysWhoReceivesAndWhoItIs(Person phone) {
        tap(phone, "office-" + Scene.OFFICE);
        phone.await("proposal", "data-outcome", "RECEIVE", PATIENCE);
        phone.see("half-" + day + "-MORNING").check();
        tap(phone, "on");
        phone.type("name", NAME).type("id-number", Wishes.idNumber(901)).type("telephone", "138 0013 8000");
        isReadable(phone);
        tap(phone, "on");
        phone.see("agree").check();
        isReadable(phone);
        step("the petitioner fills in five steps");
    }

    private static void tap(Person phone, String hook) {
        phone.see(hook).tap();
    }

    /** Two taps in the same moment. */
    private void sendsTwice(Person phone) {
        phone.see("send").evaluate("button => { button.click(); button.click() }");
        phone.await("code");
        assertThat(database.column("select count(*)::text from petition_case where petitioner = ?", NAME))
                .containsExactly("1");
    }

    private void looksUp(Person phone, String code, String stage) {
        tap(phone, "code-kept");
        tap(phone, "go-look");
        phone.type("code-typed", code.toLowerCase(java.util.Locale.ROOT)).type("last-four", "0000");
        tap(phone, "look");
        phone.await("refusal", "data-code", "scheduling.unknown-code", PATIENCE);
        phone.type("last-four", Wishes.idNumber(901).substring(14));
        tap(phone, "look");
        phone.await("own", "data-stage", stage, PATIENCE);
        isReadable(phone);
        step("the petitioner looks it up with code and last four signs");
    }

    /** Every control has a name, nothing is wider than the screen, and the page says its language. */
    @SuppressWarnings("unchecked")
    private static void isReadable(Person phone) {
        var page = phone.page();
        assertThat((List<String>) page.evaluate(NAMELESS)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(page.evaluate("document.documentElement.lang")).isEqualTo("zh-CN");
        assertThat(page.locator("h1").count()).isEqualTo(1);
    }

    private void forwards(Person county) {
        county.press("go-wishes");
        county.see("wish").filter(new Locator.FilterOptions().setHasText(NAME)).click();
        county.press("take").await("return");
        assertThat(county.see("forward").count()).isZero();
        county.await("no-earlier").press("register-brought").await("forward");
        assertThat(county.read("review")).contains("511325001-");
        county.press("forward")
                .type("reason", "属实，请市局接访。")
                .press("reason-confirm")
                .await("review-empty");
        step("the county registers the case and forwards the wish with a reason");
    }

    private void approves(Person city) {
        city.press("go-wishes");
        city.see("wish").filter(new Locator.FilterOptions().setHasText(NAME)).click();
        city.press("take").press("approve").await("review-empty");
        step("the city approves");
    }

    private void givesATime(Person city) {
        city.press("go-calendar").await("calendar-grid").press("on");
        var appointment = database.column(
                        "select a.id::text from appointment a join petition_case c on c.id = a.case_id where c.petitioner = ?",
                        NAME)
                .getFirst();
        var planner = new Planner(city, day);
        planner.hold(appointment, "09:30").letFall();
        planner.held(appointment).waitFor();
        step("the city drags it onto 09:30");
    }
}
