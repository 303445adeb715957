package cn.dangmian.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person at one browser. The names of things on the page are the pages' {@code data-test} names. */
public final class Person implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** So that a test can do what a page would not: switch tracks on before admission. */
    private static final String KEEP_CONNECTIONS = """
            window.connections = []
            const Real = window.RTCPeerConnection
            window.RTCPeerConnection = class extends Real {
              constructor(...settings) {
                super(...settings)
                window.connections.push(this)
              }
            }""";

    private static final List<String> DEVICES = List.of("camera", "microphone");

    private final BrowserContext context;
    private final String origin;
    private final List<String> told = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final Runnable goneHome;
    private Page page;

    /** @param goneHome nobody is at the browser any longer */
    Person(Browser browser, String origin, Browser.NewContextOptions screen, Runnable goneHome) {
        this.origin = origin;
        this.goneHome = goneHome;
        this.context = browser.newContext(
                screen.setLocale("zh-CN").setTimezoneId("Asia/Shanghai").setPermissions(DEVICES));
        context.setDefaultTimeout(PATIENCE.toMillis());
        context.addInitScript(KEEP_CONNECTIONS);
        context.onConsoleMessage(message -> said.add(message.type() + ": " + message.text()));
        context.onWebError(error -> said.add("error: " + error.error()));
        this.page = newPage();
    }

    private Page newPage() {
        var fresh = context.newPage();
        fresh.onWebSocket(socket -> socket.onFrameReceived(frame -> told.add(frame.text())));
        return fresh;
    }

    /** To be asked for before a page is opened. */
    public Cable cable() {
        return new Cable(context);
    }

    /**
     * Reaches media servers by way of coturn and in no other way. To be asked for before a page is opened.
     *
     * @param transport {@code transport=udp}; nothing when any will do
     */
    void overRelaysOnly(String transport) {
        context.addInitScript("""
                const Direct = window.RTCPeerConnection
                window.RTCPeerConnection = class extends Direct {
                  constructor(settings) {
                    const iceServers = (settings?.iceServers ?? [])
                      .map(one => ({...one, urls: one.urls.filter(url => url.includes('%s'))}))
                    super({...settings, iceServers, iceTransportPolicy: 'relay'})
                  }
                }""".formatted(transport));
    }

    /** Every frame the server sent to this person's pages. */
    public List<String> told() {
        return List.copyOf(told);
    }

    /** What the pages wrote to the console. */
    public List<String> said() {
        return List.copyOf(said);
    }

    public Person open(String path) {
        page.navigate(origin + path);
        return this;
    }

    /** At another node, past the one origin. */
    public Person openAt(String elsewhere, String path) {
        page.navigate(elsewhere + path);
        return this;
    }

    public Person signIn(String login, String password) {
        type("login", login);
        type("password", password);
        press("sign-in");
        return this;
    }

    public Locator see(String hook) {
        return page.getByTestId(hook);
    }

    public Person press(String hook) {
        see(hook).click();
        return this;
    }

    /** Takes a post, from whoever has it. */
    Person take(String post, String sign) {
        press(post);
        return through("take-over", sign);
    }

    /** Waits for a sign, and presses what may stand in the way to it. */
    Person through(String obstacle, String sign) {
        see(obstacle).or(see(sign)).first().waitFor();
        if (see(obstacle).isVisible()) {
            press(obstacle);
        }
        return await(sign);
    }

    public Person type(String hook, String text) {
        see(hook).fill(text);
        return this;
    }

    public String read(String hook) {
        return see(hook).innerText();
    }

    public Person await(String hook) {
        see(hook).waitFor();
        return this;
    }

    /** Waits until this text is read there. */
    Person awaitText(String hook, String text) {
        PlaywrightAssertions.assertThat(see(hook))
                .containsText(text, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis()));
        return this;
    }

    /** Waits for the reception to be in this stage on the page. */
    public Person awaitStage(String stage) {
        return await("stage", "data-stage", stage, PATIENCE);
    }

    public Person await(String hook, String attribute, String value, Duration patience) {
        PlaywrightAssertions.assertThat(see(hook))
                .hasAttribute(
                        attribute, value, new LocatorAssertions.HasAttributeOptions().setTimeout(patience.toMillis()));
        return this;
    }

    /** What the page noted for measurements. @return milliseconds since 1970 */
    public double mark(String name) {
        page.waitForCondition(() -> page.evaluate("name => window.dangmian?.marks[name] ?? null", name) != null);
        return ((Number) page.evaluate("name => window.dangmian.marks[name]", name)).doubleValue();
    }

    /** Waits until this page's link that shows the named seat is connected. */
    void awaitLink(String seat) {
        awaitTrue(
                "seat => window.dangmian.stats().then(all => all.some(one => one.name === seat && one.connected))",
                seat);
    }

    /** Payload that came from the named seat. @return bytes */
    long received(String seat) {
        var found = page.evaluate(
                "seat => window.dangmian.stats().then(all => all.filter(one => one.name === seat)"
                        + ".reduce((sum, one) => sum + one.bytesReceived, 0))",
                seat);
        return ((Number) found).longValue();
    }

    /** Waits until this page has really sent so much. */
    void awaitSent(double bytes) {
        awaitTrue("""
                async bytes => {
                  let sent = 0
                  for (const one of window.connections) {
                    (await one.getStats()).forEach(report => {
                      if (report.type === 'outbound-rtp') sent += report.bytesSent
                    })
                  }
                  return sent > bytes
                }""", bytes);
    }

    void awaitTrue(String fact, Object argument) {
        awaitTrue(fact, argument, PATIENCE);
    }

    void awaitTrue(String fact, Object argument, Duration patience) {
        page.waitForCondition(
                () -> Boolean.TRUE.equals(page.evaluate(fact, argument)),
                new Page.WaitForConditionOptions().setTimeout(patience.toMillis()));
    }

    /** Downloads as this person. */
    public byte[] download(String path) {
        var answer = context.request().get(origin + path);
        if (!answer.ok()) {
            throw new IllegalStateException(path + ": " + answer.status());
        }
        return answer.body();
    }

    /** Asks as this person, with the sign-in of the browser. */
    public JsonNode fetch(String path) {
        var text = page.evaluate("path => fetch(path).then(answer => answer.text())", path);
        return JsonMapper.shared().readTree((String) text);
    }

    void awaitGone(String hook) {
        see(hook).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** The browser asks, and the person says no. */
    void forbidDevices() {
        context.clearPermissions();
    }

    /** The person changed their mind and says so, unless the page was quicker: it is told when there are devices. */
    void allowDevices() {
        context.grantPermissions(DEVICES);
        page.evaluate("() => document.querySelector('[data-test=device-trouble] button')?.click()");
    }

    public Page page() {
        return page;
    }

    Browser browser() {
        return Objects.requireNonNull(context.browser());
    }

    public Look look(String video) {
        return new Look(page, video);
    }

    public Person reload() {
        page.reload();
        return this;
    }

    /** The process of the page dies. */
    void crash() {
        try {
            page.navigate("chrome://crash");
        } catch (PlaywrightException crashed) {
            return;
        }
        throw new IllegalStateException("the page is still there");
    }

    /** The process of the browser dies, and with it those of its pages. */
    void kill() {
        var processes = browser()
                .newBrowserCDPSession()
                .send("SystemInfo.getProcessInfo")
                .getAsJsonArray("processInfo");
        for (var process : processes) {
            var found = process.getAsJsonObject();
            if (found.get("type").getAsString().equals("browser")) {
                var browser = ProcessHandle.of(found.get("id").getAsLong()).orElseThrow();
                browser.destroyForcibly();
                browser.onExit().join();
                return;
            }
        }
        throw new IllegalStateException("no browser among " + processes);
    }

    public void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    @Override
    public void close() {
        context.close();
        goneHome.run();
    }
}
