package cn.dangmian.signaling.notices;

import java.time.Duration;

/** How long to wait before the next try: 5 s, 15 s, 45 s …, at most half an hour. */
final class Backoff {

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int FIRST_SECONDS = 5;
    private static final int STEPS = 6;

    private Backoff() {}

    /** @param attempts that were made */
    static Duration after(int attempts) {
        var step = Math.min(Math.max(attempts, 1), STEPS + 1) - 1;
        var wait = Duration.ofSeconds(FIRST_SECONDS * Math.round(Math.pow(3, step)));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
