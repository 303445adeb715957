package cn.dangmian.recording.playback;

import org.jspecify.annotations.Nullable;

/** What a grant is for; none serves another use. */
enum Use {
    PLAY(null),
    PACK("pack"),
    COMPOSITE("composite"),
    DELIVER("deliver"),
    INSPECT("inspect");

    private final @Nullable String word;

    Use(@Nullable String word) {
        this.word = word;
    }

    /** @param claim as it stands in the grant; absent in one for playing */
    boolean isMeantBy(@Nullable String claim) {
        return word == null ? claim == null : word.equals(claim);
    }
}
