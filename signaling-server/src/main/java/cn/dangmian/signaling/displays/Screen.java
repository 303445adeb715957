package cn.dangmian.signaling.displays;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open connection to a screen, written to by a thread of its own. Only the newest picture waits to be sent: a screen that reads
 * slowly misses what is old.
 */
final class Screen implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Screen.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration STALE = Duration.ofSeconds(3);
    private static final Duration LIFE = Duration.ofMinutes(30);

    /** @param last nothing follows */
    record Told(String event, Object data, boolean last) {}

    /** What was shown last, by the numbers that change with it. */
    record Sight(long display, long hall) {}

    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<Told> next = new ArrayBlockingQueue<>(1);
    private final List<byte[]> secrets;
    private final String address;
    private final long openedAt = System.nanoTime();
    private volatile long lookedAt = System.nanoTime();
    private volatile boolean gone;
    private @Nullable Sight sight;
    private long shownAt;

    /** @param secrets hashes of the one it has, one for each key */
    Screen(List<byte[]> secrets, String address) {
        this.secrets = secrets;
        this.address = address;
        emitter.onCompletion(() -> gone = true);
        emitter.onError(_ -> gone = true);
    }

    SseEmitter emitter() {
        return emitter;
    }

    List<byte[]> secrets() {
        return secrets;
    }

    String address() {
        return address;
    }

    /** Its picture was compared with the database just now. */
    void looked() {
        lookedAt = System.nanoTime();
    }

    boolean shows(Sight wanted, Duration atMost) {
        return wanted.equals(sight) && !isOlder(shownAt, atMost);
    }

    void show(Sight wanted, Told told) {
        sight = wanted;
        shownAt = System.nanoTime();
        tell(told);
    }

    /** By one thread only. */
    void tell(Told told) {
        next.clear();
        next.offer(told);
    }

    @Override
    public void run() {
        try {
            while (!gone && !isOlder(openedAt, LIFE)) {
                var told = next.poll(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (told != null) {
                    emitter.send(SseEmitter.event().name(told.event()).data(told.data()));
                    gone = told.last();
                } else if (!isOlder(lookedAt, STALE)) {
                    // Without a look no beat: the screen must not take an old picture for the present one.
                    emitter.send(SseEmitter.event().name("beat").data(""));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException left) {
            LOG.debug("a screen is gone", left);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    private static boolean isOlder(long nanos, Duration than) {
        return System.nanoTime() - nanos > than.toNanos();
    }
}
