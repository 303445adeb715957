package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The processes that were started, in a book on disk: pid and start time. Whoever finds an old book ends exactly those, and a
 * process that merely has an old number is left alone.
 */
final class Children implements AutoCloseable {

    private static final long GRACE_MILLIS = 10_000;

    private final Path book;
    private final ReentrantLock writing = new ReentrantLock();
    private @Nullable Process watchdog;
    private boolean closed;

    Children(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the data folder " + data, e);
        }
        this.book = data.resolve("children");
        endOrphans();
    }

    /** @throws IllegalStateException when the one that wrote the book is still running */
    private void endOrphans() {
        var lines = read();
        if (lines.isEmpty()) {
            return;
        }
        var parent = lines.getFirst().split(" ");
        if (isRunning(parent)
                && !parent[1].equals(Long.toString(ProcessHandle.current().pid()))) {
            throw new IllegalStateException("another run uses " + book.getParent() + " (process " + parent[1]
                    + "); stop it first, or set DANGMIAN_DATA");
        }
        end(lines.subList(1, lines.size()));
        write("");
    }

    private List<String> read() {
        try {
            return Files.exists(book)
                    ? Files.readAllLines(book).stream()
                            .filter(l -> !l.isBlank())
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a new book, and a watchdog that ends all in it when this process is gone, however it went. */
    void begin() {
        var self = ProcessHandle.current().pid();
        write(line("parent", self) + "\n");
        try {
            watchdog = new ProcessBuilder("/bin/sh", "-c", WATCHDOG, "watchdog", book.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the watchdog does not start", e);
        }
    }

    /** Reads until its parent is gone, then ends every process of the book that still has its start time. */
    private static final String WATCHDOG = """
            trap '' INT TERM HUP
            cat >/dev/null
            [ -s "$1" ] || exit 0
            for signal in TERM KILL; do
              tail -n +2 "$1" | while read -r name pid start; do
                now=$(sed 's/^.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d' ' -f20)
                [ "$now" = "$start" ] && kill -$signal "$pid" 2>/dev/null
              done
              [ $signal = TERM ] && sleep 3
            done
            : > "$1"
            """;

    Process start(String name, Path log, Map<String, String> environment, List<String> command) {
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            record(name, process.pid());
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not start", e);
        }
    }

    /** A process that a library started for us. */
    void record(String name, long pid) {
        writing.lock();
        try {
            Files.writeString(book, line(name, pid) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writing.unlock();
        }
    }

    private static String line(String name, long pid) {
        return name + " " + pid + " " + startTime(pid).orElse("0");
    }

    private static boolean isRunning(String[] line) {
        return line.length == 3
                && startTime(Long.parseLong(line[1])).filter(line[2]::equals).isPresent();
    }

    /** Clock ticks since boot at which the process began: with the pid, a name that is not used twice. */
    static Optional<String> startTime(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return Optional.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
        } catch (IOException | IndexOutOfBoundsException gone) {
            return Optional.empty();
        }
    }

    private static void end(List<String> lines) {
        for (var line : lines.reversed()) {
            var parts = line.split(" ");
            if (isRunning(parts)) {
                ProcessHandle.of(Long.parseLong(parts[1])).ifPresent(Children::end);
            }
        }
    }

    static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stubborn) {
            process.destroyForcibly();
        }
    }

    private void write(String text) {
        try {
            Files.writeString(book, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what is still in the book. */
    @Override
    public void close() {
        writing.lock();
        try {
            closed = true;
            var lines = read();
            if (!lines.isEmpty()) {
                end(lines.subList(1, lines.size()));
            }
            write("");
        } finally {
            writing.unlock();
        }
        if (watchdog != null) {
            watchdog.destroyForcibly();
        }
    }
}
