package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.MediaSignal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an event of Janus means in our words. */
final class JanusEvents {

    private static final Set<String> KINDS = Set.of("audio", "video");

    private JanusEvents() {}

    static List<MediaSignal> signals(JsonNode message, @Nullable JanusRoom room) {
        if (room == null) {
            return List.of();
        }
        var type = message.path("janus").asString("");
        if (type.equals("timeout")) {
            return List.of(new MediaSignal.RoomGone(room.id));
        }
        var handle = room.handle(message.path("sender").asLong(0));
        if (handle == null) {
            return List.of();
        }
        return switch (type) {
            case "webrtcup" -> List.of(new MediaSignal.LinkUp(room.id, handle.link()));
            case "hangup" ->
                List.of(new MediaSignal.LinkDown(
                        room.id, handle.link(), message.path("reason").asString("hangup")));
            case "media" -> media(message, room, handle);
            case "trickle" ->
                List.of(new MediaSignal.CandidateFound(room.id, handle.link(), candidate(message.path("candidate"))));
            default -> List.of();
        };
    }

    private static List<MediaSignal> media(JsonNode message, JanusRoom room, JanusRoom.Handle handle) {
        if (!handle.publishes()) {
            return List.of();
        }
        var silent = room.silent(handle.link());
        var kind = message.path("type").asString("");
        if (message.path("receiving").asBoolean(false)) {
            var wasSilent = silent.containsAll(KINDS);
            silent.remove(kind);
            return wasSilent ? List.of(new MediaSignal.LinkUp(room.id, handle.link())) : List.of();
        }
        silent.add(kind);
        return silent.containsAll(KINDS)
                ? List.of(new MediaSignal.LinkDown(room.id, handle.link(), "no-media"))
                : List.of();
    }

    private static @Nullable Candidate candidate(JsonNode node) {
        if (node.path("completed").asBoolean(false)) {
            return null;
        }
        return new Candidate(
                node.path("candidate").asString(""),
                node.path("sdpMid").asString("0"),
                node.path("sdpMLineIndex").asInt(0));
    }
}
