package cn.dangmian.benchmark.archive;

/** What takes turns. */
enum Series {
    LONG("reception of 30 min, sealed, verified, played", 30),
    CONTROL("reception of 30 min again, as control (A/A)", 30),
    SHORT("reception of 5 min", 5),
    LIMIT("limit: 30 min by janus-pp-rec and ffmpeg alone", 30);

    private final String title;
    private final int minutes;

    Series(String title, int minutes) {
        this.title = title;
        this.minutes = minutes;
    }

    String title() {
        return title;
    }

    int minutes() {
        return minutes;
    }
}
