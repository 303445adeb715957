package cn.dangmian.recording.pack;

import cn.dangmian.recording.catalog.ArchivedRecording;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import java.util.List;

/**
 * What a pack says of itself; signed, so that a file that was put in, taken out or changed is found.
 *
 * @param person for whom it was made
 * @param key id of the key that signs it
 */
record Contents(int version, RecordingId recording, String person, String at, String key, List<Named> files) {

    record Named(String name, long bytes, Sha256 sha256) {}

    static Contents of(ArchivedRecording recording, String person, String at, String key, List<Part> parts) {
        return new Contents(
                1,
                recording.id(),
                person,
                at,
                key,
                parts.stream()
                        .map(part -> new Named(part.name(), part.bytes(), part.sha256()))
                        .toList());
    }
}
