package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Trouble is said at once, in words, at every screen it concerns; and it passes. */
@Order(2)
class TroubleTests {

    private static final Duration SOON = Duration.ofSeconds(5);

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @Test
    void saysWithinFiveSecondsThatTheMediaServerDied() {
        var scene = Scene.talking(SYSTEM);
        SYSTEM.stack().janus().kill();
        scene.official().person().await("media-down", "data-test", "media-down", SOON);
        scene.official().person().await("stage", "data-stage", "INTERRUPTED", SOON);
        SYSTEM.stack().janus().restart();
        scene.official().person().await("stage", "data-stage", "IN_PROGRESS", Duration.ofSeconds(20));
        scene.awaitTalk();
        scene.end();
    }

    @Test
    void callsNobodyWhileTheMediaServerIsDown() {
        var scene = Scene.waiting(SYSTEM);
        scene.official().person().await("line-entry");
        SYSTEM.stack().janus().pause();
        scene.official().person().await("media-down", "data-test", "media-down", SOON);
        assertThat(scene.official().person().see("call-next").isDisabled()).isTrue();
        SYSTEM.stack().janus().resume();
        scene.official().person().awaitGone("media-down");
        scene.official().callNext();
        scene.clerk().accept();
        scene.awaitTalk();
        scene.end();
    }

    @Test
    void saysAtBothScreensThatTheRecordingDoesNotGrow() throws IOException {
        var scene = Scene.talking(SYSTEM);
        scene.official().person().await("recorder", "data-recorder", "ACTIVE", SOON);
        try (var spool = Files.list(SYSTEM.stack().spool())) {
            for (var file : spool.toList()) {
                Files.delete(file);
            }
        }
        scene.official().person().await("recorder", "data-recorder", "FAILED", SOON);
        scene.clerk().person().await("recorder", "data-recorder", "FAILED", SOON);
        assertThat(scene.official().person().read("trouble")).contains("录音录像");
        assertThat(scene.clerk().person().read("trouble")).contains("录音录像");
        scene.end();
    }

    @Test
    void saysThatTheRecordingServiceIsSilent() {
        var scene = Scene.talking(SYSTEM);
        SYSTEM.stack().recording().pause();
        try {
            scene.official().person().await("trouble", "data-code", "recording.service-silent", SOON);
            scene.clerk().person().await("trouble", "data-code", "recording.service-silent", SOON);
        } finally {
            SYSTEM.stack().recording().resume();
        }
        scene.official().person().awaitGone("trouble");
        scene.end();
    }

    @Test
    void turnsARefusedCameraIntoOneSentenceAndOneButton() {
        var official = new Official(SYSTEM.browsers().seat(Pattern.DESK)).begin(Login.NANCHONG_DESK_1);
        var clerk = new Clerk(SYSTEM.browsers().person(List.of("--deny-permission-prompts")));
        clerk.person().forbidDevices();
        clerk.begin(Login.DUOFU_CLERK);
        clerk.register("李秀英", "低保待遇", "");
        clerk.checkIn(Scene.OFFICE);
        clerk.person().await("device-trouble", "data-code", "denied", SOON);
        assertThat(clerk.person().see("device-trouble").locator("button").count())
                .isOne();
        clerk.person().allowDevices();
        clerk.person().await("own");
        official.person().awaitLink("terminal");
        clerk.person().press("leave");
        clerk.person().press("leave-confirm");
        clerk.person().await("petitioner-name");
    }
}
