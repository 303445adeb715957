package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.media.events.SeatQuality;
import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.wire.Outbound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the server tells a client on {@code /user/queue/media}; PROTOCOL.md §8. */
@Component
class ClientMessages {

    private static final String QUEUE = "media";

    private final Outbound outbound;
    private final TurnCredentials turn;

    ClientMessages(Outbound outbound, TurnCredentials turn) {
        this.outbound = outbound;
        this.turn = turn;
    }

    /** @param picture how much of its picture came from the seat before */
    void seat(RoomId room, SeatPlan plan, boolean open, SeatQuality.Picture picture) {
        outbound.send(
                plan.client(),
                QUEUE,
                Map.of(
                        "type",
                        "seat",
                        "room",
                        room,
                        "seat",
                        plan.seat(),
                        "name",
                        plan.name(),
                        "publish",
                        plan.may(Permission.PUBLISH),
                        "watch",
                        plan.may(Permission.WATCH),
                        "open",
                        open,
                        "picture",
                        picture,
                        "iceServers",
                        turn.serversFor(plan.client())));
    }

    void answer(RoomRows.Link link, String sdp) {
        outbound.send(
                link.client(),
                QUEUE,
                Map.of("type", "answer", "room", link.room(), "seat", link.seat(), "link", link.id(), "sdp", sdp));
    }

    void offer(RoomRows.Link link, SeatPlan source, String sdp) {
        outbound.send(
                link.client(),
                QUEUE,
                Map.of(
                        "type", "offer",
                        "room", link.room(),
                        "seat", link.seat(),
                        "link", link.id(),
                        "source", Map.of("seat", source.seat(), "name", source.name()),
                        "sdp", sdp));
    }

    void candidate(RoomRows.Link link, @Nullable Candidate candidate) {
        var message = new LinkedHashMap<String, @Nullable Object>();
        message.put("type", "candidate");
        message.put("room", link.room());
        message.put("seat", link.seat());
        message.put("link", link.id());
        message.put("candidate", candidate);
        outbound.send(link.client(), QUEUE, message);
    }

    void gate(RoomId room, SeatPlan plan, boolean open) {
        outbound.send(plan.client(), QUEUE, Map.of("type", "gate", "room", room, "seat", plan.seat(), "open", open));
    }

    /** @param sources names of the seats whose picture and sound do not come here now */
    void keptFrom(RoomId room, ClientId client, List<String> sources) {
        outbound.send(client, QUEUE, Map.of("type", "kept", "room", room, "sources", sources));
    }

    /** @param of whose line it is */
    void quality(RoomId room, SeatPlan of, ClientId client, SeatQuality said) {
        outbound.send(
                client,
                QUEUE,
                Map.of(
                        "type", "quality",
                        "room", room,
                        "seat", of.seat(),
                        "name", of.name(),
                        "up", said.up(),
                        "down", said.down(),
                        "picture", said.picture()));
    }

    void drop(RoomRows.Link link, String reason) {
        drop(link.room(), link.client(), link.seat(), link.id(), reason);
    }

    /** The client holds the seat no longer. */
    void leave(RoomId room, SeatPlan plan, String reason) {
        drop(room, plan.client(), plan.seat(), null, reason);
    }

    private void drop(RoomId room, ClientId client, SeatId seat, @Nullable LinkId link, String reason) {
        var message = new LinkedHashMap<String, @Nullable Object>();
        message.put("type", "drop");
        message.put("room", room);
        message.put("seat", seat);
        message.put("link", link);
        message.put("reason", reason);
        outbound.send(client, QUEUE, message);
    }
}
