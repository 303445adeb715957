package cn.dangmian.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was said in a talk is looked for, found, and played from the second at which it was said. */
@Order(2)
class CatalogueTests {

    private static final Path PICTURES = Path.of("target/pictures/catalogue");
    private static final String SAID = "青羊渡口的老船还在，２０２４年起没有人管。";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Database database = new Database(SYSTEM.stack().postgres());
    private final Axe axe = new Axe();
    private static int pictures;

    @Test
    void findsWhatWasSaidAndPlaysItFromThatSecond() {
        var reception = heldWithMinutes();
        var official = SYSTEM.browsers().onlooker();
        official.open("/console/").signIn("sun.wei", "sichuan-oversee").await("go-receptions");
        official.press("go-receptions").await("receptions").await("found-count");
        official.page().keyboard().press("/");
        official.page().keyboard().type("渡口 2024");
        official.page().keyboard().press("Enter");
        assertThat(official.see("found-line")).hasCount(1);
        assertThat(official.see("found-line").locator("mark")).hasText(new String[] {"渡口", "２０２４"});
        assertThat(official.page().url()).contains("words=");
        shot(official, "found");

        var second = second(reception);
        official.press("found-jump")
                .type("play-purpose", "核对笔录中的日期")
                .press("play-confirm")
                .await("player-toggle");
        official.awaitTrue(
                "second => { const at = document.querySelector('[data-test=player-terminal]').currentTime; return at > second - 1 && at < second + 8 }",
                second);
        official.look("player-terminal").awaitPicture(Pattern.TERMINAL);
        shot(official, "played");

        isFoundAgain(official);
        axe.assertNothingFound();
    }

    /** By the way back, and by the address. */
    private static void isFoundAgain(Person official) {
        official.page().goBack();
        assertThat(official.see("found-line")).hasCount(1);
        assertThat(official.see("find-words")).hasValue("渡口 2024");
        official.reload();
        assertThat(official.see("found-line")).hasCount(1);
        official.press("find-clear");
        assertThat(official.see("find-words")).hasValue("");
        official.await("found-count");
    }

    @Test
    void saysWhenThereIsNothingMuchOrNoAnswer() {
        var supervisor = SYSTEM.browsers().onlooker();
        var page = supervisor.page();
        supervisor.open("/console/").signIn("sun.wei", "sichuan-oversee").await("go-receptions");
        page.route("**/api/receptions/search", route -> json(route, 200, found(0)));
        supervisor.press("go-receptions").await("found-none");
        shot(supervisor, "nothing yet");
        supervisor.type("find-words", "月球").press("find");
        assertThat(supervisor.see("found-none")).containsText("没有符合条件");
        shot(supervisor, "nothing like this");

        page.route("**/api/receptions/search", route -> json(route, 200, found(20)));
        supervisor.type("find-words", "安置房").press("find").await("more");
        shot(supervisor, "many");
        supervisor.press("more");
        assertThat(supervisor.see("open-reception")).hasCount(40);
        page.evaluate("() => document.querySelector('main').scrollTo(0, 0)");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        supervisor.picture(PICTURES.resolve("%02d-print.png".formatted(++pictures)));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.getByTestId("language").click();
        shot(supervisor, "in English");
        page.getByTestId("language").click();

        page.route(
                "**/api/receptions/search",
                route -> json(route, 400, "{\"code\": \"archive.too-many-words\", \"detail\": \"\"}"));
        supervisor.type("find-words", "一 二 三 四 五 六").press("find");
        assertThat(supervisor.see("refusal")).containsText("最多五个");
        shot(supervisor, "refused");
        axe.assertNothingFound();
    }

    /** A talk in which something is written a while after it began. */
    private String heldWithMinutes() {
        var scene = Scene.talking(SYSTEM);
        var reception = database.column("select id::text from reception where stage = 'IN_PROGRESS'")
                .getFirst();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.column(
                                "select (clock_timestamp() - talk_from > interval '6 seconds')::text from reception where id = ?::uuid",
                                reception)
                        .equals(List.of("true")));
        var official = scene.official().person();
        official.press("minutes-begin");
        official.see("minutes-line-1").getByTestId("minutes-words").fill(SAID);
        official.await("minutes-line-1", "data-kept", "true", Duration.ofSeconds(15));
        scene.official().finish();
        official.press("end").press("end-confirm").await("call-next");
        scene.clerk().person().await("dismiss").press("dismiss").await("petitioner-name");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !database.column(
                                "select id::text from recording where stage = 'ARCHIVED' and reception = ?::uuid",
                                reception)
                        .isEmpty());
        return reception;
    }

    private int second(String reception) {
        var second = Integer.parseInt(database.column(
                        "select floor(extract(epoch from l.at - r.talk_from))::int::text from minutes_line l join reception r on r.id = l.reception where r.id = ?::uuid",
                        reception)
                .getFirst());
        assertThat(second).isGreaterThan(4);
        return second;
    }

    private static String found(int count) {
        var all = IntStream.range(0, count).mapToObj(CatalogueTests::one).collect(Collectors.joining(","));
        return "{\"receptions\": [%s], \"total\": %d, \"more\": %b, \"next\": %s}"
                .formatted(all, count == 0 ? 0 : 100, count > 0, count == 0 ? "null" : "\"next\"");
    }

    /** Every state of a recording, and texts as long as they may be. */
    private static String one(int number) {
        var id = UUID.randomUUID();
        return """
                {"id": "%1$s", "case": {"id": "%1$s", "number": "5113002026%2$06d", "title": "%3$s"}, "petitioner": {"name": "%4$s"},
                 "terminal": {"id": "%1$s", "name": "晋城街道接访终端"}, "office": {"id": "%1$s", "name": "南充市信访局"},
                 "official": {"id": "%1$s", "name": "李梅"}, "stage": "ARCHIVED", "checkedInAt": "2026-11-29T02:1%5$d:00Z",
                 "talkFrom": "2026-11-29T02:1%5$d:00Z", "outcomes": ["ASSIGNED", "NEXT_APPOINTMENT"], "recording": %6$s,
                 "missing": %7$b, "lines": [%8$s], "moreLines": %9$d}""".formatted(
                        id,
                        number,
                        number == 1 ? "关于城东片区棚户区改造安置房逾期交付以及过渡安置费停发问题的情况反映".repeat(2) : "安置房逾期交付",
                        number == 1 ? "买买提·阿布都热合曼·阿布都拉" : "王建国",
                        number % 10,
                        number == 4 ? "null" : recording(number),
                        number == 4,
                        number == 0
                                ? line("QUESTION", 1, "75") + "," + line("ANSWER", 1, "135") + ","
                                        + line("SUPPLEMENT", 1, "null")
                                : line("ANSWER", number == 1 ? 20 : 1, "75"),
                        number == 0 ? 4 : 0);
    }

    private static String recording(int number) {
        return "{\"id\": \"%s\", \"stage\": \"ARCHIVED\", \"durationMillis\": 1834000, \"destroyedAt\": %s, \"gaps\": %d, \"held\": %b}"
                .formatted(
                        UUID.randomUUID(),
                        number == 3 ? "\"2026-11-01T00:00:00Z\"" : "null",
                        number == 2 ? 2 : 0,
                        number == 2);
    }

    private static String line(String kind, int times, String second) {
        return "{\"id\": \"%s\", \"kind\": \"%s\", \"words\": \"%s\", \"second\": %s}"
                .formatted(UUID.randomUUID(), kind, "城东的安置房约定 2022 年交房，至今没有交付。".repeat(times), second);
    }

    private static void json(Route route, int status, String body) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType(status == 200 ? "application/json" : "application/problem+json")
                .setBody(body));
    }

    private void shot(Person person, String state) {
        axe.look(person, state);
        person.picture(PICTURES.resolve("%02d-%s.png".formatted(++pictures, state.replace(' ', '-'))));
    }
}
