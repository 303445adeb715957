package cn.dangmian.recording.capture;

/** Sound or picture, and how the media server names its file. */
enum Medium {
    AUDIO("-audio-0.mjr"),
    VIDEO("-video-1.mjr");

    private final String ending;

    Medium(String ending) {
        this.ending = ending;
    }

    String ending() {
        return ending;
    }
}
