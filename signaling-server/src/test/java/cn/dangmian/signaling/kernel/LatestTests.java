package cn.dangmian.signaling.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LatestTests {

    private static final Duration DELAY = Duration.ofMillis(300);

    private final Latest<String> latest = new Latest<>(1);
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void aCrowdOfWishesUntilThenIsOneLook() {
        for (var i = 0; i < 100; i++) {
            latest.later("line", DELAY, looks::incrementAndGet);
        }
        assertThat(looks).hasValue(0);
        await().untilAtomic(looks, equalTo(1));
        // Looks are made one after another: what the first hundred had left over would come before this one.
        latest.later("line", DELAY, looks::incrementAndGet);
        await().untilAtomic(looks, greaterThan(1));
        assertThat(looks).hasValue(2);
    }

    @Test
    void whatChangesAllTheTimeIsLookedAtInDistances() {
        var apart = Duration.ofSeconds(1);
        var begun = System.nanoTime();
        latest.later("line", Duration.ZERO, apart, looks::incrementAndGet);
        await().untilAtomic(looks, equalTo(1));
        latest.later("line", Duration.ZERO, apart, looks::incrementAndGet);
        latest.later("another", Duration.ZERO, apart, () -> {});
        await().untilAtomic(looks, equalTo(2));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(apart);
    }

    @Test
    void whatIsAskedForDuringALookIsLookedAtOnceMore() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Runnable look = () -> {
            looks.incrementAndGet();
            begun.countDown();
            await().until(() -> goOn.await(0, TimeUnit.SECONDS));
        };
        latest.soon("line", look);
        begun.await();
        latest.soon("line", look);
        latest.soon("line", look);
        goOn.countDown();
        await().untilAtomic(looks, equalTo(2));
        var last = new CountDownLatch(1);
        latest.soon("another", last::countDown);
        last.await();
        assertThat(looks).hasValue(2);
    }
}
