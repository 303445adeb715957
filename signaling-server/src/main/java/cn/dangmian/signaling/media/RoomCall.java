package cn.dangmian.signaling.media;

import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.LinkId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something asked of the owner of a room, as it travels between nodes. */
record RoomCall(
        Op op,
        RoomId room,
        @Nullable SeatPlan seat,
        @Nullable UUID link,
        String text,
        @Nullable Candidate candidate,
        List<LinkId> held) {

    enum Op {
        SEAT,
        UNSEAT,
        OPEN_GATE,
        SHUT_GATE,
        STOP_RECORDING,
        CLOSE,
        RESUME,
        PUBLISH,
        RESTART_PUBLISHING,
        RESTART_WATCHING,
        REFRESH,
        SETTLE,
        TRICKLE
    }

    static RoomCall of(Op op, RoomId room) {
        return new RoomCall(op, room, null, null, "", null, List.of());
    }

    RoomCall with(SeatPlan plan) {
        return new RoomCall(op, room, plan, link, text, candidate, held);
    }

    RoomCall with(LinkId about) {
        return new RoomCall(op, room, seat, about.value(), text, candidate, held);
    }

    RoomCall with(String words) {
        return new RoomCall(op, room, seat, link, words, candidate, held);
    }

    RoomCall with(@Nullable Candidate found) {
        return new RoomCall(op, room, seat, link, text, found, held);
    }

    RoomCall with(List<LinkId> links) {
        return new RoomCall(op, room, seat, link, text, candidate, links);
    }

    @Override
    public String toString() {
        return op + " " + room;
    }
}
