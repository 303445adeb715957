package cn.dangmian.benchmark.call;

/**
 * From the press of the button to the first bright frame of the other side, in milliseconds.
 *
 * @param official at the one who waited
 * @param terminal at the one who pressed
 */
record Faces(double official, double terminal) {

    static final double PATIENCE_MILLIS = 60_000;

    Faces {
        requireSane(official);
        requireSane(terminal);
    }

    /** A mark of an earlier call would lie before the press. */
    private static void requireSane(double millis) {
        if (!(millis > 0 && millis < PATIENCE_MILLIS)) {
            throw new IllegalArgumentException("milliseconds to a face: " + millis + " (expected: 0..60000)");
        }
    }
}
