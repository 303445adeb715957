package cn.dangmian.recording.catalog;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Span;
import org.jspecify.annotations.Nullable;

/**
 * A recording that is not archived yet.
 *
 * @param talk known when the talk is over
 */
public record Recording(
        RecordingId id,
        Subject subject,
        Stage stage,
        @Nullable Span talk) {

    /** @throws IllegalStateException while the talk is going on */
    public Span finishedTalk() {
        if (talk == null) {
            throw new IllegalStateException("recording " + id + " is " + stage + " (expected: its talk is over)");
        }
        return talk;
    }
}
