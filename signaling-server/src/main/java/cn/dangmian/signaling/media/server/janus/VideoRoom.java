package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.server.Description;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The words of Janus' VideoRoom: what is asked of it, and what its answers hold. */
final class VideoRoom {

    private static final int BITRATE = 1_500_000;
    /** A whole picture every ten seconds, so that a recording can be sought. */
    private static final int SECONDS_BETWEEN_KEY_FRAMES = 10;

    private VideoRoom() {}

    static Map<String, Object> exists(RoomId room) {
        return body("exists", "room", room.toString());
    }

    static boolean saysItExists(JsonNode answer) {
        return data(answer).path("exists").asBoolean(false);
    }

    static Map<String, Object> create(RoomId room, JanusSettings settings) {
        var create = body("create", "room", room.toString());
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
        return create;
    }

    static Map<String, Object> destroy(RoomId room, JanusSettings settings) {
        var destroy = body("destroy", "room", room.toString());
        destroy.put("secret", settings.secret());
        return destroy;
    }

    static Map<String, Object> publish(RoomId room, LinkId link) {
        var join = body("joinandconfigure", "room", room.toString());
        join.put("ptype", "publisher");
        join.put("id", link.toString());
        join.put("record", false);
        return join;
    }

    /** With the gate shut. */
    static Map<String, Object> watch(RoomId room, LinkId source) {
        var join = body("join", "room", room.toString());
        join.put("ptype", "subscriber");
        join.put("use_msid", true);
        join.put("autoupdate", false);
        join.put("streams", List.of(Map.of("feed", source.toString(), "send", false)));
        return join;
    }

    /** Streams of a watching link, from the answer to {@link #watch}. */
    static List<JanusRoom.Stream> streams(JsonNode answer) {
        return data(answer)
                .path("streams")
                .valueStream()
                .map(stream -> new JanusRoom.Stream(
                        stream.path("mid").asString(""),
                        stream.path("type").asString("").equals("video")))
                .toList();
    }

    /** @param passes which of them are forwarded from now on; the others are not */
    static Map<String, Object> send(List<JanusRoom.Stream> streams, Predicate<JanusRoom.Stream> passes) {
        return body(
                "configure",
                "streams",
                streams.stream()
                        .map(stream -> Map.of("mid", stream.mid(), "send", passes.test(stream)))
                        .toList());
    }

    static Map<String, Object> record(String name, JanusSettings settings) {
        var configure = body("configure", "record", true);
        configure.put("filename", name);
        configure.put("secret", settings.secret());
        return configure;
    }

    static Map<String, Object> stopRecording(JanusSettings settings) {
        var configure = body("configure", "record", false);
        configure.put("secret", settings.secret());
        return configure;
    }

    static Map<String, Object> start() {
        return body("start");
    }

    static Map<String, Object> configure() {
        return body("configure");
    }

    static Map<String, Object> restart() {
        return body("configure", "restart", true);
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

    static Map<String, Object> jsep(String type, Description description) {
        return Map.of("type", type, "sdp", description.sdp(), "trickle", true);
    }

    static Description description(JsonNode answer) {
        var sdp = answer.path("jsep").path("sdp").asString("");
        if (sdp.isEmpty()) {
            throw new MediaFailure("Janus answered without a description");
        }
        return new Description(sdp);
    }

    private static JsonNode data(JsonNode answer) {
        return answer.path("plugindata").path("data");
    }
}
