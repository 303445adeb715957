package cn.dangmian.benchmark.crash;

/** What happens in the middle of a talk. */
enum Kind {
    NOTHING("control: nothing happens"),
    JANUS_KILLED("Janus is killed (-9) and started again"),
    RECORDING_KILLED("recording service is killed (-9) and started again"),
    SPOOL_FULL("spool is full for some seconds"),
    SPOOL_READ_ONLY("spool is read-only for some seconds"),
    SPOOL_SHORT("spool cuts writes short for a moment");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
