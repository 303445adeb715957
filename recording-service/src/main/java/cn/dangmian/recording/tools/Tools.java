package cn.dangmian.recording.tools;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Runs the conversion tools: behind everything else, in a {@link Sandbox}, with nothing of our environment, and with bounds on
 * time, memory and output, for their input comes from outside.
 */
@Component
public class Tools {

    private static final Map<String, String> PACKAGES = Map.of(
            "janus-pp-rec",
            "janus-tools",
            "ffmpeg",
            "ffmpeg",
            "ffprobe",
            "ffmpeg",
            "bwrap",
            "bubblewrap",
            "setpriv",
            "util-linux",
            "prlimit",
            "util-linux",
            "chrt",
            "util-linux",
            "ionice",
            "util-linux",
            "nice",
            "coreutils");
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final long MEMORY = 4L << 30;
    private static final long LARGEST_FILE = 16L << 30;
    private static final int LONGEST_ANSWER = 1 << 16;

    /** To begin with, the sandbox is tried. */
    private static final Duration SHORT = Duration.ofSeconds(30);

    /** How much of the machine a tool takes. */
    private static final List<String> BEHIND_ALL_ELSE = List.of("nice", "-n", "10");

    private static final List<String> WHEN_IDLE =
            List.of("chrt", "--idle", "0", "ionice", "-c", "3", "nice", "-n", "19");

    public Tools() throws IOException, InterruptedException {
        PACKAGES.forEach((tool, from) -> {
            if (Stream.of(PATH.split(":")).noneMatch(folder -> Files.isExecutable(Path.of(folder, tool)))) {
                throw new IllegalStateException(tool + " is not installed; it is in the Debian package " + from);
            }
        });
        isShutIn();
    }

    /** Nothing is converted where the tools cannot be shut in. */
    private void isShutIn() throws IOException, InterruptedException {
        var workplace = Files.createTempDirectory("shut-in");
        try {
            run(workplace, List.of("true"), SHORT);
        } catch (ToolFailed failed) {
            throw new IllegalStateException(
                    "the conversion tools cannot be shut in: " + failed.text()
                            + "; this system has to allow namespaces to this user (kernel.unprivileged_userns_clone=1)",
                    failed);
        } finally {
            FileSystemUtils.deleteRecursively(workplace);
        }
    }

    /**
     * @param workplace where it runs and may write
     * @param patience a tool that runs, or computes, longer is ended
     * @return what it printed
     */
    public String run(Path workplace, List<String> command, Duration patience)
            throws IOException, ToolFailed, InterruptedException {
        return run(workplace, command, patience, BEHIND_ALL_ELSE);
    }

    /** Likewise, with the time and the disk alone that nobody else on the machine wants. */
    public String runWhenIdle(Path workplace, List<String> command, Duration patience)
            throws IOException, ToolFailed, InterruptedException {
        return run(workplace, command, patience, WHEN_IDLE);
    }

    private static String run(Path workplace, List<String> command, Duration patience, List<String> rank)
            throws IOException, ToolFailed, InterruptedException {
        var answer = Files.createTempFile(workplace, "answer", ".txt");
        var complaint = Files.createTempFile(workplace, "complaint", ".txt");
        var bounded = new ArrayList<>(bounds(patience));
        bounded.addAll(rank);
        bounded.addAll(Sandbox.around(workplace, command));
        var process = start(workplace, bounded, answer, complaint);
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ToolFailed("tool-timeout", command.getFirst() + " took more than " + patience);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0) {
            throw new ToolFailed(
                    "tool-failed",
                    command.getFirst() + " ended with " + process.exitValue() + ": " + beginning(complaint)
                            + beginning(answer));
        }
        return beginning(answer);
    }

    private static List<String> bounds(Duration patience) {
        return List.of(
                "prlimit",
                "--core=0",
                "--nofile=256",
                "--cpu=" + patience.toSeconds(),
                "--as=" + MEMORY,
                "--fsize=" + LARGEST_FILE);
    }

    private static Process start(Path workplace, List<String> command, Path answer, Path complaint) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(workplace.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(answer.toFile())
                .redirectError(complaint.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", PATH, "LC_ALL", "C.UTF-8"));
        return builder.start();
    }

    private static String beginning(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).strip();
        }
    }
}
