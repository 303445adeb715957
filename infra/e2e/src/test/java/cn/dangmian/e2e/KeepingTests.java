package cn.dangmian.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is amiss with recordings is found without being told, is somebody's, and goes away when it is mended. */
@Order(2)
class KeepingTests {

    private static final String FULL =
            "{\"freeBytes\":900000000,\"totalBytes\":2000000000000,\"reserveBytes\":1073741824,\"writable\":true}";

    private static final Path PICTURES = Path.of("target/pictures/keeping");
    private static final LocatorAssertions.HasCountOptions SOON = new LocatorAssertions.HasCountOptions()
            .setTimeout(Duration.ofMinutes(1).toMillis());

    private static final String HEAD =
            "\"head\":{\"size\":1048576,\"signedAt\":\"2026-11-30T08:00:00Z\",\"note\":\"dangmian/recordings\\\\n1048576\\\\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\\\\n\"}";

    private static final String FORMER = "\"wrappedBy\":{\"1\":12,\"2\":2097152}";

    private static final String STORE =
            "\"store\":{\"kind\":\"s3\",\"endpoint\":\"https://object-store.dsj.sichuan.example.com:9000\",\"bucket\":\"luxiang\",\"prefix\":\"chengdu/\",\"unreachableSince\":%s,\"reason\":%s}";

    private static final String AWAY = """
            [{"id": "0199-1", "kind": "UNANSWERED", "subject": "store", "reception": null, "office": null, "talkFrom": null,
              "facts": {"since": "2026-11-30T08:00:00Z", "reason": "keys"}, "raisedAt": "2026-11-30T08:01:02Z", "owner": null,
              "ownedAt": null, "isThere": true, "closedAt": null, "closedBy": null, "note": ""}]""";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();
    private final String name = "odd-" + UUID.randomUUID() + ".mjr";
    private final Path tape = SYSTEM.stack().spool().resolve(name);
    private static int pictures;

    @AfterEach
    void clear() throws IOException {
        Files.deleteIfExists(tape);
    }

    @Test
    void aTapeThatBelongsToNothingIsFoundTakenAndGone() throws IOException {
        Files.write(tape, new byte[1500]);
        Files.setLastModifiedTime(tape, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        var administrator = SYSTEM.browsers().onlooker();
        administrator.open("/console/").signIn("feng.lei", "sichuan-system-1").await("go-recordings");
        administrator.press("go-recordings").await("space-vault").press("compare");
        assertThat(own(administrator, "incident")).hasCount(1, SOON);
        shot(administrator, "found");

        own(administrator, "incident").getByTestId("incident-take").click();
        assertThat(own(administrator, "incident").getByTestId("incident-take")).hasCount(0);
        assertThat(own(administrator, "incident")).containsText("冯磊");
        own(administrator, "incident").getByTestId("incident-close").click();
        administrator.type("incident-note", "核对过接访记录，该文件来自设备验收时的试录，与任何接访无关，已复制留存并移出录制目录。".repeat(4));
        shot(administrator, "closing");
        administrator.press("incident-close-confirm");
        assertThat(own(administrator, "incident-closed")).containsText("情况仍在");
        shot(administrator, "closed");
        administrator.page().getByTestId("language").click();
        shot(administrator, "in English");
        administrator.page().getByTestId("language").click();

        Files.delete(tape);
        administrator.press("compare");
        assertThat(own(administrator, "incident-closed").getByText("情况仍在")).hasCount(0, SOON);
        axe.assertNothingFound();
    }

    @Test
    void saysWhenNothingIsAmissWhenRoomIsShortAndWhenNobodyAnswers() {
        var administrator = SYSTEM.browsers().onlooker();
        administrator.open("/console/").signIn("feng.lei", "sichuan-system-1").await("go-recordings");
        var page = administrator.page();
        page.route("**/api/archive/incidents", route -> json(route, 200, "[]"));
        administrator.press("go-recordings").await("incidents-none").await("waiting");
        shot(administrator, "nothing amiss");
        page.route("**/api/archive/storage", route -> {
            var told = route.fetch().text().replaceAll("\"freeBytes\": ?\\d+", "\"freeBytes\":5000");
            json(route, 200, told.replaceAll("\"head\": ?null", HEAD).replaceAll("\"wrappedBy\": ?\\{\\}", FORMER));
        });
        administrator.reload().await("space-vault", "data-room", "SHORT", Duration.ofSeconds(20));
        shot(administrator, "short");
        page.route("**/api/archive/storage", route -> {
            var told =
                    route.fetch().text().replaceAll("\"volumes\": ?\\[(\\{.*?\\})\\]", "\"volumes\":[" + FULL + ",$1]");
            json(route, 200, told);
        });
        administrator.reload().await("space-vault-1", "data-room", "SPILLING", Duration.ofSeconds(20));
        administrator.await("space-vault-2", "data-room", "AMPLE", Duration.ofSeconds(20));
        shot(administrator, "first disk full");
        administrator.press("language");
        shot(administrator, "first disk full in English");
        administrator.press("language");
        page.route("**/api/archive/storage", route -> json(route, 409, "{\"code\": \"archive.service-unreachable\"}"));
        administrator.reload();
        assertThat(administrator.see("storage")).containsText("录制服务没有应答");
        shot(administrator, "unreachable");
        axe.assertNothingFound();
    }

    @Test
    void showsAStoreByItsAddressAndSinceWhenItIsAway() {
        var administrator = SYSTEM.browsers().onlooker();
        administrator.open("/console/").signIn("feng.lei", "sichuan-system-1").await("go-recordings");
        var page = administrator.page();
        page.route("**/api/archive/incidents", route -> json(route, 200, "[]"));
        page.route("**/api/archive/storage", route -> json(route, 200, store(route, "null", "null")));
        administrator.press("go-recordings").await("store", "data-reachable", "true", Duration.ofSeconds(20));
        assertThat(administrator.see("store")).containsText("luxiang/chengdu/");
        assertThat(administrator.see("space-vault")).containsText("归档工作盘");
        shot(administrator, "store");

        page.route("**/api/archive/incidents", route -> json(route, 200, AWAY));
        page.route(
                "**/api/archive/storage",
                route -> json(route, 200, store(route, "\"2026-11-30T08:00:00Z\"", "\"keys\"")));
        administrator.reload().await("store", "data-reachable", "false", Duration.ofSeconds(20));
        assertThat(administrator.see("store")).containsText("密钥不被接受");
        assertThat(administrator.see("incident")).containsText("录像的对象存储不可用");
        shot(administrator, "store away");
        administrator.press("language");
        shot(administrator, "store away in English");
        axe.assertNothingFound();
    }

    private static String store(Route route, String since, String reason) {
        var store = STORE.formatted(since, reason);
        return route.fetch()
                .text()
                .replaceAll("\"volumes\": ?\\[(\\{.*?\\})\\]", "\"volumes\":[]")
                .replaceAll("\"store\": ?null", store);
    }

    private Locator own(Person person, String hook) {
        return person.page().getByTestId(hook).filter(new Locator.FilterOptions().setHasText(name));
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
