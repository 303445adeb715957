package cn.dangmian.recording.capture;

import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.SegmentName;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A segment that is no longer written to.
 *
 * @param audio absent if there is no such file
 * @param video absent if there is no such file
 * @param soundExpected whether the seat was to send sound
 * @param pictureExpected whether the seat was to send a picture
 * @param replaced its recorder stood still at its end, and another took over
 */
public record Captured(
        SegmentName name,
        Seat seat,
        Instant from,
        Instant until,
        @Nullable File audio,
        @Nullable File video,
        boolean soundExpected,
        boolean pictureExpected,
        boolean replaced) {

    /** @param closed the media server finished it; an unfinished one may end in the middle of a packet */
    public record File(Path path, boolean closed) {}
}
