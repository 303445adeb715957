package cn.dangmian.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;

/** A clerk and an official, as far into a reception as a test needs them. */
record Scene(Clerk clerk, Official official) {

    static final String OFFICE = "南充市信访局";

    /** Each at their place; nobody waits. */
    static Scene manned(WholeSystem system) {
        var scene = new Scene(
                new Clerk(system.browsers().seat(Pattern.TERMINAL)),
                new Official(system.browsers().seat(Pattern.DESK)));
        scene.official.begin(Login.NANCHONG_DESK_1);
        scene.clerk.begin(Login.JINCHENG_CLERK);
        return scene;
    }

    static Scene waiting(WholeSystem system) {
        var scene = manned(system);
        scene.clerk.register("王建国", "城东安置房逾期交付", "五年没有交付");
        scene.clerk.checkIn(OFFICE);
        return scene;
    }

    /** Both see each other. */
    static Scene talking(WholeSystem system) {
        return waiting(system).talk();
    }

    /** The same between these two. */
    static Scene talking(Person terminal, Person desk) {
        var scene = new Scene(new Clerk(terminal), new Official(desk));
        scene.official.begin(Login.NANCHONG_DESK_1);
        scene.clerk.begin(Login.JINCHENG_CLERK);
        scene.clerk.register("王建国", "城东安置房逾期交付", "");
        scene.clerk.checkIn(OFFICE);
        return scene.talk();
    }

    private Scene talk() {
        official.person().await("line-entry");
        official.callNext();
        clerk.accept();
        awaitTalk();
        return this;
    }

    void awaitTalk() {
        clerk.person().awaitStage("IN_PROGRESS");
        official.person().awaitStage("IN_PROGRESS");
        official.person().look("face").awaitPicture(Pattern.TERMINAL);
        clerk.person().look("face").awaitPicture(Pattern.DESK);
        for (var person : List.of(clerk.person(), official.person())) {
            isUncovered(person.see("recorder"));
            isUncovered(person.see("mute-audio"));
        }
    }

    /** On the screen, with nothing before it. */
    private static void isUncovered(Locator sign) {
        assertThat(sign).isInViewport();
        sign.click(new Locator.ClickOptions().setTrial(true));
    }

    /** Leaves terminal and desk as the next test wants to find them. */
    void end() {
        official.finish();
        official.end();
        clerk.person().await("dismiss").press("dismiss").await("petitioner-name");
    }
}
