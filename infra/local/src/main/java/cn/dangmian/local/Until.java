package cn.dangmian.local;

import java.nio.file.Path;
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

    /** Waits until the process answers, and not longer than it lives. */
    static void answers(String name, Process process, Path log, Duration patience, Callable<Boolean> fact) {
        isTrue(name + " does not answer; see " + log, patience, () -> !process.isAlive() || fact.call());
        if (!process.isAlive()) {
            throw new IllegalStateException(name + " ended with code " + process.exitValue() + "; see " + log);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ASK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
