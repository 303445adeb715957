package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The book of one run: who started it, and every process it has. A process is named by its pid and its start time, so that another
 * one that merely has an old number is left alone.
 */
final class Book {

    /** @param start clock ticks since boot */
    record Entry(String name, long pid, String start) {

        boolean isRunning() {
            return startTime(pid).filter(start::equals).isPresent();
        }
    }

    private static final String PARENT = "parent";
    private static final String WATCHDOG = "watchdog";
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path file;

    Book(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Clock ticks since boot at which the process began; nothing when it is gone, or has ended and only waits to be noticed. */
    static Optional<String> startTime(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return fields[0].equals("Z") || fields[0].equals("X") ? Optional.empty() : Optional.of(fields[19]);
        } catch (IOException | IndexOutOfBoundsException gone) {
            return Optional.empty();
        }
    }

    /** A new book, with this process as the parent. */
    void begin() {
        var self = ProcessHandle.current().pid();
        write(PARENT + " " + self + " " + startTime(self).orElseThrow() + " " + boot() + "\n");
    }

    void clear() {
        write("");
    }

    Optional<Entry> parent() {
        return entries(PARENT).stream().findFirst();
    }

    Optional<Entry> watchdog() {
        return entries(WATCHDOG).stream().findFirst();
    }

    /** In the order in which they were started; none when the machine has been started since. */
    List<Entry> children() {
        return lines().stream()
                .filter(line -> !line[0].equals(PARENT) && !line[0].equals(WATCHDOG))
                .map(Book::entry)
                .toList();
    }

    private List<Entry> entries(String name) {
        return lines().stream()
                .filter(line -> line[0].equals(name))
                .map(Book::entry)
                .toList();
    }

    private static Entry entry(String[] line) {
        return new Entry(line[0], Long.parseLong(line[1]), line[2]);
    }

    private List<String[]> lines() {
        try {
            var lines = Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .map(line -> line.split(" "))
                            .filter(line -> line.length >= 3 && line[1].matches("[0-9]+"))
                            .toList()
                    : List.<String[]>of();
            var isOfThisBoot = lines.stream().anyMatch(line -> line.length == 4 && line[3].equals(boot()));
            return isOfThisBoot ? lines : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Ticks begin anew with the machine. */
    private static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
