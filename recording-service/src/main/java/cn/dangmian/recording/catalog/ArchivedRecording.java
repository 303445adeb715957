package cn.dangmian.recording.catalog;

import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Track;
import java.util.Optional;

/** A recording that can be played. */
public record ArchivedRecording(RecordingId id, Subject subject, Archive archive) {

    public Optional<Track> track(String name) {
        return archive.tracks().stream()
                .filter(track -> track.name().equals(name))
                .findFirst();
    }
}
