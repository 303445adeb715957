package cn.dangmian.recording.assembly;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
class Tools {

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
            "nice",
            "coreutils");
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final long MEMORY = 4L << 30;
    private static final long LARGEST_FILE = 16L << 30;
    private static final int LONGEST_ANSWER = 1 << 16;

    private final AssemblySettings settings;

    Tools(AssemblySettings settings) throws IOException, InterruptedException {
        this.settings = settings;
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
            run(workplace, List.of("true"));
        } catch (ArchiveFailed failed) {
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
     * @return what it printed
     */
    String run(Path workplace, List<String> command) throws IOException, ArchiveFailed, InterruptedException {
        var answer = Files.createTempFile(workplace, "answer", ".txt");
        var complaint = Files.createTempFile(workplace, "complaint", ".txt");
        var process = start(workplace, command, answer, complaint);
        try {
            if (!process.waitFor(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ArchiveFailed("tool-timeout", command.getFirst() + " took more than " + settings.patience());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0) {
            throw new ArchiveFailed(
                    "tool-failed",
                    command.getFirst() + " ended with " + process.exitValue() + ": " + beginning(complaint)
                            + beginning(answer));
        }
        return beginning(answer);
    }

    private Process start(Path workplace, List<String> command, Path answer, Path complaint) throws IOException {
        var bounded = new ArrayList<>(List.of(
                "prlimit",
                "--core=0",
                "--nofile=64",
                "--cpu=" + settings.patience().toSeconds(),
                "--as=" + MEMORY,
                "--fsize=" + LARGEST_FILE,
                "nice",
                "-n",
                "10"));
        bounded.addAll(Sandbox.around(workplace, command));
        var builder = new ProcessBuilder(bounded)
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
