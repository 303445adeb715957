package cn.dangmian.recording.capture;

import cn.dangmian.recording.capture.Spool.Look;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One expected file of the spool, seen again and again. Silence is measured by our own looking, so no clock step can fake it. */
final class FileWatch {

    // The media server writes these first, before any packet has come.
    private static final long MAGIC_BYTES = 8;

    private @Nullable Look last;
    private long lookedAt;
    private long changedAt;
    private boolean everLooked;
    private boolean grown;

    /** @param ticks {@link System#nanoTime()}
     * @param now of the clock that stamps files */
    void see(@Nullable Look look, long ticks, Instant now, Duration silence) {
        if (!everLooked) {
            everLooked = true;
            changedAt = ticks;
            // A file that was written to just now is being written, even if this is the first look at it.
            grown = look != null
                    && look.size() > MAGIC_BYTES
                    && look.changedAt().isAfter(now.minus(silence));
        } else if (changed(look)) {
            changedAt = ticks;
            grown |= look != null && look.size() > MAGIC_BYTES;
        }
        lookedAt = ticks;
        last = look;
    }

    boolean isMissing() {
        return last == null;
    }

    boolean hasGrown() {
        return grown;
    }

    Duration silence() {
        return Duration.ofNanos(lookedAt - changedAt);
    }

    /** After a silence only fresh growth counts. */
    void doubt() {
        grown = false;
    }

    boolean isSettled(Duration enough) {
        return everLooked && ((last != null && last.closed()) || silence().compareTo(enough) >= 0);
    }

    private boolean changed(@Nullable Look look) {
        if (last == null || look == null) {
            return last != look;
        }
        return look.size() != last.size();
    }
}
