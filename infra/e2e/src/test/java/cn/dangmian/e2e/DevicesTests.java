package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cameras that are unplugged, broken or not wanted, microphones that hear nothing or are off. */
@Order(2)
class DevicesTests {

    private static final Duration SOON = Duration.ofSeconds(25);

    /** As a browser says it when a cable is pulled and there is no other camera. */
    private static final String UNPLUG = """
            () => {
              const devices = navigator.mediaDevices
              window.plugged = devices.getUserMedia
              devices.getUserMedia = wanted => wanted.video
                ? Promise.reject(new DOMException('none', 'NotFoundError'))
                : window.plugged.call(devices, wanted)
              const track = document.querySelector('[data-test=own]').srcObject.getVideoTracks()[0]
              track.stop()
              track.dispatchEvent(new Event('ended'))
            }""";

    private static final String PLUG_IN = "() => { navigator.mediaDevices.getUserMedia = window.plugged }";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @Test
    void showsACardInPlaceOfAnUnpluggedCameraAndTheFaceAgainInTheSameRecording() {
        var scene = Scene.talking(SYSTEM);
        var clerk = scene.clerk().person();
        var atDesk = scene.official().person().look("face");
        var segments = segments();
        clerk.page().evaluate(UNPLUG);
        clerk.await("device-trouble", "data-code", "no-camera", SOON);
        atDesk.awaitPicture(Pattern.CARD);
        assertThat(atDesk.hears(Pattern.TERMINAL)).as("the petitioner is heard").isTrue();
        clerk.page().evaluate(PLUG_IN);
        clerk.see("device-trouble").locator("button").click();
        atDesk.awaitPicture(Pattern.TERMINAL);
        clerk.awaitGone("device-trouble");
        assertThat(segments()).isEqualTo(segments);
        scene.end();
    }

    private static List<String> segments() {
        return new Database(SYSTEM.stack().postgres()).column("select name from media_segment order by name");
    }

    @Test
    void joinsWithTheSoundAloneAndSaysWhy() {
        var scene = Scene.waiting(SYSTEM);
        scene.official().person().await("line-entry").press("devices");
        scene.official().person().see("sound-only-reason").selectOption("BROKEN");
        scene.official().person().await("picture-again").page().keyboard().press("Escape");
        scene.official().callNext();
        scene.clerk().accept();
        scene.clerk().person().awaitStage("IN_PROGRESS");
        var atTerminal = scene.clerk().person().look("face");
        atTerminal.awaitPicture(Pattern.CARD);
        assertThat(atTerminal.hears(Pattern.DESK)).as("the official is heard").isTrue();
        scene.end();
    }

    @Test
    void tellsOfAMicrophoneThatHearsNothingAndOfOneThatIsOff() {
        var scene = new Scene(
                new Clerk(SYSTEM.browsers().seat(Pattern.DEAF_TERMINAL)),
                new Official(SYSTEM.browsers().seat(Pattern.DESK)));
        scene.official().begin(Login.NANCHONG_DESK_1);
        scene.clerk().begin(Login.JINCHENG_CLERK);
        scene.clerk().register("王建国", "城东安置房逾期交付", "");
        scene.clerk().checkIn(Scene.OFFICE);
        scene.clerk().person().await("device-check", "data-state", "silent", SOON);
        scene.official().person().await("line-entry");
        scene.official().callNext();
        scene.clerk().accept();
        scene.awaitTalk();
        scene.clerk().person().await("mic-note", "data-note", "silent", SOON);
        scene.official().person().press("mute-audio").await("mic-note", "data-note", "muted", SOON);
        scene.official().person().press("mute-audio").awaitGone("mic-note");
        scene.end();
    }
}
