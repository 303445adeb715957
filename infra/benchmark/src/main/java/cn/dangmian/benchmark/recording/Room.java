package cn.dangmian.benchmark.recording;

import cn.dangmian.benchmark.StaticPages;
import cn.dangmian.e2e.Browsers;
import cn.dangmian.e2e.Pattern;
import cn.dangmian.e2e.Person;
import cn.dangmian.local.Stack;
import java.awt.Color;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two windows of one browser that see and hear each other over the product's Janus, in a room that is set as the product's are. It
 * is no reception: that one cannot be held without its recorder.
 */
final class Room implements AutoCloseable {

    static final List<String> SEATS = List.of("terminal", "desk");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "measured";

    /** Grainy, as a camera's picture is: it fills the bit rate that the room allows. */
    private static final Pattern TERMINAL = new Pattern(
            "grainy-terminal", new Color(205, 180, 90), new Color(80, 115, 185), new Color(98, 92, 84), true, 620);

    private static final String SEES = "() => window.room?.sees(1)";

    private final StaticPages pages;
    private final List<Person> people;
    private volatile CountDownLatch shown = new CountDownLatch(1);

    Room(Stack stack, Browsers browsers) throws IOException {
        pages = new StaticPages()
                .with(Room.class, "room.html", "room.js")
                .with("room.json", JsonMapper.shared().writeValueAsBytes(settings(stack)))
                .told("showing", () -> shown.countDown());
        var terminal = browsers.seat(TERMINAL);
        people = List.of(terminal, browsers.beside(terminal));
    }

    private static Map<String, Object> settings(Stack stack) {
        var janus = stack.janus();
        var create = Map.of(
                "request",
                "create",
                "admin_key",
                janus.adminKey(),
                "room",
                NAME,
                "publishers",
                3,
                "bitrate",
                1_500_000,
                "fir_freq",
                10,
                "audiocodec",
                "opus",
                "videocodec",
                "vp8",
                "notify_joining",
                false,
                "rec_dir",
                janus.spool().toString());
        return Map.of("janus", janus.url(), "secret", janus.secret(), "room", NAME, "create", create);
    }

    void begin() {
        for (var seat : SEATS) {
            var page = person(seat).openAt(pages.url(), page(seat)).page();
            page.waitForFunction("() => window.room");
        }
        for (var seat : SEATS) {
            var options = new com.microsoft.playwright.Page.WaitForFunctionOptions().setTimeout(PATIENCE.toMillis());
            person(seat).page().waitForFunction(SEES, null, options);
        }
    }

    private static String page(String seat) {
        return "/room.html?seat=" + seat;
    }

    private Person person(String seat) {
        return people.get(SEATS.indexOf(seat));
    }

    String browser() {
        return people.getFirst().page().context().browser().version();
    }

    /** @param name of the files of a seat, in the spool */
    void record(String seat, String name) {
        person(seat).page().evaluate("name => window.room.record(name)", name);
    }

    void stop() {
        people.forEach(person -> person.page().evaluate("() => window.room.stop()"));
    }

    /** Address of a page that shows both. */
    String recorderPage() {
        return pages.url() + page("recorder");
    }

    /** Counted down by the next page that shows both. */
    CountDownLatch shown() {
        shown = new CountDownLatch(1);
        return shown;
    }

    @Override
    public void close() {
        pages.close();
    }
}
