package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.reception.Views.Named;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something amiss, and who sees to it.
 *
 * @param subject id of a recording or a reception, name of a file or of a disk
 * @param office of whose line the reception was
 * @param owner null while it is nobody's
 * @param isThere whether it still is so, also when somebody closed it
 * @param closedBy null when it mended itself
 */
record Incident(
        UUID id,
        IncidentKind kind,
        String subject,
        @Nullable UUID reception,
        @Nullable Named office,
        @Nullable Instant talkFrom,
        JsonNode facts,
        Instant raisedAt,
        @Nullable Named owner,
        @Nullable Instant ownedAt,
        boolean isThere,
        @Nullable Instant closedAt,
        @Nullable Named closedBy,
        String note) {}
