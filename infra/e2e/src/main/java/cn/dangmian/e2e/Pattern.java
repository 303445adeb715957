package cn.dangmian.e2e;

import java.awt.Color;

/**
 * What a seat's camera and microphone deliver, told apart from every other seat's.
 *
 * @param left colour of the left half of the picture
 * @param right colour of the right half
 * @param hertz of the tone, in beeps, because noise suppression removes a steady one
 */
public record Pattern(String name, Color left, Color right, int hertz) {

    public static final Pattern TERMINAL =
            new Pattern("terminal", new Color(220, 190, 30), new Color(40, 90, 220), 620);
    public static final Pattern DESK = new Pattern("desk", new Color(60, 200, 90), new Color(210, 60, 190), 1340);
}
