package cn.dangmian.benchmark.recording;

/** What takes turns. */
enum Series {
    ON("ours: the talk while it is recorded"),
    OFF("ours: the same talk, not recorded"),
    ARCHIVE("ours: archiving 30 min, for each second of them"),
    PEER("peer: Chromium, Xvfb and ffmpeg, whole"),
    CONTROL("peer again, as control (A/A)"),
    LIMIT("limit: 30 min by janus-pp-rec and ffmpeg alone");

    private final String title;

    Series(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
