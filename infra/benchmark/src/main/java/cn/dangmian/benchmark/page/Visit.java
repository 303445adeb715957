package cn.dangmian.benchmark.page;

/**
 * From when the page was asked for.
 *
 * @param paintMillis until something was drawn
 * @param usableMillis until the first field stood there and took letters
 * @param kilobytes that came over the line until then, as they came
 */
record Visit(double paintMillis, double usableMillis, double kilobytes) {

    private static final double PATIENCE_MILLIS = 60_000;

    Visit {
        if (!(paintMillis > 0 && usableMillis > 0 && paintMillis < PATIENCE_MILLIS && usableMillis < PATIENCE_MILLIS)) {
            throw new IllegalArgumentException("milliseconds of a visit: " + paintMillis + " until it was drawn, "
                    + usableMillis + " until it could be used (expected: 0..60000)");
        }
    }

    @Override
    public String toString() {
        return "%.0f/%.0f ms %.0f kB".formatted(paintMillis, usableMillis, kilobytes);
    }
}
