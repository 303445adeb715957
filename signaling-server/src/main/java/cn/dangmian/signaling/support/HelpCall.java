package cn.dangmian.signaling.support;

import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.support.Place.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What help was asked for, where, and who sees to it.
 *
 * @param inTalk whether a reception is going on there now
 * @param takenBy null while nobody does
 * @param closedBy who asked, when it was taken back
 * @param note what the technician found; empty when it was taken back
 */
record HelpCall(
        UUID id,
        Kind kind,
        Named post,
        Named office,
        boolean inTalk,
        About about,
        String words,
        Named askedBy,
        Instant askedAt,
        @Nullable Named takenBy,
        @Nullable Instant takenAt,
        @Nullable Named closedBy,
        @Nullable Instant closedAt,
        String note) {

    /** What does not work. */
    enum About {
        PICTURE,
        SOUND,
        LINE,
        DEVICE,
        OTHER
    }
}
