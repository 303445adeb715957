package cn.dangmian.benchmark.latency;

/**
 * Of the pictures of one turn.
 *
 * @param millis from when each was drawn until it was handed to the screen
 * @param unread pictures whose time could not be read
 */
record Ages(double[] millis, int unread) {

    /** A shorter turn is no turn. */
    private static final int FEWEST = 10;

    private static final double OLDEST_MILLIS = 10_000;

    Ages {
        if (millis.length < FEWEST) {
            throw new IllegalArgumentException("pictures of a turn: " + millis.length + ", " + unread
                    + " more that were not read (expected: at least " + FEWEST + ")");
        }
        for (var one : millis) {
            // A clock that went on by itself would show here.
            if (!(one >= 0 && one < OLDEST_MILLIS)) {
                throw new IllegalArgumentException("age of a picture: " + one + " (expected: 0..10000)");
            }
        }
    }

    @Override
    public String toString() {
        return "%.0f ms of %d, %d unread"
                .formatted(cn.dangmian.benchmark.Statistics.median(millis), millis.length, unread);
    }
}
