package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real Janus from Debian's package, configured as we run it. */
public final class Janus implements AutoCloseable {

    /**
     * @param directory for its configuration and log
     * @param spool where it writes recordings
     * @param address IPv4 for media; never loopback
     * @param rtpPorts {@code from-to}
     */
    public record Settings(
            Path directory, Path spool, String address, String rtpPorts, String secret, String adminKey, int port) {

        /** For a test: everything in one folder, on free ports. */
        public static Settings in(Path directory) {
            return new Settings(
                    directory,
                    directory.resolve("spool"),
                    Addresses.firstIpv4(),
                    "20000-20999",
                    Secrets.random(),
                    Secrets.random(),
                    Addresses.freePort());
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private final Children children;
    private final boolean ownsChildren;
    private Process process;

    private Janus(Settings settings, Children children, boolean ownsChildren) {
        this.settings = settings;
        this.children = children;
        this.ownsChildren = ownsChildren;
        this.process = launch();
    }

    public static Janus start(Settings settings) {
        var children = new Children(settings.directory());
        try {
            children.begin();
            return new Janus(settings, children, true);
        } catch (RuntimeException failed) {
            children.close();
            throw failed;
        }
    }

    static Janus start(Settings settings, Children children) {
        return new Janus(settings, children, false);
    }

    private Process launch() {
        var directory = settings.directory().resolve("janus");
        var config = configure(directory);
        var log = directory.resolve("janus.log");
        // Janus takes no argument that is not ASCII, and a folder may well have a Chinese name.
        var command = List.of(
                "env",
                "-C",
                directory.toString(),
                "janus",
                "-F",
                ".",
                "-C",
                config.getFileName().toString());
        var started = children.start("janus", log, command);
        Until.answers("Janus", started, log, PATIENCE, this::answers);
        return started;
    }

    private Path configure(Path directory) {
        var words = Map.of(
                "directory", directory.toString(),
                "secret", settings.secret(),
                "adminKey", settings.adminKey(),
                "port", Integer.toString(settings.port()),
                "rtp", settings.rtpPorts(),
                "address", settings.address(),
                "loops", Integer.toString(Runtime.getRuntime().availableProcessors()));
        var config = Template.write("janus/janus.jcfg", directory, words);
        Template.write("janus/janus.transport.websockets.jcfg", directory, words);
        Template.write("janus/janus.plugin.videoroom.jcfg", directory, words);
        try {
            Files.createDirectories(settings.spool());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return config;
    }

    /** Asks Janus itself. */
    public boolean answers() throws Exception {
        var http = HttpClient.newHttpClient();
        try {
            return ask(http).contains("server_info");
        } finally {
            // close() would wait for a Janus that hangs.
            http.shutdownNow();
        }
    }

    private String ask(HttpClient http) throws Exception {
        var answer = new CompletableFuture<String>();
        var socket = http.newWebSocketBuilder()
                .subprotocols("janus-protocol")
                .buildAsync(URI.create(url()), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        answer.complete(text.toString());
                        return null;
                    }
                })
                .get(1, TimeUnit.SECONDS);
        socket.sendText("{\"janus\":\"info\",\"transaction\":\"ready\"}", true);
        var said = answer.get(1, TimeUnit.SECONDS);
        socket.abort();
        return said;
    }

    public String url() {
        return "ws://127.0.0.1:" + settings.port();
    }

    public String secret() {
        return settings.secret();
    }

    public String adminKey() {
        return settings.adminKey();
    }

    public Path spool() {
        return settings.spool();
    }

    public long pid() {
        return process.pid();
    }

    /** As a crash would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Starts it again after {@link #kill()}. */
    public void restart() {
        process = launch();
    }

    /** Hangs it: it keeps its ports and answers nobody. */
    public void pause() {
        Signal.send(process.pid(), "STOP");
    }

    public void resume() {
        Signal.send(process.pid(), "CONT");
    }

    @Override
    public void close() {
        Children.end(process);
        if (ownsChildren) {
            children.close();
        }
    }
}
