package cn.dangmian.e2e;

import java.awt.Color;

/**
 * What a seat's camera and microphone deliver, told apart from every other seat's.
 *
 * @param left colour of the left half of the picture
 * @param right colour of the right half
 * @param coat of who sits in the middle
 * @param grainy as a camera in a dark room: a picture that costs what a real one does
 * @param hertz of the tone, in beeps, because noise suppression removes a steady one
 */
public record Pattern(String name, Color left, Color right, Color coat, boolean grainy, int hertz) {

    public static final Pattern TERMINAL = new Pattern(
            "terminal", new Color(205, 180, 90), new Color(80, 115, 185), new Color(98, 92, 84), false, 620);
    public static final Pattern DESK =
            new Pattern("desk", new Color(110, 175, 120), new Color(185, 110, 160), new Color(34, 48, 84), false, 1340);

    /** Somebody who is called in. */
    static final Pattern GUEST =
            new Pattern("guest", new Color(90, 150, 190), new Color(190, 150, 90), new Color(90, 40, 40), false, 980);

    /** The same where it is dark: pictures that a narrow line does not bear. */
    static final Pattern DARK_TERMINAL =
            new Pattern("dark-terminal", TERMINAL.left, TERMINAL.right, TERMINAL.coat, true, TERMINAL.hertz);

    static final Pattern DARK_DESK = new Pattern("dark-desk", DESK.left, DESK.right, DESK.coat, true, DESK.hertz);

    /** The same with a microphone that hears nothing. */
    static final Pattern DEAF_TERMINAL =
            new Pattern("deaf-terminal", TERMINAL.left, TERMINAL.right, TERMINAL.coat, false, 0);

    /** A sheet under a document camera, half of it printed red. */
    static final Pattern PAPER =
            new Pattern("paper", new Color(232, 228, 215), new Color(150, 45, 45), new Color(0, 0, 0), false, 0);

    /** What is sent in place of a picture; nobody's camera. */
    static final Pattern CARD =
            new Pattern("card", new Color(44, 58, 74), new Color(44, 58, 74), new Color(44, 58, 74), false, 0);
}
