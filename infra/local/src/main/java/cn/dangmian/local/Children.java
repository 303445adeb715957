package cn.dangmian.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The processes of one run on one data folder, in a {@link Book} on disk. Whoever finds an old book ends exactly those that are in
 * it. How a child gets into the book, and the watchdog that ends all when this process is killed, is in {@code children.sh}.
 */
final class Children implements AutoCloseable {

    static final String POSTGRESQL = "postgresql";

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** A watchdog gives its children 5 s, and then as long again to be gone. */
    private static final Duration WATCHDOG_PATIENCE = Duration.ofSeconds(20);

    private static final Duration START_PATIENCE = Duration.ofSeconds(10);
    private static final String SCRIPT = script();

    private record Child(String name, Process process) {}

    private final Book book;
    private final FileChannel lock;
    private final List<Child> started = new ArrayList<>();
    private final ReentrantLock starting = new ReentrantLock();
    private @Nullable Process watchdog;
    private volatile boolean closing;

    /** @throws IllegalStateException when another run uses the data folder */
    Children(Path data) {
        book = new Book(data.resolve("children"));
        try {
            Files.createDirectories(data);
            lock = FileChannel.open(data.resolve("children.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + data, e);
        }
        if (!isOurs()) {
            closeLock();
            throw new IllegalStateException("another run uses " + data
                    + book.parent()
                            .map(other -> " (process " + other.pid() + ")")
                            .orElse("")
                    + "; stop it first, or set DANGMIAN_DATA to another folder");
        }
        endOrphans();
    }

    /** The system forgets the lock with the process that has it, however that ends. */
    private boolean isOurs() {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endOrphans() {
        // The watchdog of a run that was just killed is at work on the same processes.
        book.watchdog()
                .filter(Book.Entry::isRunning)
                .flatMap(old -> ProcessHandle.of(old.pid()))
                .ifPresent(old -> endsWithin(old, WATCHDOG_PATIENCE));
        for (var orphan : book.children().reversed()) {
            if (orphan.isRunning()) {
                ProcessHandle.of(orphan.pid()).ifPresent(process -> end(orphan.name(), process));
            }
        }
        book.clear();
    }

    /** Begins a new book, and a watchdog that ends all in it when this process is gone, however it went. */
    void begin() {
        book.begin();
        try {
            watchdog = new ProcessBuilder(
                            "setsid",
                            "/bin/sh",
                            "-c",
                            SCRIPT,
                            "watchdog",
                            book.file().toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the watchdog does not start", e);
        }
        Until.isTrue(
                "the watchdog is not there",
                START_PATIENCE,
                () -> book.watchdog().isPresent());
    }

    Process start(String name, Path log, List<String> command) {
        starting.lock();
        try {
            if (closing) {
                throw new IllegalStateException(name + " is not started any more: everything is being stopped");
            }
            var self = ProcessHandle.current().pid();
            var all = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, name));
            all.addAll(List.of(
                    book.file().toString(),
                    Long.toString(self),
                    Book.startTime(self).orElseThrow()));
            all.addAll(command);
            Files.createDirectories(Objects.requireNonNull(log.getParent()));
            var process = new ProcessBuilder(all)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            started.add(new Child(name, process));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not start", e);
        } finally {
            starting.unlock();
        }
    }

    /** From now on nothing is started. */
    void refuse() {
        closing = true;
    }

    static void end(Process process) {
        end("", process.toHandle());
    }

    static void end(String name, ProcessHandle process) {
        if (!process.isAlive()) {
            return;
        }
        if (name.equals(POSTGRESQL)) {
            // Its TERM waits until all clients have gone.
            Signal.send(process.pid(), "INT");
        } else {
            process.destroy();
        }
        if (!endsWithin(process, GRACE)) {
            process.destroyForcibly();
            endsWithin(process, GRACE);
        }
    }

    private static boolean endsWithin(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException stubborn) {
            return false;
        }
    }

    /** Ends what has been started and is still there. */
    @Override
    public void close() {
        closing = true;
        starting.lock();
        try {
            if (!lock.isOpen()) {
                return;
            }
            for (var child : started.reversed()) {
                end(child.name(), child.process().toHandle());
            }
            book.clear();
            endWatchdog();
            closeLock();
        } finally {
            starting.unlock();
        }
    }

    /** It goes by itself when it has nothing more to read, and nothing in the book to do. */
    private void endWatchdog() {
        if (watchdog == null) {
            return;
        }
        try {
            watchdog.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!endsWithin(watchdog.toHandle(), GRACE)) {
            watchdog.destroyForcibly();
        }
    }

    private void closeLock() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() {
        try (var script = Children.class.getResourceAsStream("children.sh")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
