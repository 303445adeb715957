package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaSignal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** This node's sessions at Janus. */
@Component
class JanusSessions implements SmartLifecycle {

    private final JanusUplink uplink;
    private final Map<RoomId, JanusRoom> rooms = new ConcurrentHashMap<>();
    private final Map<Long, JanusRoom> bySession = new ConcurrentHashMap<>();
    private final ExecutorService signals = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("janus-signals").factory());
    private volatile Consumer<MediaSignal> listener = _ -> {};

    JanusSessions(JanusSettings settings, JsonMapper json) {
        this.uplink = new JanusUplink(settings, json, new Sessions());
    }

    void listen(Consumer<MediaSignal> listener) {
        this.listener = listener;
    }

    boolean isUp() {
        return uplink.isUp();
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

    /** It is not this node's before it is {@link #remember remembered}. */
    JanusRoom create(RoomId id) {
        return new JanusRoom(id, id(uplink.request(Map.of("janus", "create"))));
    }

    private static long id(JsonNode answer) {
        var id = answer.path("data").path("id").asLong(0);
        if (id == 0) {
            throw new MediaFailure("Janus answered without an id");
        }
        return id;
    }

    void remember(JanusRoom room) {
        rooms.put(room.id, room);
        bySession.put(room.session, room);
    }

    void forget(RoomId id) {
        var room = rooms.remove(id);
        if (room != null) {
            bySession.remove(room.session);
        }
    }

    /** @param name shows up in every event of Janus about this handle */
    long attach(JanusRoom room, String name) {
        return id(uplink.request(Map.of(
                "janus", "attach", "session_id", room.session, "plugin", "janus.plugin.videoroom", "opaque_id", name)));
    }

    void detach(JanusRoom room, long handle) {
        end(detaching(room, handle));
    }

    /** As {@link #detach}, but waits for no answer: what went wrong before has used up the caller's patience. */
    void letGo(JanusRoom room, long handle) {
        uplink.tell(detaching(room, handle));
    }

    private static Map<String, Object> detaching(JanusRoom room, long handle) {
        return Map.of("janus", "detach", "session_id", room.session, "handle_id", handle);
    }

    void destroy(JanusRoom room) {
        end(Map.of("janus", "destroy", "session_id", room.session));
        forget(room.id);
    }

    /** As {@link #destroy}, but waits for no answer. */
    void abandon(JanusRoom room) {
        uplink.tell(Map.of("janus", "destroy", "session_id", room.session));
    }

    private void end(Map<String, ?> body) {
        try {
            uplink.request(body);
        } catch (JanusRefusal refusal) {
            if (!refusal.isGone()) {
                throw refusal;
            }
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
        var answer = uplink.request(message);
        if (answer.path("plugindata")
                .path("data")
                .path("videoroom")
                .asString("")
                .isEmpty()) {
            throw new MediaFailure("Janus answered without saying what it did");
        }
        return answer;
    }

    void trickle(JanusRoom room, long handle, @Nullable Candidate candidate) {
        var message = new LinkedHashMap<String, Object>();
        message.put("janus", "trickle");
        message.put("session_id", room.session);
        message.put("handle_id", handle);
        message.put("candidate", candidate == null ? Map.of("completed", true) : candidate);
        uplink.request(message);
    }

    boolean claim(RoomId id, long session, Map<LinkId, String> links) {
        var room = new JanusRoom(id, session);
        links.forEach((link, ref) -> room.put(handle(link, ref)));
        // Known before it is asked for: from then on Janus speaks of it here.
        remember(room);
        try {
            uplink.request(claiming(session));
            return true;
        } catch (JanusRefusal refusal) {
            forget(id);
            if (refusal.isGone()) {
                return false;
            }
            throw refusal;
        } catch (MediaFailure failed) {
            forget(id);
            throw failed;
        }
    }

    private static Map<String, Object> claiming(long session) {
        return Map.of("janus", "claim", "session_id", session);
    }

    private static JanusRoom.Handle handle(LinkId link, String ref) {
        var parts = ref.split(":", 2);
        var handle = Long.parseLong(parts[0]);
        return parts.length < 2 || parts[1].isEmpty()
                ? JanusRoom.Handle.publishing(link, handle)
                : JanusRoom.Handle.watching(
                        link,
                        handle,
                        Arrays.stream(parts[1].split(","))
                                .map(JanusRoom.Stream::of)
                                .toList());
    }

    private void say(MediaSignal signal) {
        signals.execute(() -> listener.accept(signal));
    }

    @Override
    public void start() {
        uplink.start();
    }

    /** The sessions stay: another node claims them, and the pictures never stop. */
    @Override
    public void stop() {
        uplink.stop();
    }

    @Override
    public boolean isRunning() {
        return uplink.isRunning();
    }

    private final class Sessions implements JanusUplink.Cargo {

        @Override
        public void event(JsonNode message) {
            signals.execute(() -> JanusEvents.signals(
                            message, bySession.get(message.path("session_id").asLong(0)))
                    .forEach(listener));
        }

        @Override
        public void resume(JanusConnection connection) {
            rooms.values().forEach(room -> resume(connection, room));
        }

        private void resume(JanusConnection connection, JanusRoom room) {
            try {
                connection.request(claiming(room.session));
            } catch (JanusRefusal refusal) {
                if (!refusal.isGone()) {
                    throw refusal;
                }
                forget(room.id);
                say(new MediaSignal.RoomGone(room.id));
            }
        }

        @Override
        public void keepAlive() {
            rooms.values().forEach(room -> uplink.tell(Map.of("janus", "keepalive", "session_id", room.session)));
        }

        @Override
        public void changed(boolean up) {
            say(up ? new MediaSignal.ServerUp() : new MediaSignal.ServerLost());
        }
    }
}
