package cn.dangmian.benchmark.page;

import cn.dangmian.e2e.Browsers;
import cn.dangmian.e2e.Clerk;
import cn.dangmian.e2e.Login;
import cn.dangmian.e2e.Pattern;
import cn.dangmian.e2e.Person;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.Map;
import java.util.Objects;

/** Somebody opens a page; a window of its own each time, which has nothing of the others. */
final class Visits {

    private static final String OFFICE = "南充市信访局";
    private static final int SLOWED = 4;
    private static final double PATIENCE_MILLIS = 60_000;

    /** Looks at each picture that is drawn. */
    private static final String WATCH = """
            const look = () => {
              const field = document.querySelector('[data-test=login]')
              const isThere = field ? field.getClientRects().length && !field.disabled : document.documentElement?.tagName === 'svg'
              if (isThere) window.usableAt = performance.now()
              else requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
            performance.setResourceTimingBufferSize(1000)""";

    private static final String FOUND = """
            () => ({
              usable: window.usableAt,
              drawn: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? window.usableAt,
              bytes: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .reduce((sum, one) => sum + one.transferSize, 0),
            })""";

    private final Browsers browsers;
    private final Person anybody;

    Visits(Browsers browsers) {
        this.browsers = browsers;
        this.anybody = browsers.seat(Pattern.TERMINAL);
    }

    String browser() {
        return Objects.requireNonNull(anybody.page().context().browser()).version();
    }

    Visit visit(Series series) {
        var person = visitor();
        try {
            if (series == Series.WARM) {
                person.open("/terminal/").await("login").page().waitForLoadState(LoadState.NETWORKIDLE);
            }
            slow(person.page());
            person.open(series == Series.LIMIT ? "/favicon.svg" : "/terminal/");
            person.page().waitForFunction("() => window.usableAt");
            if (series != Series.LIMIT) {
                requireThatItTakesLetters(person);
            }
            return found(person.page());
        } finally {
            person.close();
        }
    }

    private Person visitor() {
        var person = browsers.beside(anybody);
        person.page().setDefaultTimeout(PATIENCE_MILLIS);
        person.page().addInitScript(WATCH);
        return person;
    }

    private static void slow(Page page) {
        var wanted = new JsonObject();
        wanted.addProperty("rate", SLOWED);
        page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", wanted);
    }

    private static void requireThatItTakesLetters(Person person) {
        person.page().keyboard().type("wang");
        if (!person.see("login").inputValue().equals("wang")) {
            throw new IllegalStateException("the page was not usable yet");
        }
    }

    private static Visit found(Page page) {
        var found = (Map<?, ?>) page.evaluate(FOUND);
        return new Visit(number(found, "drawn"), number(found, "usable"), number(found, "bytes") / 1000);
    }

    private static double number(Map<?, ?> found, String name) {
        return ((Number) Objects.requireNonNull(found.get(name))).doubleValue();
    }

    /** A clerk signs in, takes the terminal, registers a case and waits with its petitioner. @return kilobytes until then */
    double untilTheFirstCall() {
        var person = visitor();
        var clerk = new Clerk(person).begin(Login.JINCHENG_CLERK);
        clerk.register("王建国", "城东安置房逾期交付", "约定 2022 年交房，至今没有交付。");
        clerk.checkIn(OFFICE);
        person.page().waitForLoadState(LoadState.NETWORKIDLE);
        var kilobytes = number((Map<?, ?>) person.page().evaluate(FOUND), "bytes") / 1000;
        person.close();
        return kilobytes;
    }
}
