package cn.dangmian.benchmark.crash;

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
import java.util.Objects;

/** One reception after another through the product's own pages, whose cameras and microphones say what time it is. */
final class Talk {

    private static final String OFFICE = "南充市信访局";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SCRIPTS =
            List.of("/cn/dangmian/benchmark/latency/marked.js", "/cn/dangmian/benchmark/crash/ticks.js");

    private final Clerk clerk;
    private final Official official;

    Talk(Browsers browsers) {
        var terminal = browsers.seat(Pattern.TERMINAL);
        clerk = new Clerk(terminal);
        official = new Official(browsers.beside(terminal));
        for (var person : people()) {
            person.page().setDefaultTimeout(PATIENCE.toMillis());
            SCRIPTS.forEach(script -> person.page().addInitScript(read(script)));
        }
    }

    private static String read(String script) {
        try (var file = Talk.class.getResourceAsStream(script)) {
            return new String(Objects.requireNonNull(file, script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Person> people() {
        return List.of(clerk.person(), official.person());
    }

    String browser() {
        return Objects.requireNonNull(clerk.person().page().context().browser()).version();
    }

    void signIn() {
        official.begin(Login.NANCHONG_DESK_1);
        clerk.begin(Login.JINCHENG_CLERK);
    }

    void begin() {
        clerk.register("王建国", "城东安置房逾期交付", "约定 2022 年交房，至今没有交付。");
        clerk.checkIn(OFFICE);
        official.person().await("line-entry");
        official.callNext();
        clerk.accept();
        awaitTalk();
    }

    void awaitTalk() {
        people().forEach(person -> person.await("stage", "data-stage", "IN_PROGRESS", PATIENCE));
    }

    void end() {
        official.finish();
        official.end();
        clerk.person().await("dismiss").press("dismiss").await("petitioner-name");
    }
}
