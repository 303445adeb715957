package cn.dangmian.signaling.media.server;

import cn.dangmian.signaling.media.RoomId;
import org.jspecify.annotations.Nullable;

/** What a media server says by itself. */
public sealed interface MediaSignal {

    /** Media can flow on this link; said again when a silent one is heard again. */
    record LinkUp(RoomId room, LinkId link) implements MediaSignal {}

    /** The link is gone, or nothing has come over it for two seconds. */
    record LinkDown(RoomId room, LinkId link, String reason) implements MediaSignal {}

    /** @param candidate null: there are no more */
    record CandidateFound(
            RoomId room, LinkId link, @Nullable Candidate candidate) implements MediaSignal {}

    /** The server no longer has this room. */
    record RoomGone(RoomId room) implements MediaSignal {}

    record ServerUp() implements MediaSignal {}

    /** The server does not answer. */
    record ServerLost() implements MediaSignal {}
}
