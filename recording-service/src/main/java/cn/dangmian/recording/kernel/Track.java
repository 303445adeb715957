package cn.dangmian.recording.kernel;

/**
 * One playable file of a recording: what one seat sent during one segment.
 *
 * @param name unique in its recording, for example {@code terminal-1}
 * @param offsetMillis start of the track, counted from the beginning of the talk; may be slightly negative
 */
public record Track(
        String name,
        Seat seat,
        long offsetMillis,
        long durationMillis,
        long bytes,
        Sha256 sha256,
        boolean video,
        boolean audio) {}
