package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.kernel.PersonId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question, an answer or a note.
 *
 * @param after the line before this one; null for the first
 * @param at when it was begun: the second of the recording it belongs to
 * @param revision of the minutes when it was changed last; whoever changes it names it
 */
record Line(
        Id id,
        @Nullable Id after,
        Kind kind,
        String words,
        Instant at,
        long revision,
        PersonId writtenBy,
        PersonId changedBy,
        boolean removed) {

    /** Chosen by the page that begins the line. */
    record Id(@JsonValue UUID value) {

        @JsonCreator
        public static Id of(String text) {
            return new Id(UUID.fromString(text));
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    enum Kind {
        QUESTION,
        ANSWER,
        NOTE
    }
}
