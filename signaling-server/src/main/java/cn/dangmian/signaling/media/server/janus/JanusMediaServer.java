package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.Description;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import cn.dangmian.signaling.media.server.MediaSignal;
import cn.dangmian.signaling.media.server.Negotiated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Janus' VideoRoom as a media server: a link is a handle, a feed has the id of its publishing link. */
@Component
class JanusMediaServer implements MediaServer {

    private static final int BITRATE = 1_500_000;
    /** A whole picture every ten seconds, so that a recording can be sought. */
    private static final int SECONDS_BETWEEN_KEY_FRAMES = 10;

    private final JanusSettings settings;
    private final JanusSessions sessions;

    JanusMediaServer(JanusSettings settings, JanusSessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    @Override
    public String prepare(RoomId id) {
        var known = sessions.find(id);
        if (known != null) {
            return Long.toString(known.session);
        }
        var room = sessions.create(id);
        var handle = sessions.attach(room, "room");
        var create = body("create", "room", id.toString());
        create.put("admin_key", settings.adminKey());
        create.put("secret", settings.secret());
        create.put("is_private", true);
        create.put("permanent", false);
        create.put("publishers", 16);
        create.put("bitrate", BITRATE);
        create.put("fir_freq", SECONDS_BETWEEN_KEY_FRAMES);
        create.put("audiocodec", "opus");
        create.put("videocodec", "vp8");
        create.put("lock_record", true);
        create.put("rec_dir", settings.spool());
        create.put("notify_joining", false);
        // The room may be there already: made by a node that died before it could say so.
        if (!exists(room, handle, id)) {
            sessions.message(room, handle, create, null);
        }
        sessions.detach(room, handle);
        return Long.toString(room.session);
    }

    private boolean exists(JanusRoom room, long handle, RoomId id) {
        var answer = sessions.message(room, handle, body("exists", "room", id.toString()), null);
        return data(answer).path("exists").asBoolean(false);
    }

    @Override
    public Negotiated publish(RoomId id, LinkId link, Description offer) {
        var room = sessions.get(id);
        var handle = sessions.attach(room, link.toString());
        room.put(new JanusRoom.Handle(link, handle, List.of()));
        var join = body("joinandconfigure", "room", id.toString());
        join.put("ptype", "publisher");
        join.put("id", link.toString());
        join.put("record", false);
        var answer = sessions.message(room, handle, join, jsep("offer", offer));
        return new Negotiated(description(answer), ref(handle, List.of()));
    }

    @Override
    public Negotiated watch(RoomId id, LinkId link, LinkId source) {
        var room = sessions.get(id);
        var handle = sessions.attach(room, link.toString());
        var join = body("join", "room", id.toString());
        join.put("ptype", "subscriber");
        join.put("use_msid", true);
        join.put("autoupdate", false);
        join.put("streams", List.of(Map.of("feed", source.toString(), "send", false)));
        var answer = sessions.message(room, handle, join, null);
        var mids = data(answer)
                .path("streams")
                .valueStream()
                .map(stream -> stream.path("mid").asString(""))
                .toList();
        room.put(new JanusRoom.Handle(link, handle, mids));
        // The gate is shut before the browser has even seen the offer.
        send(room, handle, mids, false);
        return new Negotiated(description(answer), ref(handle, mids));
    }

    @Override
    public void settle(RoomId id, LinkId link, Description answer) {
        var room = sessions.get(id);
        sessions.message(room, handle(room, link).id(), body("start"), jsep("answer", answer));
    }

    @Override
    public void trickle(RoomId id, LinkId link, @Nullable Candidate candidate) {
        var room = sessions.get(id);
        sessions.trickle(room, handle(room, link).id(), candidate);
    }

    @Override
    public Description restart(RoomId id, LinkId link, Description offer) {
        var room = sessions.get(id);
        return description(sessions.message(room, handle(room, link).id(), body("configure"), jsep("offer", offer)));
    }

    @Override
    public Description restart(RoomId id, LinkId link) {
        var room = sessions.get(id);
        return description(sessions.message(room, handle(room, link).id(), body("configure", "restart", true), null));
    }

    @Override
    public void open(RoomId id, LinkId link) {
        gate(id, link, true);
    }

    @Override
    public void shut(RoomId id, LinkId link) {
        gate(id, link, false);
    }

    private void gate(RoomId id, LinkId link, boolean open) {
        var room = sessions.get(id);
        var handle = handle(room, link);
        send(room, handle.id(), handle.mids(), open);
    }

    private void send(JanusRoom room, long handle, List<String> mids, boolean send) {
        var streams = mids.stream().map(mid -> Map.of("mid", mid, "send", send)).toList();
        sessions.message(room, handle, body("configure", "streams", streams), null);
    }

    @Override
    public void record(RoomId id, LinkId link, String name) {
        var configure = body("configure", "record", true);
        configure.put("filename", name);
        configureRecorder(id, link, configure);
    }

    @Override
    public void stopRecording(RoomId id, LinkId link) {
        configureRecorder(id, link, body("configure", "record", false));
    }

    private void configureRecorder(RoomId id, LinkId link, Map<String, Object> configure) {
        var room = sessions.get(id);
        configure.put("secret", settings.secret());
        sessions.message(room, handle(room, link).id(), configure, null);
    }

    @Override
    public void drop(RoomId id, LinkId link) {
        var room = sessions.find(id);
        var handle = room == null ? null : room.handle(link);
        if (room != null && handle != null) {
            room.remove(link);
            sessions.detach(room, handle.id());
        }
    }

    @Override
    public void close(RoomId id) {
        var room = sessions.find(id);
        if (room == null) {
            return;
        }
        try {
            var handle = sessions.attach(room, "room");
            var destroy = body("destroy", "room", id.toString());
            destroy.put("secret", settings.secret());
            sessions.message(room, handle, destroy, null);
        } catch (MediaFailure gone) {
            // Error 426: the room is gone already. Closing may be repeated.
        }
        sessions.destroy(room);
    }

    @Override
    public boolean claim(RoomId id, String ref, Map<LinkId, String> links) {
        return sessions.claim(id, Long.parseLong(ref), links);
    }

    @Override
    public boolean holds(RoomId room) {
        return sessions.find(room) != null;
    }

    @Override
    public void forget(RoomId room) {
        sessions.forget(room);
    }

    @Override
    public boolean isUp() {
        return sessions.isUp();
    }

    @Override
    public void listen(Consumer<MediaSignal> listener) {
        sessions.listen(listener);
    }

    private static JanusRoom.Handle handle(JanusRoom room, LinkId link) {
        var handle = room.handle(link);
        if (handle == null) {
            throw new MediaFailure("Janus has no handle for link " + link);
        }
        return handle;
    }

    private static Map<String, Object> body(String request) {
        var body = new LinkedHashMap<String, Object>();
        body.put("request", request);
        return body;
    }

    private static Map<String, Object> body(String request, String key, Object value) {
        var body = body(request);
        body.put(key, value);
        return body;
    }

    private static Map<String, Object> jsep(String type, Description description) {
        return Map.of("type", type, "sdp", description.sdp(), "trickle", true);
    }

    private static JsonNode data(JsonNode answer) {
        return answer.path("plugindata").path("data");
    }

    private static Description description(JsonNode answer) {
        var sdp = answer.path("jsep").path("sdp").asString("");
        if (sdp.isEmpty()) {
            throw new MediaFailure("Janus answered without a description");
        }
        return new Description(sdp);
    }

    /** {@code handle:mid,mid}. */
    private static String ref(long handle, List<String> mids) {
        return handle + ":" + String.join(",", mids);
    }
}
