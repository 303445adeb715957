package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody is called into a talk: seen and heard at both sides, there in a caucus that the petitioner is not, and in the recording. */
@Order(2)
class ConferenceTests {

    private static final Duration SOON = Duration.ofSeconds(15);

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();

    @Test
    void isCalledInSeenByAllConfersWithoutThePetitionerAndIsRecorded() {
        var guest = SYSTEM.browsers().seat(Pattern.GUEST);
        guest.open("/console/")
                .signIn(Login.NANCHONG_UNIT.name(), Login.NANCHONG_UNIT.password())
                .await("invited-idle");
        var scene = Scene.talking(SYSTEM);
        var official = scene.official().person();
        var clerk = scene.clerk().person();

        official.press("invite").await("candidate");
        axe.look(official, "calling in");
        official.press("invite-one");
        guest.await("ring");
        axe.look(guest, "a call");
        guest.press("ring-join").await("guest-room", "data-seat", "guesta", SOON);
        official.look("face-guesta").awaitPicture(Pattern.GUEST);
        clerk.look("face-guesta").awaitPicture(Pattern.GUEST);
        guest.look("guest-terminal").awaitPicture(Pattern.TERMINAL);
        guest.look("guest-desk").awaitPicture(Pattern.DESK);
        assertThat(clerk.look("face-guesta").hears(Pattern.GUEST)).isTrue();
        official.look("face").awaitPicture(Pattern.TERMINAL);

        axe.look(official, "with a guest");
        axe.look(guest, "guest");
        confers(scene, guest);
        goesOnAfterAReload(guest, official);
        leavesAndIsAskedAgain(guest, official, clerk);
        isRecorded(scene);
        axe.assertNothingFound();
    }

    /** Nothing is received from the petitioner and nothing comes there, while the others hear each other. */
    private void confers(Scene scene, Person guest) {
        var official = scene.official().person();
        var clerk = scene.clerk().person();
        official.press("begin-caucus").press("begin-caucus-confirm");
        clerk.await("held");
        official.await("confers", "data-caucus", "ON", SOON);
        guest.await("guest-caucus");
        axe.look(official, "caucus");
        axe.look(clerk, "held in a caucus");
        var before = received(official, clerk, guest);
        var heard = guest.received("desk");
        guest.page().waitForTimeout(3_000);
        assertThat(received(official, clerk, guest)).isEqualTo(before);
        assertThat(guest.received("desk")).isGreaterThan(heard + 10_000);
        official.press("end-caucus").awaitGone("confers");
        clerk.awaitGone("held");
        clerk.look("face").awaitPicture(Pattern.DESK);
        official.look("face").awaitPicture(Pattern.TERMINAL);
        guest.look("guest-terminal").awaitPicture(Pattern.TERMINAL);
    }

    private static long received(Person official, Person clerk, Person guest) {
        return official.received("terminal")
                + guest.received("terminal")
                + clerk.received("desk")
                + clerk.received("guesta");
    }

    private static void goesOnAfterAReload(Person guest, Person official) {
        guest.reload().await("guest-room", "data-seat", "guesta", SOON);
        guest.look("guest-desk").awaitPicture(Pattern.DESK);
        var frames = official.look("face-guesta").frames();
        official.look("face-guesta").awaitFrames(frames + 5);
    }

    private static void leavesAndIsAskedAgain(Person guest, Person official, Person clerk) {
        guest.press("guest-leave").press("guest-leave-confirm").await("invited-idle");
        official.awaitGone("face-guesta");
        clerk.awaitGone("guests");
        official.press("invite").await("candidate").press("invite-all");
        guest.await("ring").press("ring-refuse").type("ring-reason", "正在开会").press("ring-refuse-confirm");
        official.awaitText("nobody-came", "正在开会");
        official.press("nobody-seen").awaitGone("nobody-came");
    }

    private void isRecorded(Scene scene) {
        var database = new Database(SYSTEM.stack().postgres());
        var reception = database.column("select id::text from reception where stage = 'IN_PROGRESS'")
                .getFirst();
        assertThat(database.column("select outcome from invitation where reception = ?::uuid order by id", reception))
                .containsExactly("LEFT", "UNANSWERED");
        scene.end();
        var official = scene.official().person();
        official.open("/console/#/receptions/" + reception).await("play");
        official.press("play").type("play-purpose", "核对马丽的说明").press("play-confirm");
        official.await("player-toggle");
        official.page().locator("body").click(new Locator.ClickOptions().setPosition(5, 5));
        // 5 s at a time, to where the guest was there.
        for (var step = 0; step < 60 && !official.see("player-guesta").isVisible(); step++) {
            official.page().keyboard().press("ArrowRight");
        }
        official.page().keyboard().press("ArrowRight");
        official.press("player-toggle");
        official.look("player-guesta").awaitPicture(Pattern.GUEST);
        PlaywrightAssertions.assertThat(official.page().getByText("马丽 · 南充市信访局").first())
                .isVisible();
        isMarked(official);
    }

    /** When the guest came and went, and how one gets there. */
    private static void isMarked(Person official) {
        var marks = official.see("marks");
        PlaywrightAssertions.assertThat(marks).containsText("马丽 加入");
        PlaywrightAssertions.assertThat(marks).containsText("合议开始：来访端的画面和声音停止");
        PlaywrightAssertions.assertThat(marks).containsText("合议结束");
        PlaywrightAssertions.assertThat(marks).containsText("马丽 离开");
        marks.locator("summary").click();
        var joined = marks.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("马丽 加入"));
        var minutesAndSeconds =
                joined.getByTestId("mark-jump").textContent().strip().split(":", 2);
        official.see("player-seek").press("End");
        joined.getByTestId("mark-jump").click();
        official.awaitTrue(
                "second => Math.abs(document.querySelector('[data-test=player-seek]').value / 1000 - second) < 4",
                60 * Integer.parseInt(minutesAndSeconds[0]) + Integer.parseInt(minutesAndSeconds[1]));
        official.picture(Path.of("target/pictures/marks.png"));
        official.page().getByTestId("language").click();
        PlaywrightAssertions.assertThat(marks).containsText("The caucus ends");
        official.picture(Path.of("target/pictures/marks-en.png"));
    }
}
