package cn.dangmian.e2e;

import cn.dangmian.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The whole system as the tests find it: started once for all of them, with the browsers of one test gone before the next. */
final class WholeSystem implements BeforeAllCallback, AfterEachCallback {

    private Running running;

    @SuppressWarnings("NullAway.Init") // JUnit starts it
    WholeSystem() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, _ -> new Running(), Running.class);
    }

    Stack stack() {
        return running.stack;
    }

    Shaper shaper() {
        return running.shaper;
    }

    Browsers browsers() {
        return running.browsers;
    }

    List<String> nodes() {
        return stack().nodes().stream().map(cn.dangmian.local.Service::url).toList();
    }

    /** What went wrong is seen in the pictures and logs kept beside the test's report. */
    @Override
    public void afterEach(ExtensionContext context) {
        context.getExecutionException().ifPresent(_ -> {
            try {
                var kept = Files.createDirectories(Path.of("target", "failed", context.getDisplayName()));
                browsers().explain(kept);
                for (var node : stack().nodes()) {
                    Files.copy(node.log(), kept.resolve(node.name() + ".log"), REPLACE);
                }
                Files.copy(stack().recording().log(), kept.resolve("recording-service.log"), REPLACE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        browsers().leave();
        // What a failed test left open would fail the next one at the same terminal.
        context.getExecutionException()
                .ifPresent(_ -> new Database(stack().postgres()).change("truncate reception, alarm cascade"));
    }

    private static final java.nio.file.CopyOption REPLACE = java.nio.file.StandardCopyOption.REPLACE_EXISTING;
}
