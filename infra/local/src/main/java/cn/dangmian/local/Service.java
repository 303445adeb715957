package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** One of our services, as a child process. Its settings are in a file that only its owner may read, never on the command line. */
public final class Service implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(240);

    private final String name;
    private final Path jar;
    private final List<String> jvm;
    private final Path directory;
    private final int port;
    private final Map<String, String> properties;
    private final Children children;
    private Process process;

    Service(
            String name,
            Path jar,
            Path data,
            int port,
            Map<String, String> properties,
            List<String> jvm,
            Children children) {
        this.name = name;
        this.jar = jar;
        this.jvm = jvm;
        this.directory = data.resolve(name);
        this.port = port;
        this.properties = properties;
        this.children = children;
        this.process = launch();
    }

    private Process launch() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx512m",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString(), "--spring.config.additional-location=file:" + settings()));
        return children.start(name, directory.resolve(name + ".log"), command);
    }

    private Path settings() {
        var all = new Properties();
        all.putAll(properties);
        all.put("server.port", Integer.toString(port));
        all.put("server.address", "127.0.0.1");
        try {
            Files.createDirectories(directory);
            var file = directory.resolve("application.properties");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = Files.newOutputStream(file)) {
                all.store(out, null);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        Until.answers(name, process, log(), PATIENCE, this::isReady);
    }

    /** Asks the service itself. */
    public boolean isReady() throws IOException {
        return Http.status(url() + "/actuator/health/readiness") == 200;
    }

    public String name() {
        return name;
    }

    /** Of this process itself, past nginx. */
    public String url() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return directory.resolve(name + ".log");
    }

    /** As a crash would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    public void pause() {
        Signal.send(process.pid(), "STOP");
    }

    public void resume() {
        Signal.send(process.pid(), "CONT");
    }

    public void restart() {
        process = launch();
        awaitReady();
    }

    @Override
    public void close() {
        Children.end(process);
    }
}
