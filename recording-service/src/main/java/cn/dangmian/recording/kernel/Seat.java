package cn.dangmian.recording.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/** Whose picture and sound it is: one of the two sides of a talk, or a guest who was called into it. */
public record Seat(@JsonValue String word) {

    private static final List<String> SIDES = List.of("terminal", "desk");
    private static final List<String> GUESTS = List.of("guesta", "guestb", "guestc", "guestd", "gueste", "guestf");

    /** In the order in which they are archived. */
    public static final List<Seat> ALL =
            Stream.of(SIDES, GUESTS).flatMap(List::stream).map(Seat::new).toList();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Seat {
        if (!SIDES.contains(word) && !GUESTS.contains(word)) {
            throw new IllegalArgumentException("seat: " + word + " (expected: terminal, desk or guesta to guestf)");
        }
    }

    /** Who comes and goes; the two sides are there as long as the talk lasts. */
    public boolean isGuest() {
        return GUESTS.contains(word);
    }

    @Override
    public String toString() {
        return word;
    }
}
