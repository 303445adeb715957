package cn.dangmian.signaling.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room as it stands.
 *
 * @param gateOpenedAt since when those who watch see and hear; null while the gate is shut
 */
public record RoomView(RoomId room, @Nullable Instant gateOpenedAt, String owner, long epoch) {

    public boolean gateOpen() {
        return gateOpenedAt != null;
    }
}
