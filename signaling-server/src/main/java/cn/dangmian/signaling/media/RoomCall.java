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
        List<LinkId> held,
        @Nullable SeatLimit limit) {

    enum Op {
        SEAT,
        UNSEAT,
        OPEN_GATE,
        SHUT_GATE,
        LIMIT,
        STOP_RECORDING,
        RECORD_ANEW,
        CLOSE,
        RESUME,
        PUBLISH,
        RESTART_PUBLISHING,
        RESTART_WATCHING,
        REFRESH,
        SHOW_PICTURE,
        SPARE_PICTURE,
        SETTLE,
        TRICKLE
    }

    static RoomCall of(Op op, RoomId room) {
        return new RoomCall(op, room, null, null, "", null, List.of(), null);
    }

    RoomCall with(SeatPlan plan) {
        return new RoomCall(op, room, plan, link, text, candidate, held, limit);
    }

    RoomCall with(LinkId about) {
        return new RoomCall(op, room, seat, about.value(), text, candidate, held, limit);
    }

    RoomCall with(String words) {
        return new RoomCall(op, room, seat, link, words, candidate, held, limit);
    }

    RoomCall with(@Nullable Candidate found) {
        return new RoomCall(op, room, seat, link, text, found, held, limit);
    }

    RoomCall with(List<LinkId> links) {
        return new RoomCall(op, room, seat, link, text, candidate, links, limit);
    }

    RoomCall with(SeatLimit wanted) {
        return new RoomCall(op, room, seat, link, text, candidate, held, wanted);
    }

    @Override
    public String toString() {
        return op + " " + room;
    }
}
