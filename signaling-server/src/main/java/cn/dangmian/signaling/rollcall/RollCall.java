package cn.dangmian.signaling.rollcall;

import cn.dangmian.signaling.reception.Views.Named;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A terminal that was rung, and what came of it.
 *
 * @param office whose superior called
 * @param site the office of the terminal
 * @param manned whether somebody worked there when it began to ring
 * @param until it rings
 * @param seconds from the first ring to the answer; null when nobody answered
 * @param still whether a picture of who answered is kept
 * @param explanation why nobody answered, as the clerk told later; null when nothing was told
 */
record RollCall(
        UUID id,
        Named office,
        int round,
        boolean drawn,
        Named terminal,
        Named site,
        boolean manned,
        Named calledBy,
        Instant calledAt,
        Instant until,
        Stage stage,
        @Nullable Named answeredBy,
        @Nullable Double seconds,
        boolean still,
        @Nullable Explanation explanation) {

    enum Stage {
        RINGING,
        ANSWERED,
        UNANSWERED,
        WITHDRAWN
    }

    record Explanation(String words, Named person, Instant at) {}
}
