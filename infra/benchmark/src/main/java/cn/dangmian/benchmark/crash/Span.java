package cn.dangmian.benchmark.crash;

/** Milliseconds since 1970. */
record Span(long from, long until) {

    boolean holds(long millis) {
        return from <= millis && millis < until;
    }

    Span widened(long millis) {
        return new Span(from - millis, until + millis);
    }
}
