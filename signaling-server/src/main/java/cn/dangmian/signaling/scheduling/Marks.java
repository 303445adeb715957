package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an appointment, besides its stage.
 *
 * @param step which office of the way has it
 * @param priority a new time for it comes before others
 * @param overdue whoever has it let its clock run out: an office, or who asked, when it was sent back
 * @param moved the office chose another time, which the petitioner may decline
 * @param declined that was done once
 * @param missed how often the petitioner did not come
 * @param joint null when one office receives
 */
record Marks(
        int step,
        boolean priority,
        boolean overdue,
        boolean moved,
        boolean declined,
        int missed,
        @Nullable Joint joint,
        @Nullable Instant arrivedAt,
        @Nullable Instant attendedAt) {

    static Marks none(@Nullable OfficeId jointWith) {
        var joint = jointWith == null ? null : Joint.proposed(jointWith);
        return new Marks(0, false, false, false, false, 0, joint, null, null);
    }

    /** The other office of a joint reception. */
    @Nullable
    OfficeId jointWith() {
        return joint == null ? null : joint.with();
    }

    /** The petitioner is there, and all that is missing is the official. */
    boolean lackOfficial() {
        return arrivedAt != null && attendedAt == null;
    }

    boolean missedTwice() {
        return missed >= 2;
    }

    Marks at(int office) {
        return new Marks(office, priority, false, moved, declined, missed, joint, arrivedAt, attendedAt);
    }

    Marks runOver() {
        return new Marks(step, priority, true, moved, declined, missed, joint, arrivedAt, attendedAt);
    }

    Marks with(Joint joint) {
        return new Marks(step, priority, overdue, moved, declined, missed, joint, arrivedAt, attendedAt);
    }

    /** With a time; nobody is there yet. */
    Marks held(boolean anew) {
        return new Marks(step, priority, overdue, anew, declined, missed, joint, null, null);
    }

    Marks arrived(Instant at) {
        return new Marks(step, priority, overdue, moved, declined, missed, joint, at, attendedAt);
    }

    Marks attended(Instant at) {
        return new Marks(step, priority, overdue, moved, declined, missed, joint, arrivedAt, at);
    }

    Marks declinedOnce() {
        return new Marks(step, true, overdue, false, true, missed, joint, arrivedAt, attendedAt);
    }

    Marks missedOnceMore() {
        return new Marks(step, priority, overdue, false, declined, missed + 1, joint, null, attendedAt);
    }

    /** Through no fault of the petitioner. */
    Marks first() {
        return new Marks(step, true, overdue, false, declined, missed, joint, arrivedAt, attendedAt);
    }
}
