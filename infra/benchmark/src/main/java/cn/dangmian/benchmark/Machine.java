package cn.dangmian.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What a figure was measured on. */
public final class Machine {

    private Machine() {}

    /** Cores, model, memory, kernel and JDK, in one line. */
    public static String describe() throws IOException {
        var kilobytes = Long.parseLong(
                field("/proc/meminfo", "MemTotal").replace("kB", "").strip());
        return String.format(
                Locale.ROOT,
                "%d cores of %s, %.1f GB, Linux %s, JDK %s",
                Runtime.getRuntime().availableProcessors(),
                field("/proc/cpuinfo", "model name"),
                kilobytes / 1024.0 / 1024.0,
                System.getProperty("os.version"),
                Runtime.version());
    }

    private static String field(String file, String name) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("?");
        }
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
