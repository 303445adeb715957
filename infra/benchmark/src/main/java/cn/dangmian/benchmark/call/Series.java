package cn.dangmian.benchmark.call;

/** What takes turns. */
enum Series {
    OURS("ours: held links, STOMP, commit, Janus"),
    PEER("peer: two browsers directly, cold"),
    CONTROL("peer again, as control (A/A)"),
    LIMIT("limit: two browsers directly, already linked");

    private final String title;

    Series(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
