package cn.dangmian.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The processor time of programs, from /proc. */
public final class Effort {

    /** As Linux counts for programs everywhere. */
    private static final double TICKS_A_SECOND = 100;

    /** Of the fields after the name: user, system, and both of the children that ended. */
    private static final int FIRST = 11;

    private static final int OF_ENDED_CHILDREN = 13;
    private static final int LAST = 14;

    private Effort() {}

    /** Of these processes and of everything that comes of them, also of what has ended meanwhile. */
    public static double seconds(List<Long> processes) {
        return processes.stream()
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(process -> ticks(process.pid(), FIRST))
                        .sum()
                / TICKS_A_SECOND;
    }

    /** Of the programs that this one has started and that have ended. */
    public static double secondsOfEnded() {
        return ticks(ProcessHandle.current().pid(), OF_ENDED_CHILDREN) / TICKS_A_SECOND;
    }

    private static long ticks(long pid, int first) {
        try {
            var line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name is in brackets and may hold anything.
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return LongStream.rangeClosed(first, LAST)
                    .map(field -> Long.parseLong(fields[(int) field]))
                    .sum();
        } catch (IOException ended) {
            // What it did is its parent's now.
            return 0;
        }
    }
}
