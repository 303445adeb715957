package cn.dangmian.recording.composite;

/** Milliseconds of a talk. */
record Stretch(long from, long until) {

    boolean covers(long at) {
        return from <= at && at < until;
    }
}
