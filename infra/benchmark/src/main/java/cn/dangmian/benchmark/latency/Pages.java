package cn.dangmian.benchmark.latency;

import cn.dangmian.benchmark.Workplace;
import cn.dangmian.e2e.Browsers;
import cn.dangmian.e2e.Clerk;
import cn.dangmian.e2e.Login;
import cn.dangmian.e2e.Official;
import cn.dangmian.e2e.Pattern;
import cn.dangmian.e2e.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Four windows of one browser: a talk, and two that are linked directly. All of them go on while one is looked at. */
final class Pages {

    private static final String OFFICE = "南充市信访局";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Person terminal;
    private final Person desk;
    private final Person sender;
    private final Person receiver;

    Pages(Browsers browsers) {
        terminal = browsers.seat(Pattern.TERMINAL);
        desk = browsers.beside(terminal);
        sender = browsers.beside(terminal);
        receiver = browsers.beside(terminal);
        for (var person : List.of(terminal, desk, sender, receiver)) {
            person.page().setDefaultTimeout(PATIENCE.toMillis());
            person.page().addInitScript(script());
        }
    }

    private static String script() {
        try (var file = Pages.class.getResourceAsStream("marked.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String browser() {
        return Objects.requireNonNull(terminal.page().context().browser()).version();
    }

    void begin(Workplace place) {
        var official = new Official(desk).begin(Login.NANCHONG_DESK_1);
        var clerk = new Clerk(terminal).begin(Login.JINCHENG_CLERK);
        clerk.register("王建国", "城东安置房逾期交付", "约定 2022 年交房，至今没有交付。");
        clerk.checkIn(OFFICE);
        desk.await("line-entry");
        official.callNext();
        clerk.accept();
        for (var person : List.of(terminal, desk)) {
            person.await("stage", "data-stage", "IN_PROGRESS", PATIENCE);
        }
        link(place.stack().url());
    }

    /** What one page says is carried to the other here: no server is needed for it. */
    private void link(String origin) {
        sender.openAt(origin, "/visit/");
        receiver.openAt(origin, "/visit/");
        var offer = sender.page().evaluate("() => window.peer.offer()");
        var answer = receiver.page().evaluate("sdp => window.peer.answer(sdp)", offer);
        sender.page().evaluate("sdp => window.peer.take(sdp)", answer);
        receiver.await("peer");
    }

    Ages look(Series series, Duration turn) {
        var page = switch (series) {
            case OURS -> desk.page();
            case PEER, CONTROL -> receiver.page();
            case LIMIT -> sender.page();
        };
        var asked = Map.of("hook", series.hook(), "millis", (int) turn.toMillis());
        var seen = (Map<?, ?>) page.evaluate("asked => window.marked.look(asked)", asked);
        var ages = (List<?>) Objects.requireNonNull(seen.get("ages"));
        return new Ages(
                ages.stream().mapToDouble(one -> ((Number) one).doubleValue()).toArray(),
                ((Number) Objects.requireNonNull(seen.get("unread"))).intValue());
    }
}
