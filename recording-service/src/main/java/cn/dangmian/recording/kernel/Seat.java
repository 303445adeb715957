package cn.dangmian.recording.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whose picture and sound it is: one of the two sides of a talk, or a guest who was called into it; or what a side shows besides its
 * face, a picture without sound.
 */
public record Seat(@JsonValue String word) {

    private static final List<String> SIDES = List.of("terminal", "desk");
    private static final List<String> GUESTS = List.of("guesta", "guestb", "guestc", "guestd", "gueste", "guestf");

    /** What the terminal's document camera sees, and what is on the screen of the desk. */
    private static final List<String> SHOWN = List.of("camera", "screen");

    /** In the order in which they are archived. */
    public static final List<Seat> ALL =
            Stream.of(SIDES, GUESTS, SHOWN).flatMap(List::stream).map(Seat::new).toList();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Seat {
        if (!SIDES.contains(word) && !GUESTS.contains(word) && !SHOWN.contains(word)) {
            throw new IllegalArgumentException(
                    "seat: " + word + " (expected: terminal, desk, guesta to guestf, camera or screen)");
        }
    }

    /** Who comes and goes; the two sides are there as long as the talk lasts. */
    public boolean comesAndGoes() {
        return !SIDES.contains(word);
    }

    /** What a side shows besides its face: without sound, and it may stand still for as long as it likes. */
    public boolean isShown() {
        return SHOWN.contains(word);
    }

    @Override
    public String toString() {
        return word;
    }
}
