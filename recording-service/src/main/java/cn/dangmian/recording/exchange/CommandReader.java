package cn.dangmian.recording.exchange;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.stereotype.Component;

/** Reads the stream of commands for as long as the service runs, through lost streams, lost Redis and lost database. */
@Component("commands")
class CommandReader implements SmartLifecycle, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(CommandReader.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Streams streams;
    private final Inbox inbox;
    private final Clock clock;
    private volatile Instant lastRead = Instant.EPOCH;
    private @Nullable Thread reader;
    private CountDownLatch stop = new CountDownLatch(0);

    CommandReader(Streams streams, Inbox inbox, Clock clock) {
        this.streams = streams;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        stop = new CountDownLatch(1);
        var until = stop;
        reader = Thread.ofPlatform().name("commands").start(() -> run(until));
    }

    @Override
    public synchronized void stop() {
        stop.countDown();
        if (reader != null) {
            try {
                reader.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            reader = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return reader != null;
    }

    @Override
    public Health health() {
        var silent = Duration.between(lastRead, clock.instant());
        var health = silent.compareTo(PATIENCE) < 0 ? Health.up() : Health.down();
        return health.withDetail("lastRead", lastRead).build();
    }

    private void run(CountDownLatch until) {
        var troubled = false;
        while (until.getCount() > 0) {
            try (var connection = streams.open()) {
                readAll(connection, until);
                troubled = false;
            } catch (RuntimeException e) {
                if (!troubled) {
                    LOG.warn("commands cannot be read; trying again until they can", e);
                }
                troubled = true;
                pause(until);
            }
        }
    }

    private void readAll(RedisConnection connection, CountDownLatch until) {
        makeGroupIfLost(connection);
        var unfinished = true;
        while (until.getCount() > 0) {
            var entries = unfinished ? streams.unfinished(connection) : streams.fresh(connection);
            unfinished = unfinished && !entries.isEmpty();
            lastRead = clock.instant();
            for (var entry : entries) {
                inbox.take(entry.json());
                streams.finished(connection, entry);
            }
        }
    }

    private void makeGroupIfLost(RedisConnection connection) {
        try {
            streams.makeGroup(connection);
        } catch (RuntimeException e) {
            if (!String.valueOf(e.getCause()).contains("BUSYGROUP")) {
                throw e;
            }
        }
    }

    private static void pause(CountDownLatch until) {
        try {
            var _ = until.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
