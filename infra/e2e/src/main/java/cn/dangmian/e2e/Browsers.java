package cn.dangmian.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts Debian's Chromium, one process for each person who is here at the same time. To be used by one thread. */
public final class Browsers implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required",
            "--use-fake-device-for-media-stream",
            // Without it a page that is not in front is slowed down, and a picture with it.
            "--disable-renderer-backgrounding",
            "--disable-backgrounding-occluded-windows");

    private static final int USUAL_RATE = 15;

    private final Playwright playwright;
    private final String origin;
    private final double scale;
    private final int rate;
    private final Path work;
    private final List<Person> people = new ArrayList<>();
    /** Left by people who went home, by their flags. */
    private final Map<List<String>, Deque<Browser>> free = new HashMap<>();

    /** @param origin of the system, {@code http://localhost:8080} */
    public Browsers(String origin) {
        this(origin, 1, USUAL_RATE);
    }

    /**
     * @param scale pixels of the screen for each of the page's; what is drawn costs its square
     * @param rate pictures that a camera makes in a second; each costs everybody who sees it
     */
    Browsers(String origin, double scale, int rate) {
        this.origin = origin;
        this.scale = scale;
        this.rate = rate;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        playwright.selectors().setTestIdAttribute("data-test");
        try {
            this.work = Files.createTempDirectory("dangmian-browsers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody in front of a camera. */
    public Person seat(Pattern pattern) {
        return person(camera(pattern));
    }

    /** The same, whose browser shares a screen of its own making without asking which. */
    Person sharing(Pattern pattern) {
        var flags = new ArrayList<>(camera(pattern));
        flags.add("--use-fake-ui-for-media-stream");
        return person(flags);
    }

    private List<String> camera(Pattern pattern) {
        try {
            return List.of(
                    "--use-file-for-fake-video-capture="
                            + PatternFiles.picture(pattern, pattern.grainy() ? USUAL_RATE : rate, work),
                    "--use-file-for-fake-audio-capture=" + PatternFiles.tone(pattern, work));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody who sends nothing. */
    public Person onlooker() {
        return person(List.of());
    }

    /** @param more flags besides the usual */
    public Person person(List<String> more) {
        var left = free.computeIfAbsent(more, _ -> new ArrayDeque<>());
        var browser = left.isEmpty() ? launch(more) : left.pop();
        return added(new Person(browser, origin, desktop(), () -> left.push(browser)));
    }

    /** Somebody with a phone in the hand. */
    Person phone() {
        return phone(List.of());
    }

    /** The same, and its camera, which a page may be forbidden to use. */
    Person phone(Pattern pattern) {
        var flags = new ArrayList<>(camera(pattern));
        flags.add("--deny-permission-prompts");
        return phone(flags);
    }

    private Person phone(List<String> more) {
        var left = free.computeIfAbsent(more, _ -> new ArrayDeque<>());
        var browser = left.isEmpty() ? launch(more) : left.pop();
        var screen = new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true);
        return added(new Person(browser, origin, screen, () -> left.push(browser)));
    }

    private Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setViewportSize(1366, 768).setDeviceScaleFactor(scale);
    }

    /** Somebody with a window of their own in the same browser, as unknown to its pages as if it were another. */
    public Person beside(Person other) {
        return added(new Person(other.browser(), origin, desktop(), () -> {}));
    }

    private Person added(Person person) {
        people.add(person);
        return person;
    }

    private Browser launch(List<String> more) {
        var flags = new ArrayList<>(FLAGS);
        flags.addAll(more);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(flags));
    }

    /** Pictures and words of everybody's page, for whoever has to find out what went wrong. */
    public void explain(Path folder) {
        for (var i = 0; i < people.size(); i++) {
            var person = people.get(i);
            var words = new ArrayList<>(person.said());
            try {
                person.picture(folder.resolve("person-" + (i + 1) + ".png"));
            } catch (PlaywrightException crashed) {
                // Of a page that is gone there is no picture; the others are still to be seen.
                words.add(String.valueOf(crashed.getMessage()));
            }
            try {
                Files.write(folder.resolve("person-" + (i + 1) + ".log"), words);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Everybody goes home; somebody else may come. */
    public void leave() {
        List.copyOf(people).forEach(this::leave);
    }

    /** As by a power cut: the whole browser is gone, and nobody was told. */
    void kill(Person person) {
        person.kill();
        people.remove(person);
    }

    void leave(Person person) {
        person.close();
        people.remove(person);
    }

    @Override
    public void close() {
        leave();
        free.values().forEach(left -> left.forEach(Browser::close));
        playwright.close();
        try (var files = Files.list(work)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
