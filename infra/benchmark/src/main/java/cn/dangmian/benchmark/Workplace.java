package cn.dangmian.benchmark;

import cn.dangmian.e2e.Browsers;
import cn.dangmian.local.Settings;
import cn.dangmian.local.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A whole system for one run, in a folder of its own. It is stopped and removed at the end, also when the run is broken off. */
public final class Workplace implements AutoCloseable {

    private static final long PAUSE_NANOS = 100_000_000;
    private static final int MAX_PAUSES = 600;

    private final Path folder;
    private final Path logs;
    private final Stack stack;
    private final Thread brokenOff = new Thread(this::clear);

    /**
     * @param chosen what is otherwise than usual
     * @param progress told what is being started
     */
    public Workplace(Path checkout, Path folder, UnaryOperator<Settings> chosen, Consumer<String> progress)
            throws IOException {
        this.folder = folder;
        this.logs = checkout.resolve("infra/benchmark/target/logs");
        var data = Files.createDirectories(folder.resolve("data"));
        var usual = Settings.of(data, jar(checkout, "signaling-server"), jar(checkout, "recording-service"))
                .withDemoPeople(demoPeople(data));
        this.stack = new Stack(chosen.apply(usual), progress);
        Runtime.getRuntime().addShutdownHook(brokenOff);
        try {
            stack.start();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private static Path demoPeople(Path data) throws IOException {
        try (var people = Stack.class.getResourceAsStream("demo-people.json")) {
            return Files.write(
                    data.resolve("demo-people.json"),
                    Objects.requireNonNull(people).readAllBytes());
        }
    }

    private static Path jar(Path checkout, String module) throws IOException {
        var target = checkout.resolve(module).resolve("target");
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no jar in " + target))
                    .toAbsolutePath();
        }
    }

    public Stack stack() {
        return stack;
    }

    /** Where the words of this run are found afterwards. */
    public Path logs() {
        return logs;
    }

    /** Whoever has to find out why it broke off finds pictures of the pages beside the logs. */
    public <T> T explained(Browsers browsers, Callable<T> measuring) throws Exception {
        try {
            return measuring.call();
        } catch (Exception | AssertionError failed) {
            try {
                browsers.explain(Files.createDirectories(logs));
            } catch (IOException | RuntimeException noPicture) {
                failed.addSuppressed(noPicture);
            }
            throw failed;
        }
    }

    /** What the database promises when it says "committed". */
    public String durability() throws SQLException {
        var postgres = stack.postgres();
        try (var connection = DriverManager.getConnection(postgres.url("signaling"), postgres.user(), "");
                var statement = connection.createStatement();
                var answer = statement.executeQuery(
                        "select 'fsync ' || current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit')")) {
            answer.next();
            return answer.getString(1);
        }
    }

    /** Waits until no recording is being made ready to be played. */
    public void awaitArchived() {
        var url = stack.postgres().url("signaling");
        try (var connection = DriverManager.getConnection(url, stack.postgres().user(), "");
                var unfinished =
                        connection.prepareStatement("select exists (select from reception where stage = 'ENDED')")) {
            for (var tries = 0; tries < MAX_PAUSES; tries++) {
                try (var answer = unfinished.executeQuery()) {
                    answer.next();
                    if (!answer.getBoolean(1)) {
                        return;
                    }
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        throw new IllegalStateException("a recording was not archived");
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(brokenOff);
        clear();
    }

    private void clear() {
        stack.close();
        keepLogs();
        remove(folder);
    }

    /** The last run's words outlive it: whoever wonders about a figure reads them. */
    private void keepLogs() {
        try (var files = Files.walk(folder)) {
            Files.createDirectories(logs);
            for (var file :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                Files.copy(file, logs.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException | UncheckedIOException lost) {
            System.err.println("logs were not kept: " + lost);
        }
    }

    static void remove(Path folder) {
        // Browsers that are just ending may still write there.
        for (var tries = 0; tries < 50 && !isRemoved(folder); tries++) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static boolean isRemoved(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException stillWritten) {
            return false;
        }
    }
}
