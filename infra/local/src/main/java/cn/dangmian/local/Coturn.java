package cn.dangmian.local;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real coturn from Debian's package: relays to the media server and to nobody else. */
public final class Coturn implements AutoCloseable {

    /** @param relayPorts {@code from-to} */
    public record Settings(Path directory, String address, int port, String relayPorts, String secret) {

        /** For a test: everything in one folder, on a free port. */
        public static Settings in(Path directory) {
            return new Settings(
                    directory, Addresses.firstIpv4(), Addresses.freePort(), "21000-21999", Secrets.random());
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private final Process process;
    private final @Nullable Children own;

    private Coturn(Settings settings, Process process, @Nullable Children own) {
        this.settings = settings;
        this.process = process;
        this.own = own;
    }

    public static Coturn start(Settings settings) {
        var children = new Children(settings.directory());
        children.begin();
        return new Coturn(settings, launch(settings, children), children);
    }

    static Coturn start(Settings settings, Children children) {
        return new Coturn(settings, launch(settings, children), null);
    }

    private static Process launch(Settings settings, Children children) {
        Addresses.requireFree(settings.address(), settings.port(), "DANGMIAN_TURN_PORT");
        Addresses.requireFreeForDatagrams(settings.address(), settings.port(), "DANGMIAN_TURN_PORT");
        var directory = settings.directory().resolve("coturn");
        var range = settings.relayPorts().split("-");
        var config = Template.write(
                "coturn/turnserver.conf",
                directory,
                Map.of(
                        "address", settings.address(),
                        "mediaAddress", settings.address(),
                        "port", Integer.toString(settings.port()),
                        "minPort", range[0],
                        "maxPort", range[1],
                        "secret", settings.secret(),
                        "directory", directory.toString()));
        var log = directory.resolve("coturn.log");
        var process = children.start("coturn", log, List.of("turnserver", "-c", config.toString()));
        Until.answers("coturn", process, log, PATIENCE, () -> listens(settings));
        return process;
    }

    private static boolean listens(Settings settings) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(settings.address(), settings.port()), 500);
            return true;
        }
    }

    public List<String> urls() {
        var at = settings.address() + ":" + settings.port();
        return List.of("turn:" + at + "?transport=udp", "turn:" + at + "?transport=tcp");
    }

    @Override
    public void close() {
        Children.end(process);
        if (own != null) {
            own.close();
        }
    }
}
