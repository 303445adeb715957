package cn.dangmian.local;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for a fact by asking for it. */
final class Until {

    private static final long ASK_EVERY_MILLIS = 25;

    private Until() {}

    /** @throws IllegalStateException naming what did not come true in time */
    static void isTrue(String what, Duration patience, Callable<Boolean> fact) {
        var end = Instant.now().plus(patience);
        Exception last = null;
        while (Instant.now().isBefore(end)) {
            try {
                if (fact.call()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception notYet) {
                last = notYet;
            }
            pause();
        }
        throw new IllegalStateException(what + " (waited " + patience.toSeconds() + " s)", last);
    }

    private static void pause() {
        try {
            Thread.sleep(ASK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
