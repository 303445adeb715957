package cn.dangmian.recording.kernel;

import java.time.Instant;

/**
 * Something that happened in a talk.
 *
 * @param kind {@code commitment}: something was promised
 */
public record Moment(String kind, Instant at) {

    public Moment {
        if (!kind.equals("commitment")) {
            throw new IllegalArgumentException("moment: " + kind + " (expected: commitment)");
        }
    }
}
