package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A document camera shown live and a screen that is shared: large beside the face, held in a caucus, in the recording. */
@Order(2)
class ShowingTests {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** A second camera is plugged in, above a sheet on which something moves; counts how often it is opened. */
    private static final String DOCUMENT_CAMERA = """
            ({left, right}) => {
              const devices = navigator.mediaDevices
              const [open, list] = [devices.getUserMedia.bind(devices), devices.enumerateDevices.bind(devices)]
              window.opened = 0
              devices.enumerateDevices = async () => [...await list(), {deviceId: 'paper', kind: 'videoinput', label: '高拍仪', groupId: 'paper'}]
              devices.getUserMedia = async wanted => {
                if (wanted.video?.deviceId?.ideal !== 'paper') return open(wanted)
                window.opened++
                const sheet = document.createElement('canvas')
                sheet.width = 1280
                sheet.height = 960
                const pen = sheet.getContext('2d')
                let shown = 0
                const draw = () => {
                  pen.fillStyle = left
                  pen.fillRect(0, 0, 640, 960)
                  pen.fillStyle = right
                  pen.fillRect(640, 0, 640, 960)
                  pen.fillStyle = '#222'
                  pen.font = '44px sans-serif'
                  for (let line = 0; line < 9; line++) pen.fillText('城东安置房买卖合同 第' + (line + 1) + '条', 50, 120 + line * 90)
                  pen.fillRect(620, 20 + shown++ % 40, 20, 20)
                }
                draw()
                setInterval(draw, 100)
                return sheet.captureStream(10)
              }
              devices.dispatchEvent(new Event('devicechange'))
            }""";

    private static final String SHARP = """
            wanted => {
              const video = document.querySelector('[data-test=live-picture]')
              return video?.videoWidth === wanted.width && video.getBoundingClientRect().width > innerWidth * wanted.share
            }""";

    private static final String SHARP_STILL = """
            () => document.querySelector('[data-test=document-picture]')?.naturalWidth === 1280""";

    private static final String GUEST_SEES_BOTH = """
            () => {
              const live = [...document.querySelectorAll('[data-test=live-picture]')]
              return live.length === 2 && live.every(one => one.videoWidth > 0)
            }""";

    /** As the browser says it when somebody presses its own "stop sharing". */
    private static final String BROWSER_STOPS = """
            () => {
              const track = document.querySelector('[data-test=showing-own] video').srcObject.getVideoTracks()[0]
              track.stop()
              track.dispatchEvent(new Event('ended'))
            }""";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();

    @Test
    void areSeenBesideTheFaceHeldInACaucusAndKept() {
        var scene = new Scene(
                new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL)),
                new Official(SYSTEM.browsers().sharing(Pattern.DESK)));
        begin(scene);
        var clerk = scene.clerk().person();
        var official = scene.official().person();

        showsTheCamera(clerk, official);
        aStillIsTakenOfIt(clerk, official);
        sharesTheScreen(clerk, official);
        othersSeeBoth(official);
        confers(clerk, official);
        theBrowserStopsTheScreen(clerk, official);
        clerk.press("showing-stop");
        official.awaitGone("live");
        clerk.awaitGone("showing-own");
        aPageThatIsLoadedAnewShowsNothing(clerk, official);
        scene.awaitTalk();
        isPlayed(scene);
        axe.assertNothingFound();
    }

    private static void begin(Scene scene) {
        scene.official().begin(Login.NANCHONG_DESK_1);
        scene.clerk().begin(Login.JINCHENG_CLERK);
        scene.clerk().register("王建国", "城东安置房逾期交付", "五年没有交付");
        scene.clerk().checkIn(Scene.OFFICE);
        scene.official().person().await("line-entry");
        scene.official().callNext();
        scene.clerk().accept();
        scene.awaitTalk();
    }

    /** Below a document camera that is plugged in. */
    static void layASheet(Person clerk) {
        clerk.page().evaluate(DOCUMENT_CAMERA, Map.of("left", "rgb(232, 228, 215)", "right", "rgb(150, 45, 45)"));
    }

    private void showsTheCamera(Person clerk, Person official) {
        layASheet(clerk);
        clerk.press("show-camera").await("camera-begin");
        axe.look(clerk, "choosing a document camera");
        clerk.press("camera-begin");
        official.await("live", "data-seat", "camera", SOON);
        official.look("live-picture").awaitPicture(Pattern.PAPER);
        official.awaitTrue(SHARP, Map.of("width", 1280, "share", 0.35), SOON);
        official.look("face").awaitPicture(Pattern.TERMINAL);
        clerk.look("face").awaitPicture(Pattern.DESK);
        assertThat(official.look("face").hears(Pattern.TERMINAL)).isTrue();
        assertThat(clerk.received("camera")).as("nobody is sent what they send").isZero();
        axe.look(official, "a document camera at the desk");
        axe.look(clerk, "a document camera at the terminal");
        picture(official, "camera-at-desk");
        picture(clerk, "camera-at-terminal");
    }

    private static void aStillIsTakenOfIt(Person clerk, Person official) {
        clerk.press("document-take").press("document-shoot");
        for (var person : new Person[] {clerk, official}) {
            person.await("document", "data-number", "1", SOON);
            person.awaitTrue(SHARP_STILL, Map.of(), SOON);
        }
        assertThat(clerk.page().evaluate("() => window.opened"))
                .as("opened once")
                .isEqualTo(1);
        picture(official, "still-at-desk");
        official.press("document-close").awaitGone("document");
        official.look("live-picture").awaitPicture(Pattern.PAPER);
        var frames = official.look("live-picture").frames();
        official.look("live-picture").awaitFrames(frames + 5);
    }

    private void sharesTheScreen(Person clerk, Person official) {
        official.press("share-screen");
        clerk.await("live", "data-seat", "screen", SOON);
        clerk.look("live-picture").awaitFrames(5);
        assertThat(clerk.look("live-picture").shows(Pattern.DESK)).isFalse();
        clerk.look("face").awaitPicture(Pattern.DESK);
        official.look("live-picture").awaitPicture(Pattern.PAPER);
        axe.look(clerk, "a screen at the terminal");
        picture(clerk, "screen-at-terminal");
        picture(official, "screen-at-desk");
    }

    private void othersSeeBoth(Person official) {
        var supervisor = new Supervisor(SYSTEM.browsers().onlooker()).begin(Login.SICHUAN_SUPERVISOR);
        supervisor.watch(supervisor.person().see("live-row").getAttribute("data-reception"));
        supervisor.person().look("watch-camera").awaitPicture(Pattern.PAPER);
        supervisor.person().look("watch-screen").awaitFrames(2);
        supervisor.person().look("watch-terminal").awaitPicture(Pattern.TERMINAL);
        axe.look(supervisor.person(), "watching what is shown");
        picture(supervisor.person(), "watched");
        supervisor.person().press("watch-stop");
        SYSTEM.browsers().leave(supervisor.person());

        var guest = SYSTEM.browsers().seat(Pattern.GUEST);
        guest.open("/console/")
                .signIn(Login.NANCHONG_UNIT.name(), Login.NANCHONG_UNIT.password())
                .await("invited-idle");
        official.press("invite").await("candidate").press("invite-one");
        guest.await("ring").press("ring-join").await("guest-room", "data-seat", "guesta", SOON);
        guest.awaitTrue(GUEST_SEES_BOTH, Map.of(), SOON);
        guest.look("guest-terminal").awaitPicture(Pattern.TERMINAL);
        axe.look(guest, "a guest before what is shown");
        picture(guest, "guest");
        picture(official, "desk-with-guest");
        guest.press("guest-leave").press("guest-leave-confirm").await("invited-idle");
        SYSTEM.browsers().leave(guest);
    }

    private static void confers(Person clerk, Person official) {
        official.press("begin-caucus").press("begin-caucus-confirm");
        clerk.await("held");
        official.await("confers", "data-caucus", "ON", SOON);
        var before = official.received("camera") + clerk.received("screen");
        official.page().waitForTimeout(3_000);
        assertThat(official.received("camera") + clerk.received("screen")).isEqualTo(before);
        official.press("end-caucus").awaitGone("confers");
        official.look("live-picture").awaitPicture(Pattern.PAPER);
        official.look("face").awaitPicture(Pattern.TERMINAL);
    }

    private static void theBrowserStopsTheScreen(Person clerk, Person official) {
        official.page().evaluate(BROWSER_STOPS);
        clerk.awaitGone("live");
        official.awaitGone("showing-own");
        official.await("share-screen");
    }

    private static void aPageThatIsLoadedAnewShowsNothing(Person clerk, Person official) {
        official.press("share-screen");
        clerk.await("live", "data-seat", "screen", SOON);
        official.reload();
        clerk.awaitGone("live");
        official.await("share-screen");
    }

    private static void isPlayed(Scene scene) {
        var database = new Database(SYSTEM.stack().postgres());
        var reception = database.column("select id::text from reception where stage = 'IN_PROGRESS'")
                .getFirst();
        assertThat(database.column("select distinct trouble from recording where reception = ?::uuid", reception))
                .containsExactly("");
        scene.end();
        var official = scene.official().person();
        official.open("/console/#/receptions/" + reception).await("play");
        official.press("play").type("play-purpose", "核对出示的合同").press("play-confirm");
        official.await("player-toggle");
        official.page().locator("body").click(new Locator.ClickOptions().setPosition(5, 5));
        // 5 s at a time, to where both were shown.
        for (var step = 0;
                step < 60
                        && !(official.see("player-camera").isVisible()
                                && official.see("player-screen").isVisible());
                step++) {
            official.page().keyboard().press("ArrowRight");
        }
        official.press("player-toggle");
        official.look("player-camera").awaitPicture(Pattern.PAPER);
        official.look("player-terminal").awaitPicture(Pattern.TERMINAL);
        assertThat(official.see("player-camera").boundingBox().width)
                .isGreaterThan(1.5 * official.see("player-terminal").boundingBox().width);
        picture(official, "player");
    }

    private static void picture(Person person, String name) {
        var folder = System.getProperty("showing.pictures");
        if (folder != null) {
            person.picture(Path.of(folder, name + ".png"));
        }
    }
}
