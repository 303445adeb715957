package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaSignal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This node's sessions at Janus over one connection that is made again when it breaks, with a probe that notices a hung Janus. */
@Component
class JanusSessions implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(JanusSessions.class);
    private static final Duration PROBE = Duration.ofMillis(500);
    private static final int PROBES_PER_KEEPALIVE = 30;

    private final JanusSettings settings;
    private final JsonMapper json;
    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final Map<RoomId, JanusRoom> rooms = new ConcurrentHashMap<>();
    private final Map<Long, JanusRoom> bySession = new ConcurrentHashMap<>();
    private final ExecutorService signals = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("janus-signals").factory());
    private final AtomicInteger probes = new AtomicInteger();
    private volatile Consumer<MediaSignal> listener = _ -> {};
    private volatile @Nullable JanusConnection connection;
    private volatile boolean up;
    private volatile boolean running;

    JanusSessions(JanusSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
    }

    void listen(Consumer<MediaSignal> listener) {
        this.listener = listener;
    }

    boolean isUp() {
        return up;
    }

    @Nullable
    JanusRoom find(RoomId room) {
        return rooms.get(room);
    }

    JanusRoom get(RoomId id) {
        var room = rooms.get(id);
        if (room == null) {
            throw new MediaFailure("this node does not hold room " + id);
        }
        return room;
    }

    JanusRoom create(RoomId id) {
        var session = request(Map.of("janus", "create")).path("data").path("id").asLong(0);
        return remember(new JanusRoom(id, session));
    }

    private JanusRoom remember(JanusRoom room) {
        rooms.put(room.id, room);
        bySession.put(room.session, room);
        return room;
    }

    void forget(RoomId id) {
        var room = rooms.remove(id);
        if (room != null) {
            bySession.remove(room.session);
        }
    }

    /** @param name shows up in every event of Janus about this handle */
    long attach(JanusRoom room, String name) {
        var answer = request(Map.of(
                "janus", "attach", "session_id", room.session, "plugin", "janus.plugin.videoroom", "opaque_id", name));
        return answer.path("data").path("id").asLong(0);
    }

    void detach(JanusRoom room, long handle) {
        try {
            request(Map.of("janus", "detach", "session_id", room.session, "handle_id", handle));
        } catch (MediaFailure gone) {
            LOG.debug("handle {} is gone already: {}", handle, gone.getMessage());
        }
    }

    void destroy(JanusRoom room) {
        forget(room.id);
        try {
            request(Map.of("janus", "destroy", "session_id", room.session));
        } catch (MediaFailure gone) {
            LOG.debug("session {} is gone already: {}", room.session, gone.getMessage());
        }
    }

    JsonNode message(JanusRoom room, long handle, Map<String, ?> body, @Nullable Map<String, ?> jsep) {
        var message = new LinkedHashMap<String, Object>();
        message.put("janus", "message");
        message.put("session_id", room.session);
        message.put("handle_id", handle);
        message.put("body", body);
        if (jsep != null) {
            message.put("jsep", jsep);
        }
        return request(message);
    }

    void trickle(JanusRoom room, long handle, @Nullable Candidate candidate) {
        var message = new LinkedHashMap<String, Object>();
        message.put("janus", "trickle");
        message.put("session_id", room.session);
        message.put("handle_id", handle);
        message.put("candidate", candidate == null ? Map.of("completed", true) : candidate);
        requestAcknowledged(message);
    }

    private JsonNode request(Map<String, ?> body) {
        var current = connection;
        if (current == null) {
            throw new MediaFailure("no connection to Janus");
        }
        return current.request(body);
    }

    private void requestAcknowledged(Map<String, ?> body) {
        var current = connection;
        if (current == null) {
            throw new MediaFailure("no connection to Janus");
        }
        current.tell(body);
    }

    boolean claim(RoomId id, long session, Map<LinkId, String> links) {
        try {
            request(Map.of("janus", "claim", "session_id", session));
        } catch (MediaFailure gone) {
            LOG.warn("room {} could not be claimed: {}", id, gone.getMessage());
            return false;
        }
        var room = new JanusRoom(id, session);
        links.forEach((link, ref) -> {
            var parts = ref.split(":", 2);
            var mids = parts.length < 2 || parts[1].isEmpty() ? new String[0] : parts[1].split(",");
            room.put(new JanusRoom.Handle(link, Long.parseLong(parts[0]), Arrays.asList(mids)));
        });
        remember(room);
        return true;
    }

    private void event(JsonNode message) {
        signals.execute(() -> JanusEvents.signals(
                        message, bySession.get(message.path("session_id").asLong(0)))
                .forEach(listener));
    }

    private void probe() {
        while (running) {
            try {
                if (connection == null) {
                    connect();
                }
                request(Map.of("janus", "ping"));
                become(true);
                if (probes.incrementAndGet() % PROBES_PER_KEEPALIVE == 0) {
                    keepAlive();
                }
                Thread.sleep(PROBE);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | MediaFailure trouble) {
                become(false);
                pause();
            }
        }
    }

    private void connect() throws IOException {
        connection = new JanusConnection(http, settings, json, this::event, this::broken);
        for (var room : rooms.values()) {
            try {
                request(Map.of("janus", "claim", "session_id", room.session));
            } catch (MediaFailure gone) {
                forget(room.id);
                signals.execute(() -> listener.accept(new MediaSignal.RoomGone(room.id)));
            }
        }
    }

    private void keepAlive() {
        for (var room : rooms.values()) {
            var current = connection;
            if (current != null) {
                current.tell(Map.of("janus", "keepalive", "session_id", room.session));
            }
        }
    }

    private void broken() {
        connection = null;
        become(false);
    }

    private void become(boolean now) {
        if (up != now) {
            up = now;
            LOG.warn("Janus at {} {}", settings.url(), now ? "answers" : "does not answer");
            signals.execute(() -> listener.accept(now ? new MediaSignal.ServerUp() : new MediaSignal.ServerLost()));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PROBE);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("janus-probe").start(this::probe);
    }

    /** The sessions stay: another node claims them, and the pictures never stop. */
    @Override
    public void stop() {
        running = false;
        var current = connection;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
