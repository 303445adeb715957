package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the minutes of a reception stand.
 *
 * @param revision grows with every change
 * @param version of the text that was given to be read last; 0 when none was
 */
record Minutes(
        ReceptionId reception,
        Stage stage,
        long revision,
        int version,
        @Nullable Instant closedAt) {

    enum Stage {
        /** Being written. */
        OPEN,
        /** Given to be read and signed: nothing changes until somebody takes it back to correct it. */
        SHOWN,
        /** Signed by all. */
        CLOSED
    }

    /** What there is before the first line. */
    static Minutes none(ReceptionId reception) {
        return new Minutes(reception, Stage.OPEN, 0, 0, null);
    }

    void requireOpen() {
        if (stage != Stage.OPEN) {
            throw new Refused("minutes.not-open", "the minutes are " + stage);
        }
    }

    void requireShown(int number) {
        if (stage != Stage.SHOWN || number != version) {
            throw new Refused(
                    "minutes.not-shown",
                    "version " + number + " (shown: " + version + ", the minutes are " + stage + ")");
        }
    }
}
