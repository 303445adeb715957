package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis, in memory only: it holds what may vanish. The library gives us its program; it would stop the server at the first sign
 * of our own end, before those that still use it.
 */
public final class Redis implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ANSWER_MILLIS = 5_000;

    /** What is left to do when it has stopped. */
    private record Own(Children children, Path directory) {}

    private final int port;
    private final Process process;
    private final Optional<Own> own;

    private Redis(int port, Process process, Optional<Own> own) {
        this.port = port;
        this.process = process;
        this.own = own;
    }

    /** @param wanted 0 for a free one */
    public static Redis start(int wanted) {
        try {
            var directory = Files.createTempDirectory("dangmian-redis");
            var children = new Children(directory);
            children.begin();
            return start(directory, wanted, children, Optional.of(new Own(children, directory)));
        } catch (IOException e) {
            throw new UncheckedIOException("Redis does not start", e);
        }
    }

    static Redis start(Path data, Children children) {
        return start(data.resolve("redis"), 0, children, Optional.empty());
    }

    private static Redis start(Path directory, int wanted, Children children, Optional<Own> own) {
        var port = wanted == 0 ? Addresses.freePort() : wanted;
        try {
            Files.createDirectories(directory);
            var program = ExecutableProvider.newJarResourceProvider(directory.toFile())
                    .get()
                    .toPath();
            var log = directory.resolve("redis.log");
            var process = children.start("redis", log, command(program, directory, port));
            var server = new Redis(port, process, own);
            Until.answers("Redis", process, log, PATIENCE, server::answers);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("Redis does not start on port " + port, e);
        }
    }

    private static List<String> command(Path program, Path directory, int port) {
        return List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                directory.toString());
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public long pid() {
        return process.pid();
    }

    /** Asks Redis itself. */
    boolean answers() {
        return ask("PING").startsWith("+PONG");
    }

    /** Forgets everything, as after a crash. */
    public void flush() {
        ask("FLUSHALL");
    }

    String ask(String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis does not answer on port " + port, e);
        }
    }

    @Override
    public void close() {
        Children.end(process);
        own.ifPresent(mine -> {
            mine.children().close();
            try {
                Folders.delete(mine.directory());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
