package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.server.MediaFailure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection to Janus that is made again when it breaks, with a probe that notices a hung Janus. */
final class JanusUplink {

    /** What hangs on the connection. */
    interface Cargo {

        void event(JsonNode message);

        /** Takes up again what was there, before anybody else may ask anything. */
        void resume(JanusConnection connection);

        /** Keeps alive what lives only as long as it is spoken of. */
        void keepAlive();

        void changed(boolean up);
    }

    private static final Logger LOG = LoggerFactory.getLogger(JanusUplink.class);
    private static final Duration PROBE = Duration.ofMillis(500);
    private static final Duration PROBE_PATIENCE = Duration.ofSeconds(1);
    private static final int PROBES_PER_KEEPALIVE = 30;
    /** After so many silent probes the connection itself is held for dead, and made anew. */
    private static final int PROBES_PER_CONNECTION = 3;

    private final JanusSettings settings;
    private final JsonMapper json;
    private final Cargo cargo;
    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final AtomicBoolean up = new AtomicBoolean();
    private volatile @Nullable JanusConnection connection;
    private volatile boolean running;

    JanusUplink(JanusSettings settings, JsonMapper json, Cargo cargo) {
        this.settings = settings;
        this.json = json;
        this.cargo = cargo;
    }

    boolean isUp() {
        return up.get();
    }

    JsonNode request(Map<String, ?> body) {
        var current = connection;
        if (current == null) {
            throw new MediaFailure("no connection to Janus");
        }
        return current.request(body);
    }

    /** Waits for no answer, and does nothing without a connection. */
    void tell(Map<String, ?> body) {
        var current = connection;
        if (current != null) {
            try {
                current.tell(body);
            } catch (MediaFailure broken) {
                LOG.debug("Janus is not told: {}", broken.getMessage());
            }
        }
    }

    private void probe() {
        var heard = 0;
        var silent = 0;
        while (running) {
            try {
                connected().request(Map.of("janus", "ping"), PROBE_PATIENCE);
                silent = 0;
                become(true);
                heard++;
                if (heard % PROBES_PER_KEEPALIVE == 0) {
                    cargo.keepAlive();
                }
            } catch (IOException | RuntimeException trouble) {
                LOG.debug("Janus at {} is silent: {}", settings.url(), trouble.toString());
                become(false);
                silent++;
                if (silent % PROBES_PER_CONNECTION == 0) {
                    disconnect();
                }
            }
            pause();
        }
    }

    private JanusConnection connected() throws IOException {
        var current = connection;
        return current != null && current.isOpen() ? current : connect();
    }

    private JanusConnection connect() throws IOException {
        var made = new JanusConnection(http, settings, json, cargo::event, this::broken);
        try {
            cargo.resume(made);
        } catch (MediaFailure failed) {
            made.close();
            throw failed;
        }
        connection = made;
        return made;
    }

    private void disconnect() {
        var current = connection;
        if (current != null) {
            current.close();
        }
    }

    private void broken(JanusConnection which) {
        if (which == connection) {
            connection = null;
            if (running) {
                become(false);
            }
        }
    }

    private void become(boolean now) {
        if (up.compareAndSet(!now, now)) {
            LOG.warn("Janus at {} {}", settings.url(), now ? "answers" : "does not answer");
            cargo.changed(now);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PROBE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    void start() {
        running = true;
        Thread.ofVirtual().name("janus-probe").start(this::probe);
    }

    void stop() {
        running = false;
        disconnect();
    }

    boolean isRunning() {
        return running;
    }
}
