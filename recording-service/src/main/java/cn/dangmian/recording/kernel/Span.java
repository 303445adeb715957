package cn.dangmian.recording.kernel;

import java.time.Duration;
import java.time.Instant;

/** From the opening of the gate to its shutting, or any other stretch of time. */
public record Span(Instant from, Instant until) {

    public Span {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("span: until " + until + " (expected: not before " + from + ")");
        }
    }

    public long millis() {
        return Duration.between(from, until).toMillis();
    }
}
