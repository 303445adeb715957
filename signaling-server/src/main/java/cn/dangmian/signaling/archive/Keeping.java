package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.reception.Views.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For how long a recording is kept, and what is to become of it.
 *
 * @param retention code of its class
 * @param due from which day on it may be destroyed; null: never
 * @param holds the newest first
 * @param deletion the newest that was not withdrawn
 */
record Keeping(
        String retention,
        List<Kind> classes,
        @Nullable LocalDate due,
        List<Hold> holds,
        @Nullable Deletion deletion) {

    /** @param months null: never due */
    record Kind(String code, String zh, String en, @Nullable Integer months) {}

    record Hold(
            UUID id,
            String reason,
            Named heldBy,
            Instant heldAt,
            @Nullable Named releasedBy,
            @Nullable Instant releasedAt,
            @Nullable String releaseReason) {}

    record Deletion(
            UUID id,
            String stage,
            String reason,
            Named askedBy,
            Instant askedAt,
            @Nullable Named decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Instant doneAt) {}
}
