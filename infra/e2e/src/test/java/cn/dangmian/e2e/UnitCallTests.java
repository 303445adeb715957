package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** A responsible unit is called by telephone: the message's link is opened on a phone, seen and heard at both sides, and good for nothing after. */
@Order(2)
class UnitCallTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final java.util.regex.Pattern LINK = java.util.regex.Pattern.compile("/join/#[\\w-]{22}");
    private static final Path PICTURES = Path.of("target/pictures/join");
    /** A screen that nobody has to choose. */
    private static final String SCREEN = """
            () => {
              const canvas = Object.assign(document.createElement('canvas'), {width: 1280, height: 720})
              const pen = canvas.getContext('2d')
              let ticks = 0
              setInterval(() => {
                pen.fillStyle = '#f4f1e6'
                pen.fillRect(0, 0, 1280, 720)
                pen.fillStyle = '#222'
                pen.font = '48px sans-serif'
                pen.fillText(`城东安置房交付进度 ${++ticks}`, 80, 120)
              }, 200)
              navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(canvas.captureStream(5))
            }""";

    private static final String ADD = """
            async ([office, body]) => {
              const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)?.[1] ?? ''
              const answer = await fetch(`/api/offices/${office}/units`, {
                method: 'POST', body,
                headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token)},
              })
              return answer.status
            }""";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();
    private int pictures;

    @Test
    void isCalledByAMessageJoinsOnAPhoneIsSeenAndHeardAndLeaves() {
        addUnit();
        var office = SYSTEM.browsers().onlooker();
        office.open("/console/").signIn("liu.fang", "nanchong-office-1").await("go-account");
        var scene = Scene.talking(SYSTEM);
        var official = scene.official().person();
        call(official);
        var refusing = SYSTEM.browsers().phone();
        var refused = newestLink(office, "");
        declines(refusing, refused, official);
        var first = newestLink(office, refused);
        var phone = SYSTEM.browsers().phone(Pattern.GUEST);
        comes(phone, first);
        official.await("face-guesta");
        official.look("face-guesta").awaitPicture(Pattern.GUEST);
        scene.clerk().person().look("face-guesta").awaitPicture(Pattern.GUEST);
        assertThat(scene.clerk().person().look("face-guesta").hears(Pattern.GUEST))
                .isTrue();
        phone.look("guest-desk").awaitPicture(Pattern.DESK);
        phone.look("guest-terminal").awaitPicture(Pattern.TERMINAL);
        official.awaitText("guest", "县水务局").awaitText("guest", "代周静接听的吴强");
        shot(phone, "in the talk");
        shot(official, "a unit in the talk");
        seesWhatIsShown(phone, official);
        otherDevicesAreTold(first);
        goesOnAfterAReload(phone);
        leaves(phone, official);
        axe.assertNothingFound();
        scene.end();
    }

    private void seesWhatIsShown(Person phone, Person official) {
        official.page().evaluate(SCREEN);
        official.press("share-screen");
        phone.await("live", "data-seat", "screen", SOON);
        phone.look("live-picture").awaitFrames(3);
        shot(phone, "a screen is shown");
        official.press("showing-stop");
        phone.awaitGone("live");
    }

    private static void addUnit() {
        var administrator = SYSTEM.browsers().onlooker();
        administrator.open("/console/").signIn("zhou.hua", "xichong-system-1").await("go-account");
        var office = administrator
                .fetch("/api/me")
                .path("duties")
                .path(0)
                .path("office")
                .path("id")
                .asString();
        var unit = new JsonMapper()
                .writeValueAsString(Map.of(
                        "commandId",
                        UUID.randomUUID(),
                        "name",
                        "西充县水务局",
                        "kind",
                        "GOVERNMENT",
                        "competences",
                        List.of(),
                        "contacts",
                        List.of(
                                Map.of("name", "何俊", "telephone", "13700001111"),
                                Map.of("name", "周静", "telephone", "13700002222"))));
        assertThat(administrator.page().evaluate(ADD, new Object[] {office, unit}))
                .isEqualTo(201);
    }

    private void call(Person official) {
        official.press("invite").await("candidate");
        official.page().getByTestId("invite-by-TELEPHONE").click();
        shot(official, "choosing a unit");
        official.page().getByTestId("unit-search").fill("xcxsw");
        official.page().getByTestId("unit-hit-西充县水务局").click();
        var contact = official.page().getByTestId("unit-contact").first();
        contact.waitFor();
        assertThat(contact.innerText()).contains("何俊", "******111").doesNotContain("13700001111");
        shot(official, "the contacts of a unit");
        official.press("unit-call").await("ringing");
        official.awaitText("ringing", "何俊");
    }

    /** As it lies in the development's mailbox. @param former that was there before */
    private static String newestLink(Person office, String former) {
        return await("a message in the mailbox")
                .atMost(SOON)
                .until(() -> linkIn(office), link -> !link.isEmpty() && !link.equals(former));
    }

    private static String linkIn(Person office) {
        return office.fetch("/api/mailbox")
                .path("mails")
                .valueStream()
                .filter(mail -> mail.path("notice").path("kind").asString().equals("CALLED_IN"))
                .findFirst()
                .map(mail -> LINK.matcher(mail.path("text").path("text").asString()))
                .filter(java.util.regex.Matcher::find)
                .map(java.util.regex.Matcher::group)
                .orElse("");
    }

    private void declines(Person phone, String link, Person official) {
        phone.open(link).await("join", "data-phase", "called", SOON);
        assertThat(phone.read("caller")).isNotEmpty();
        shot(phone, "called");
        phone.page().getByTestId("language").click();
        shot(phone, "called, in English");
        phone.page().getByTestId("language").click();
        official.awaitText("ringing", "已打开链接");
        shot(official, "a unit is called");
        phone.press("decline").type("why", "在外地出差");
        shot(phone, "cannot come");
        phone.press("decline-confirm").await("join", "data-end", "REFUSED", SOON);
        shot(phone, "said so");
        phone.reload().await("join", "data-phase", "dead", SOON);
        shot(phone, "a dead link");
        phone.open("/").open("/join/").await("join", "data-phase", "no-link", SOON);
        shot(phone, "no link");
        official.awaitText("ringing", "在外地出差");
    }

    private void comes(Person phone, String link) {
        phone.forbidDevices();
        phone.open(link).await("join", "data-phase", "called", SOON);
        phone.press("come").await("device-trouble");
        shot(phone, "devices forbidden");
        phone.allowDevices();
        phone.await("own");
        phone.press("without-picture").await("with-picture");
        shot(phone, "sound only");
        phone.press("with-picture").await("without-picture");
        phone.look("own").awaitPicture(Pattern.GUEST);
        phone.type("name", "代周静接听的吴强");
        shot(phone, "ready");
        phone.press("enter").await("guest-room", "data-seat", "guesta", SOON);
    }

    private void otherDevicesAreTold(String link) {
        var other = SYSTEM.browsers().phone();
        other.open(link).await("join", "data-phase", "used", SOON);
        shot(other, "a used link");
    }

    private void goesOnAfterAReload(Person phone) {
        phone.reload().await("guest-room", "data-seat", "guesta", SOON);
        phone.look("guest-desk").awaitPicture(Pattern.DESK);
        var link = phone.page().url();
        var before = phone.page();
        var second = before.context().newPage();
        second.navigate(link);
        second.getByTestId("go-on-here").waitFor();
        axe.look(second, "elsewhere");
        second.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("elsewhere.png")));
        second.getByTestId("go-on-here").click();
        second.getByTestId("guest-room").waitFor();
        phone.await("join", "data-phase", "elsewhere", SOON);
        phone.press("go-on-here").await("guest-room", "data-seat", "guesta", SOON);
        second.close();
    }

    private void leaves(Person phone, Person official) {
        phone.press("guest-leave").press("guest-leave-confirm").await("join", "data-end", "LEFT", SOON);
        shot(phone, "left");
        official.awaitGone("face-guesta");
    }

    private void shot(Person person, String state) {
        axe.look(person, state);
        person.picture(PICTURES.resolve("%02d-%s.png".formatted(++pictures, state.replace(' ', '-'))));
    }
}
