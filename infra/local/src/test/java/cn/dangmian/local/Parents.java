package cn.dangmian.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;

/** Runs of {@link Parent} and of PostgreSQL's parent, each a JVM of its own in a process group of its own, as a shell would. */
record Parents(Process process, BufferedReader said) implements AutoCloseable {

    static Parents run(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                "setsid",
                // A build that a shell started in the background ignores Ctrl-C, and so would everything below it.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Parents(process, process.inputReader());
    }

    void awaitWord(String word) throws IOException {
        var line = said.readLine();
        while (!Objects.equals(line, word)) {
            if (line == null) {
                throw new IllegalStateException("it ended without a \"" + word + "\"");
            }
            line = said.readLine();
        }
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As Ctrl-C does. */
    void interruptGroup() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
    }

    /** Children that have this word among their arguments. */
    static long with(String word) {
        return ProcessHandle.allProcesses()
                .filter(one -> isChild(one, word))
                .filter(one -> Book.startTime(one.pid()).isPresent())
                .count();
    }

    private static boolean isChild(ProcessHandle process, String word) {
        var arguments = process.info().arguments().map(List::of).orElse(List.of());
        return arguments.contains(word) && !arguments.contains(Parent.class.getName());
    }

    static void awaitNone(String word) {
        Awaitility.await("no process with " + word)
                .atMost(Duration.ofSeconds(40))
                .until(() -> with(word) == 0);
    }

    @Override
    public void close() {
        kill();
    }
}
