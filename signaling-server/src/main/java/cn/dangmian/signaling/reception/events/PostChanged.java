package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A terminal or a desk was taken or left.
 *
 * @param post id of the terminal or the desk
 * @param isDesk else a terminal
 * @param client who mans it now; null when nobody
 */
public record PostChanged(
        UUID post,
        boolean isDesk,
        OfficeId office,
        @Nullable ClientId client,
        Instant at) {}
