package cn.dangmian.benchmark.call;

import cn.dangmian.benchmark.Workplace;
import cn.dangmian.e2e.Clerk;
import cn.dangmian.e2e.Login;
import cn.dangmian.e2e.Official;
import cn.dangmian.e2e.Person;
import java.time.Duration;
import java.util.Map;

/** Whole receptions through the product's own pages, one after another. */
final class HeldReceptions {

    private static final String OFFICE = "南充市信访局";
    private static final double PATIENCE_MILLIS = 60_000;

    /** Waits until this page holds so many links that show somebody, all connected. */
    private static final String AWAIT_LINKS = """
            async ({links, patience}) => {
              const end = performance.now() + patience
              for (;;) {
                const all = await window.dangmian.stats()
                if (all.length === links && all.every(one => one.connected)) return
                if (performance.now() > end) throw new Error('links: ' + JSON.stringify(all))
                await new Promise(resolve => setTimeout(resolve, 50))
              }
            }""";

    private final Clerk clerk;
    private final Official official;
    private final Workplace place;

    HeldReceptions(Person terminal, Person desk, Workplace place) {
        terminal.page().setDefaultTimeout(PATIENCE_MILLIS);
        desk.page().setDefaultTimeout(PATIENCE_MILLIS);
        this.clerk = new Clerk(terminal);
        this.official = new Official(desk);
        this.place = place;
    }

    void begin() {
        official.begin(Login.NANCHONG_DESK_1);
        clerk.begin(Login.JINCHENG_CLERK);
        official.leave();
    }

    Faces hold() {
        official.take(Login.NANCHONG_DESK_1);
        awaitLinks(0);
        clerk.register("王建国", "城东安置房逾期交付", "约定 2022 年交房，至今没有交付。");
        clerk.checkIn(OFFICE);
        awaitLinks(1);
        official.callNext();
        clerk.person().await("ringing");
        var faces = Marks.press(clerk.person(), "accept", official.person());
        awaitTalk(clerk.person());
        awaitTalk(official.person());
        official.finish();
        official.end();
        goOn();
        return faces;
    }

    private static void awaitTalk(Person person) {
        person.await("stage", "data-stage", "IN_PROGRESS", Duration.ofMillis((long) PATIENCE_MILLIS));
    }

    /** Leaves the machine to the next: no camera is open and nothing is being archived any longer. */
    private void goOn() {
        clerk.person().await("dismiss").press("dismiss").await("petitioner-name");
        official.leave();
        place.awaitArchived();
        forgetConnections(clerk.person());
        forgetConnections(official.person());
    }

    private void awaitLinks(int links) {
        var asked = Map.of("links", links, "patience", PATIENCE_MILLIS);
        clerk.person().page().evaluate(AWAIT_LINKS, asked);
        official.person().page().evaluate(AWAIT_LINKS, asked);
    }

    /** Tests keep every connection a page ever made; a whole series of them would weigh on the browser. */
    private static void forgetConnections(Person person) {
        person.page().evaluate("() => { window.connections.length = 0 }");
    }
}
