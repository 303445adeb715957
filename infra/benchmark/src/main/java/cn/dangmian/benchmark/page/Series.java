package cn.dangmian.benchmark.page;

/** What takes turns. */
enum Series {
    COLD("terminal page, nothing cached"),
    CONTROL("terminal page again, as control (A/A)"),
    WARM("terminal page, everything cached"),
    LIMIT("limit: a picture of one kilobyte as a page");

    private final String title;

    Series(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
