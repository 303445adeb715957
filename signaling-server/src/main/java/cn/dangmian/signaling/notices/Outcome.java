package cn.dangmian.signaling.notices;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of handing a message to its carrier. */
sealed interface Outcome {

    /**
     * @param id that the carrier gave it; empty when it gives none
     * @param delivered whether it is known to have arrived
     */
    record Taken(String id, boolean delivered) implements Outcome {}

    /** Never: trying again would not help. */
    record Refused(Cause cause) implements Outcome {}

    /** @param after as the carrier asks; null when it does not say */
    record Later(Cause cause, @Nullable Duration after) implements Outcome {}
}
