package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.Invitation.Side;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;

/**
 * What a side shows besides its face.
 *
 * @param client the page that sends it
 * @param over nobody is to see it any longer, and the media may not know yet
 */
record Showing(Of of, PersonId person, ClientId client, Instant since, boolean over) {

    /** One at a time of each side. */
    record Of(ReceptionId reception, Side side) {

        /** Of the seat in the room, and in the recording. */
        String seat() {
            return switch (side) {
                case TERMINAL -> "camera";
                case DESK -> "screen";
            };
        }
    }

    enum End {
        STOPPED,
        /** Another page mans the post, or none. */
        PAGE_GONE,
        TALK_OVER
    }
}
