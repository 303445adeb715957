package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One official hands the talk to another, who declines once and accepts once; the petitioner reads who goes on. */
@Order(2)
class HandOverTests {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Path PICTURES = Path.of("target/pictures/hand-over");

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private final Axe axe = new Axe();
    private int pictures;

    @Test
    void isDeclinedWithAReasonThenAcceptedAndThePetitionerReadsWhoGoesOn() {
        var scene = Scene.talking(SYSTEM);
        var clerk = scene.clerk().person();
        var first = scene.official().person();
        first.press("hand-over").await("no-successors");
        shot(first, "nobody is at another desk");
        first.page().keyboard().press("Escape");
        var next = new Official(SYSTEM.browsers().seat(Pattern.GUEST));
        next.begin(Login.NANCHONG_DESK_2);
        declines(first, next.person());
        offer(first);
        next.person().press("offer-accept").awaitStage("IN_PROGRESS");
        clerk.awaitText("successor-note", "陈静");
        clerk.look("face").awaitPicture(Pattern.GUEST);
        next.person().look("face").awaitPicture(Pattern.TERMINAL);
        first.await("call-next");
        shot(clerk, "who goes on");
        shot(next.person(), "goes on here");
        clerk.press("successor-read").awaitGone("successor-note");
        new Scene(scene.clerk(), next).end();
        isOnTheRecord(next.person());
        axe.assertNothingFound();
    }

    private void declines(Person first, Person second) {
        offer(first);
        second.await("offered");
        shot(first, "an offer waits");
        shot(second, "an offer is made");
        second.press("offer-decline").type("offer-reason", "正在主持会议，二十分钟后才能接手，请先请信访人稍候或改约下午");
        shot(second, "declining");
        second.press("offer-decline-confirm").awaitGone("offered");
        first.awaitText("offer-news", "正在主持会议");
        shot(first, "declined");
    }

    private void isOnTheRecord(Person second) {
        second.press("go-receptions")
                .page()
                .getByTestId("open-reception")
                .first()
                .click();
        second.awaitText("past-hand-overs", "赵刚");
        assertThat(second.read("past-hand-overs")).contains("陈静", Scene.OFFICE);
        shot(second, "afterwards");
    }

    private static void offer(Person official) {
        official.press("hand-over")
                .press("hand-to")
                .press("hand-to-confirm")
                .await("offer-waits", "data-test", "offer-waits", SOON);
    }

    private void shot(Person person, String state) {
        axe.look(person, state);
        person.picture(PICTURES.resolve("%02d-%s.png".formatted(++pictures, state.replace(' ', '-'))));
    }
}
