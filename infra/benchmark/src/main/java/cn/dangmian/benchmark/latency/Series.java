package cn.dangmian.benchmark.latency;

/** What takes turns. */
enum Series {
    OURS("ours: terminal, Janus, desk, recorded", "face"),
    PEER("peer: two windows linked directly", "peer"),
    CONTROL("peer again, as control (A/A)", "peer"),
    LIMIT("limit: drawn and shown in one window", "limit");

    private final String title;
    private final String hook;

    Series(String title, String hook) {
        this.title = title;
        this.hook = hook;
    }

    String title() {
        return title;
    }

    /** Where its pictures are seen. */
    String hook() {
        return hook;
    }
}
