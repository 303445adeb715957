package cn.dangmian.signaling.commitments;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a commitment stands, by the calendar in Beijing. */
public enum CommitmentState {
    /** Somebody has to keep it, and there is time. */
    ASSIGNED,
    /** Its last day is today, or within the next two. */
    DUE,
    KEPT,
    /** Its last day is over. */
    BROKEN,
    /** Its last day is over, and why was told. */
    EXPLAINED;

    static final int SOON_DAYS = 2;

    /** @param kept null while it is not */
    static CommitmentState of(LocalDate due, @Nullable Object kept, @Nullable Object explained, LocalDate today) {
        if (kept != null) {
            return KEPT;
        }
        if (due.isBefore(today)) {
            return explained == null ? BROKEN : EXPLAINED;
        }
        return due.isAfter(today.plusDays(SOON_DAYS)) ? ASSIGNED : DUE;
    }
}
