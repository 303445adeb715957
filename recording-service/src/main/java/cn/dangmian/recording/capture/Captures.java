package cn.dangmian.recording.capture;

import static java.util.Comparator.naturalOrder;

import cn.dangmian.recording.catalog.Recording;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Span;
import java.io.UncheckedIOException;
import java.time.Instant;
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
    private final Strays strays;

    Captures(Segments segments, SpoolWatch watch, Spool spool, Strays strays) {
        this.segments = segments;
        this.watch = watch;
        this.spool = spool;
        this.strays = strays;
    }

    /** Whether nothing of this recording, whose talk is over, is being written any more. What is adopted is watched first. */
    public boolean isSettled(Recording recording) {
        return watch.isSettled(segments.of(recording.id())) && !adopts(recording);
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
                        segment.video(),
                        segment.replaced()))
                .toList();
    }

    /** Removes the spool files of an archived recording. */
    public void clear(RecordingId recording) {
        segments.of(recording).forEach(segment -> spool.remove(segment.name()));
    }

    /**
     * Tapes of a recording whose segments nobody told of are its own: the name says so. They are taken for as long as they were
     * written to.
     *
     * @return false when there are none
     */
    private boolean adopts(Recording recording) {
        var found = strays.of(recording.id());
        found.forEach((name, tapes) -> adopt(recording, name, tapes));
        return !found.isEmpty();
    }

    private void adopt(Recording recording, TapeName name, List<Tape> tapes) {
        LOG.warn("{} belongs to {}, though nobody told of it", name.segment(), recording.id());
        var begun = tapes.stream().map(Tape::begunAt).min(naturalOrder()).orElseThrow();
        var ended = tapes.stream().map(Tape::changedAt).max(naturalOrder()).orElseThrow();
        var talk = recording.finishedTalk();
        if (segments.expect(new Segment(
                name.segment(),
                recording.id(),
                recording.subject().reception(),
                name.seat(),
                within(talk, begun),
                null,
                name.hasSound(),
                true,
                false))) {
            segments.close(recording.id(), name.segment(), within(talk, ended));
        }
    }

    private static Instant within(Span talk, Instant at) {
        return at.isBefore(talk.from()) ? talk.from() : at.isAfter(talk.until()) ? talk.until() : at;
    }

    @Scheduled(fixedDelay = 2000)
    void clearAbandoned() {
        try {
            strays.all().stream()
                    .filter(tape -> tape.name()
                            .map(TapeName::recording)
                            .filter(segments::isAbandoned)
                            .isPresent())
                    .forEach(spool::remove);
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
