package cn.dangmian.recording;

import cn.dangmian.local.Postgres;
import cn.dangmian.local.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL and Redis of this test run, started once. */
final class Servers {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    static final Path FOLDER = folder();
    static final Postgres POSTGRES = Postgres.start(FOLDER, 0);

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
    }

    private Servers() {}

    static String newDatabase() {
        return POSTGRES.url("recording_" + DATABASES.incrementAndGet());
    }

    static Redis newRedis() {
        var redis = Redis.start(0);
        Runtime.getRuntime().addShutdownHook(new Thread(redis::close));
        return redis;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("recording-service");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
