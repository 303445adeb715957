package cn.dangmian.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program and all that comes of it, in a control group that counts its processor time. What a program shuts in ends as nobody's
 * child, and its time with it: {@link Effort} would miss it.
 */
public final class Group implements AutoCloseable {

    private static final String MEMBERS = "cgroup.procs";
    private static final String USED = "usage_usec ";
    private static final int FOLDER = 1;
    private static final int TYPE = 2;

    private final Path root;
    private final Path folder;

    public Group(long process) throws IOException {
        root = root();
        folder = Files.createDirectory(
                root.resolve("dangmian-" + ProcessHandle.current().pid() + "-" + process));
        Files.writeString(folder.resolve(MEMBERS), Long.toString(process));
    }

    private static Path root() throws IOException {
        return Files.readAllLines(Path.of("/proc/mounts")).stream()
                .map(line -> line.split(" "))
                .filter(fields -> fields[TYPE].equals("cgroup2"))
                .map(fields -> Path.of(fields[FOLDER]))
                .filter(Files::isWritable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no control groups (cgroup2) that may be made: processor time is not counted without"));
    }

    /** Since it is in the group. */
    public double seconds() throws IOException {
        return Files.readAllLines(folder.resolve("cpu.stat")).stream()
                        .filter(line -> line.startsWith(USED))
                        .mapToLong(line -> Long.parseLong(line.substring(USED.length())))
                        .findFirst()
                        .orElseThrow()
                / 1e6;
    }

    /** Its members go on outside of it. */
    @Override
    public void close() throws IOException {
        for (var member : List.copyOf(Files.readAllLines(folder.resolve(MEMBERS)))) {
            try {
                Files.writeString(root.resolve(MEMBERS), member);
            } catch (IOException ended) {
                // it needs no place any more
            }
        }
        Files.delete(folder);
    }
}
