package cn.dangmian.signaling.media;

import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.LinkId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something asked of the owner of a room, as it travels between nodes. */
record RoomCall(
        Op op,
        RoomId room,
        @Nullable SeatPlan seat,
        @Nullable UUID link,
        String text,
        @Nullable Candidate candidate) {

    enum Op {
        SEAT,
        UNSEAT,
        OPEN_GATE,
        SHUT_GATE,
        RECORD,
        STOP_RECORDING,
        CLOSE,
        RESUME,
        PUBLISH,
        RESTART_PUBLISHING,
        RESTART_WATCHING,
        SETTLE,
        TRICKLE
    }

    static RoomCall of(Op op, RoomId room) {
        return new RoomCall(op, room, null, null, "", null);
    }

    RoomCall with(SeatPlan plan) {
        return new RoomCall(op, room, plan, link, text, candidate);
    }

    RoomCall with(LinkId about) {
        return new RoomCall(op, room, seat, about.value(), text, candidate);
    }

    RoomCall with(String words) {
        return new RoomCall(op, room, seat, link, words, candidate);
    }

    RoomCall with(@Nullable Candidate found) {
        return new RoomCall(op, room, seat, link, text, found);
    }

    @Override
    public String toString() {
        return op + " " + room;
    }
}
