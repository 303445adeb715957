package cn.dangmian.recording.catalog;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Track;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording that can be played, or could be until it was destroyed.
 *
 * @param destroyedAt absent while it can
 */
public record ArchivedRecording(
        RecordingId id,
        Subject subject,
        Archive archive,
        @Nullable Instant destroyedAt) {

    public boolean isDestroyed() {
        return destroyedAt != null;
    }

    public Optional<Track> track(String name) {
        return archive.tracks().stream()
                .filter(track -> track.name().equals(name))
                .findFirst();
    }
}
