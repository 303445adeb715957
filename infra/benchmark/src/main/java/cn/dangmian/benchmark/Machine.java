package cn.dangmian.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** What a figure was measured on. */
public final class Machine {

    /** A camera, its picture on the screen and an idle link take about a third of two cores. */
    private static final double REST = 0.55;

    private static final long LOOK_NANOS = 300_000_000;
    private static final int MAX_LOOKS = 30;
    private static final int IDLE = 3;
    private static final int WAITING = 4;

    private Machine() {}

    /** Cores, model, memory, kernel and JDK, in one line. */
    public static String describe() throws IOException {
        var kilobytes = Long.parseLong(
                field("/proc/meminfo", "MemTotal", ':').replace("kB", "").strip());
        return String.format(
                Locale.ROOT,
                "%d cores of %s, %.1f GB, Linux %s, JDK %s",
                Runtime.getRuntime().availableProcessors(),
                field("/proc/cpuinfo", "model name", ':'),
                kilobytes / 1024.0 / 1024.0,
                System.getProperty("os.version"),
                Runtime.version());
    }

    private static String field(String file, String name, char separator) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(separator) + 1).strip())
                    .findFirst()
                    .orElse("?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the processors do little but what goes on all the time: what is measured next begins on a machine at rest. */
    public static void awaitRest() {
        for (var tries = 0; tries < MAX_LOOKS && shareOfWork() > REST; tries++) {
            // looked at again
        }
    }

    /** @return of all processors, in the time of one look; 0..1 */
    private static double shareOfWork() {
        var before = ticks();
        LockSupport.parkNanos(LOOK_NANOS);
        var after = ticks();
        var all = Math.max(1, after[0] - before[0]);
        return 1 - (after[1] - before[1]) / (double) all;
    }

    /** @return all ticks of all processors, and those in which nothing was done */
    private static long[] ticks() {
        var all = field("/proc/stat", "cpu ", ' ').split(" +");
        var sum = Stream.of(all).mapToLong(Long::parseLong).sum();
        return new long[] {sum, Long.parseLong(all[IDLE]) + Long.parseLong(all[WAITING])};
    }

    /** The version of one of Debian's packages. */
    public static String debian(String name) throws IOException {
        var asked = new ProcessBuilder("dpkg-query", "-W", "-f", "${Version}", name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var answer = asked.getInputStream()) {
            return name + " " + new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
