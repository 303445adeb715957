package cn.dangmian.benchmark.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most that a process has held in memory since it was last asked to begin. */
record Memory(long pid) {

    private static final String PEAK = "VmHWM:";

    void begin() throws IOException {
        // "5" sets the peak back to what is held now.
        Files.writeString(Path.of("/proc/" + pid + "/clear_refs"), "5");
    }

    double megabytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith(PEAK))
                            .mapToLong(line -> Long.parseLong(line.substring(PEAK.length())
                                    .replace("kB", "")
                                    .strip()))
                            .findFirst()
                            .orElseThrow()
                    / 1024.0;
        }
    }
}
