package cn.dangmian.signaling.archive;

import java.time.Instant;
import java.util.UUID;

/**
 * A paper or a picture that belongs to a reception and is sealed with its recording.
 *
 * @param id by which its source knows it
 * @param name of its file, unique in the reception
 */
public record Exhibit(UUID id, Kind kind, String name, String mediaType, long bytes, String sha256, Instant at) {

    public enum Kind {
        /** The signed minutes. */
        MINUTES,
        /** What was laid before the camera or brought. */
        DOCUMENT
    }
}
