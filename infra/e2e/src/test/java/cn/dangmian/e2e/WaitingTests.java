package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The line as those see it who stand in it, and those who call from it. */
@Order(2)
class WaitingTests {

    private static final Duration CUT = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ROUNDS = 5;

    /** Sooner than somebody wonders whether the press was taken. */
    private static final double TOLD_MILLIS = 200;

    /** Presses at that moment, and tells after how many milliseconds which of the two came of it. */
    private static final String PRESS_AT = """
            at => new Promise(resolve => setTimeout(() => {
              const pressed = performance.now()
              const look = () => {
                const stage = document.querySelector('[data-test=stage]')?.dataset.stage
                const refusal = document.querySelector('[data-test=refusal]')?.dataset.code
                if (!refusal && stage !== 'CALLED') return false
                watcher.disconnect()
                window.told = {outcome: refusal ?? stage, millis: performance.now() - pressed}
                return true
              }
              const watcher = new MutationObserver(look)
              watcher.observe(document.body, {subtree: true, childList: true, attributes: true})
              document.querySelector('[data-test=call-next]').click()
            }, at - Date.now(), resolve(true)))""";

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    @Test
    void keepsThePlaceWhileTheCableIsPulledForAMinuteAndNeitherSideSeesAGhost() {
        var official = new Official(SYSTEM.browsers().seat(Pattern.DESK)).begin(Login.NANCHONG_DESK_1);
        var seat = SYSTEM.browsers().seat(Pattern.TERMINAL);
        var cable = seat.cable();
        var clerk = new Clerk(seat).begin(Login.JINCHENG_CLERK);
        clerk.register("王建国", "城东安置房逾期交付", "");
        var ticket = clerk.checkIn(Scene.OFFICE);
        var next = new Clerk(SYSTEM.browsers().beside(official.person())).begin(Login.DUOFU_CLERK);
        next.register("李秀英", "村道硬化", "");
        next.checkIn(Scene.OFFICE);

        isKeptWhileNothingIsHeard(cable, clerk, official, ticket);
        clerk.person().await("connection", "data-connected", "true", SOON);
        official.person()
                .awaitTrue(
                        "ticket => !document.querySelector('[data-test=line-entry][data-ticket=\"' + ticket + '\"] .warn')",
                        ticket,
                        SOON);
        assertThat(official.person().see("line-entry").count()).isEqualTo(2);
        assertThat(clerk.person().see("ahead").getAttribute("data-ahead")).isEqualTo("0");
        official.callNext();
        clerk.accept();
        new Scene(clerk, official).awaitTalk();
        new Scene(clerk, official).end();
        leave(next);
    }

    private static void isKeptWhileNothingIsHeard(Cable cable, Clerk clerk, Official official, int ticket) {
        cable.pull();
        clerk.person().await("connection", "data-connected", "false", CUT);
        var entry = official.person().see("line-entry").first();
        official.person()
                .awaitTrue(
                        "since => Date.now() - since > " + CUT.toMillis(),
                        (double) System.currentTimeMillis(),
                        CUT.plus(SOON));
        assertThat(entry.getAttribute("data-ticket")).isEqualTo(Integer.toString(ticket));
        assertThat(entry.locator(".warn").count()).as("shown as not confirmed").isPositive();
        assertThat(clerk.person().read("ticket").strip()).isEqualTo(Integer.toString(ticket));
        cable.plugIn();
    }

    @Test
    void ofTwoOfficialsWhoPressAtTheSameInstantOneWinsAndTheOtherIsToldAtOnce() {
        var one = new Official(SYSTEM.browsers().seat(Pattern.DESK)).begin(Login.NANCHONG_DESK_1);
        var other = new Official(SYSTEM.browsers().beside(one.person())).begin(Login.NANCHONG_DESK_2);
        var clerk = new Clerk(SYSTEM.browsers().seat(Pattern.TERMINAL)).begin(Login.JINCHENG_CLERK);
        clerk.register("王建国", "城东安置房逾期交付", "");
        clerk.checkIn(Scene.OFFICE);
        var refusals = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            refusals.add(pressTogether(one, other));
        }
        System.out.printf("two officials at the same instant: the loser is told after %s ms%n", refusals);
        refusals.sort(null);
        assertThat(refusals.get(ROUNDS / 2)).isLessThanOrEqualTo(TOLD_MILLIS);
        leave(clerk);
    }

    /** @return after how many milliseconds the one who lost was told */
    private static double pressTogether(Official one, Official other) {
        var both = List.of(one, other);
        // Whoever was put back has to be linked again with a desk first.
        var at = System.currentTimeMillis() + 2500.0;
        for (var official : both) {
            official.person().await("line-entry").page().evaluate("() => { delete window.told }");
            official.person().page().evaluate(PRESS_AT, at);
        }
        both.forEach(official -> official.person().awaitTrue("name => !!window[name]", "told"));
        var told = both.stream()
                .map(official -> official.person().page().evaluate("() => window.told.outcome"))
                .map(String::valueOf)
                .toList();
        assertThat(told).containsExactlyInAnyOrder("CALLED", "reception.line-empty");
        var winner = told.getFirst().equals("CALLED") ? one : other;
        var loser = winner == one ? other : one;
        winner.person().press("requeue");
        winner.person().await("call-next");
        return ((Number) loser.person().page().evaluate("() => window.told.millis")).doubleValue();
    }

    private static void leave(Clerk clerk) {
        clerk.person().press("leave");
        clerk.person().press("leave-confirm");
        clerk.person().await("petitioner-name");
    }
}
