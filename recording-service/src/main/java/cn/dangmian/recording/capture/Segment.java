package cn.dangmian.recording.capture;

import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.SegmentName;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which one media server writes what one seat sends.
 *
 * @param until absent while it is being written
 * @param replaced its recorder stood still at its end
 */
record Segment(
        SegmentName name,
        RecordingId recording,
        ReceptionId reception,
        Seat seat,
        Instant from,
        @Nullable Instant until,
        boolean audio,
        boolean video,
        boolean replaced) {

    boolean isOpen() {
        return until == null;
    }

    Set<Medium> media() {
        var media = EnumSet.noneOf(Medium.class);
        if (audio) {
            media.add(Medium.AUDIO);
        }
        if (video) {
            media.add(Medium.VIDEO);
        }
        return media;
    }
}
