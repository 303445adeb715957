package cn.dangmian.recording.capture;

import java.util.List;

/** Sound or picture, and how the media server names its file: with the place of the medium among those that the seat sends. */
enum Medium {
    AUDIO("-audio-0.mjr"),
    VIDEO("-video-1.mjr", "-video-0.mjr");

    private final List<String> endings;

    Medium(String... endings) {
        this.endings = List.of(endings);
    }

    /** Of which a seat has one at most. */
    List<String> endings() {
        return endings;
    }
}
