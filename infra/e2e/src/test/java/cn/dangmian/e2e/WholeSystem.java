package cn.dangmian.e2e;

import cn.dangmian.local.Settings;
import cn.dangmian.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The whole system for the tests of one class, with a ring that is as short as a test's patience. */
final class WholeSystem implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final int nodes;
    private Path data;
    private Stack stack;
    private Browsers browsers;

    @SuppressWarnings("NullAway.Init") // JUnit starts it
    WholeSystem(int nodes) {
        this.nodes = nodes;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        data = Files.createTempDirectory("dangmian-e2e");
        var people = data.resolve("demo-people.json");
        try (var demo = Stack.class.getResourceAsStream("demo-people.json")) {
            Files.write(people, Objects.requireNonNull(demo).readAllBytes());
        }
        var settings = Settings.of(data, jar("signaling-server"), jar("recording-service"))
                .withNodes(nodes)
                .withDemoPeople(people)
                .with(Map.of(
                        "dangmian.reception.ring", "6s",
                        // A busy machine is slow to write; what must be quick is asserted where it matters.
                        "dangmian.reception.growth", "15s"));
        stack = new Stack(settings, _ -> {}).start();
        browsers = new Browsers(stack.url());
    }

    private static Path jar(String module) throws IOException {
        var target = Path.of("..", "..", module, "target");
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no jar in " + target + ": run `mvn package` first"))
                    .toAbsolutePath()
                    .normalize();
        }
    }

    Stack stack() {
        return stack;
    }

    Browsers browsers() {
        return browsers;
    }

    List<String> nodes() {
        return stack.nodes().stream().map(cn.dangmian.local.Service::url).toList();
    }

    /** What went wrong is seen in the pictures and logs kept beside the test's report. */
    @Override
    public void afterEach(ExtensionContext context) {
        context.getExecutionException().ifPresent(_ -> {
            try {
                var kept = Files.createDirectories(Path.of("target", "failed", context.getDisplayName()));
                browsers.explain(kept);
                for (var node : stack.nodes()) {
                    Files.copy(node.log(), kept.resolve(node.name() + ".log"), REPLACE);
                }
                Files.copy(stack.recording().log(), kept.resolve("recording-service.log"), REPLACE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        browsers.leave();
        // What a failed test left open would fail the next one at the same terminal.
        context.getExecutionException()
                .ifPresent(_ -> new Database(stack.postgres()).change("truncate reception cascade"));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (browsers != null) {
            browsers.close();
        }
        if (stack != null) {
            stack.close();
        }
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final java.nio.file.CopyOption REPLACE = java.nio.file.StandardCopyOption.REPLACE_EXISTING;
}
