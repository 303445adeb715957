package cn.dangmian.signaling.support;

import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.support.Place.Kind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is in danger, where, and who sees to it.
 *
 * @param inTalk whether a reception is going on there now
 * @param takenBy null while nobody does
 */
record Alarm(
        UUID id,
        Kind kind,
        Named post,
        Named office,
        boolean inTalk,
        Named raisedBy,
        Instant raisedAt,
        @Nullable Named takenBy,
        @Nullable Instant takenAt) {}
