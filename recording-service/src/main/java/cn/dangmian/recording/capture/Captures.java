package cn.dangmian.recording.capture;

import cn.dangmian.recording.kernel.RecordingId;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Hands over what was captured, and clears the spool of what is no longer needed. */
@Component
public class Captures {

    private static final Logger LOG = LoggerFactory.getLogger(Captures.class);

    private final Segments segments;
    private final SpoolWatch watch;
    private final Spool spool;

    Captures(Segments segments, SpoolWatch watch, Spool spool) {
        this.segments = segments;
        this.watch = watch;
        this.spool = spool;
    }

    /** Whether nothing of this recording is being written any more. */
    public boolean isSettled(RecordingId recording) {
        return watch.isSettled(segments.of(recording));
    }

    /** To be called when settled. */
    public List<Captured> of(RecordingId recording) {
        return segments.of(recording).stream()
                .map(segment -> new Captured(
                        segment.name(),
                        segment.seat(),
                        segment.from(),
                        Objects.requireNonNull(segment.until(), "a settled segment has an end"),
                        file(segment, Medium.AUDIO),
                        file(segment, Medium.VIDEO),
                        segment.audio(),
                        segment.video()))
                .toList();
    }

    /** Removes the spool files of an archived recording. */
    public void clear(RecordingId recording) {
        segments.of(recording).forEach(segment -> spool.remove(segment.name()));
    }

    @Scheduled(fixedDelay = 2000)
    void clearAbandoned() {
        try {
            segments.abandoned().forEach(spool::remove);
            segments.forgetAbandoned();
        } catch (UncheckedIOException e) {
            LOG.warn("abandoned files could not be removed yet", e);
        }
    }

    private Captured.@Nullable File file(Segment segment, Medium medium) {
        return spool.look(segment.name(), medium)
                .map(look -> new Captured.File(look.file(), look.closed()))
                .orElse(null);
    }
}
