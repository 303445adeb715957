package cn.dangmian.benchmark.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The spool as a disk of its own, in memory, which can be made as small as what lies on it. It is mounted where only the programs of
 * this run see it, and goes with them.
 */
final class Spool implements AutoCloseable {

    private static final String ROOMY = "size=8g";
    private static final int PAGE = 4096;
    private static final int MAX_TRIES = 50;

    private final Path folder;

    Spool(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        require("mount", "-t", "tmpfs", "-o", ROOMY, "none", folder.toString());
    }

    /** From now on a write is cut off where the last page ends, and then none is taken at all. */
    void fill() throws IOException, InterruptedException {
        for (var tries = 0; tries < MAX_TRIES; tries++) {
            var store = Files.getFileStore(folder);
            var used = store.getTotalSpace() - store.getUnallocatedSpace();
            // What is written between the look and the order would not fit: then nothing is changed.
            if (run("mount", "-o", "remount,size=" + Math.max(PAGE, used), folder.toString()) == 0) {
                return;
            }
        }
        throw new IllegalStateException(folder + " could not be filled");
    }

    void empty() throws IOException, InterruptedException {
        require("mount", "-o", "remount," + ROOMY, folder.toString());
    }

    /** What is open takes no more, and nothing is opened, renamed or removed: as Linux leaves a disk that fails. */
    void forbid() throws IOException, InterruptedException {
        fill();
        require("mount", "--bind", folder.toString(), folder.toString());
        require("mount", "-o", "remount,bind,ro", folder.toString());
    }

    void allow() throws IOException, InterruptedException {
        require("umount", "-l", folder.toString());
        empty();
    }

    private static void require(String... command) throws IOException, InterruptedException {
        if (run(command) != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var code = process.waitFor();
        if (code != 0 && !said.isBlank()) {
            System.err.println(said.strip());
        }
        return code;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        require("umount", "-l", folder.toString());
    }
}
