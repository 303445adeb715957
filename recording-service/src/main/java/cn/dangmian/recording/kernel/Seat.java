package cn.dangmian.recording.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose picture and sound it is. */
public enum Seat {
    TERMINAL,
    DESK;

    /** As messages, tables and track names spell it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Seat of(String word) {
        for (var seat : values()) {
            if (seat.word().equals(word)) {
                return seat;
            }
        }
        throw new IllegalArgumentException("seat: " + word + " (expected: terminal or desk)");
    }
}
