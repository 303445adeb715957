package cn.dangmian.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program behind {@code infra/run}, as a process of its own. */
final class RunningCommand {

    private static final String LISTENING = "0A";
    private static final String BOUND = "07";

    private final Process process;
    private final Path data;
    private final List<String> lines = new ArrayList<>();

    private RunningCommand(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    static RunningCommand start(Path data, Map<String, String> settings) throws IOException {
        var checkout = Path.of("..", "..").toAbsolutePath().normalize();
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar(checkout, "infra/local", "-app.jar").toString(),
                        checkout.toString(),
                        jar(checkout, "signaling-server", "SNAPSHOT.jar").toString(),
                        jar(checkout, "recording-service", "SNAPSHOT.jar").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("DANGMIAN_DATA", data.toString());
        builder.environment().putAll(settings);
        return new RunningCommand(builder.start(), data);
    }

    private static Path jar(Path checkout, String module, String ending) throws IOException {
        try (var files = Files.list(checkout.resolve(module).resolve("target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no jar of " + module + ": run `mvn package` first"));
        }
    }

    /** @return all it said, to the line that begins so, or to its end */
    List<String> awaitLine(String beginning) throws IOException {
        var reader = process.inputReader(StandardCharsets.UTF_8);
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.startsWith(beginning)) {
                break;
            }
        }
        return lines;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    /** SIGTERM; by its handle, because the process would close what it still has to say. */
    void stop() {
        process.toHandle().destroy();
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Processes of its book, and their own. */
    Set<ProcessHandle> family() throws IOException {
        var family = new HashSet<ProcessHandle>();
        for (var line : Files.readAllLines(data.resolve("children"))) {
            ProcessHandle.of(Long.parseLong(line.split(" ")[1])).ifPresent(one -> {
                family.add(one);
                one.descendants().forEach(family::add);
            });
        }
        return family;
    }

    /** Local ends at which somebody of this network namespace listens, for connections or for datagrams. */
    static Set<String> openPorts() {
        return Stream.of("tcp", "tcp6", "udp", "udp6")
                .flatMap(kind -> openPorts(kind).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> openPorts(String kind) {
        try {
            return Files.readAllLines(Path.of("/proc/self/net", kind)).stream()
                    .skip(1)
                    .map(line -> line.strip().split(" +"))
                    .filter(fields -> fields[3].equals(kind.startsWith("tcp") ? LISTENING : BOUND))
                    .map(fields -> kind + " " + fields[1])
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
