package cn.dangmian.signaling.kernel;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that looks at how things are now, off the caller's thread. For one key it runs once at a time, and once more when it was
 * asked for meanwhile: a crowd of changes costs few looks, and the last change is always seen. Few threads, because what they
 * do takes the database connections that commands need.
 */
public final class Latest<K> {

    private enum Asked {
        ONCE,
        AGAIN
    }

    private static final Logger LOG = LoggerFactory.getLogger(Latest.class);

    private final Map<K, Asked> running = new ConcurrentHashMap<>();
    /** What is looked at in distances: when it was due last, on {@link System#nanoTime()}. */
    private final Map<K, Long> due = new ConcurrentHashMap<>();

    private final Set<K> planned = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;

    /** @param atOnce how many keys are worked on at the same time */
    public Latest(int atOnce) {
        // Nearly all of it is waiting for the database, for which a virtual thread takes two more turns of others.
        threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().daemon().name("latest-", 1).factory());
    }

    /** @param work always the same for the same key; when it fails, that is logged */
    public void soon(K key, Runnable work) {
        var asked = running.compute(key, (_, before) -> before == null ? Asked.ONCE : Asked.AGAIN);
        if (asked == Asked.ONCE) {
            threads.execute(() -> runUntilQuiet(key, work));
        }
    }

    /**
     * Not at once, because something else is more urgent for those who wait; all that is asked for until then is one look.
     *
     * @param delay from the first time it was asked for
     */
    public void later(K key, Duration delay, Runnable work) {
        later(key, delay, Duration.ZERO, work);
    }

    /** @param apart and not before so much time has passed since it was due last: what changes all the time is looked at less often */
    public void later(K key, Duration delay, Duration apart, Runnable work) {
        if (planned.add(key)) {
            CompletableFuture.delayedExecutor(untilDue(key, delay, apart), TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(() -> {
                        planned.remove(key);
                        soon(key, work);
                    });
        }
    }

    /** @return nanoseconds */
    private long untilDue(K key, Duration delay, Duration apart) {
        if (apart.isZero()) {
            return delay.toNanos();
        }
        var now = System.nanoTime();
        var soonest = now + delay.toNanos();
        return due.merge(key, soonest, (last, next) -> Math.max(next, last + apart.toNanos())) - now;
    }

    private void runUntilQuiet(K key, Runnable work) {
        do {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.warn("{} failed; what it would have told is healed later: {}", key, failed.toString());
            }
        } while (running.computeIfPresent(key, (_, asked) -> asked == Asked.AGAIN ? Asked.ONCE : null) != null);
    }
}
