package cn.dangmian.benchmark.crash;

import cn.dangmian.local.Stack;
import java.io.IOException;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Makes it happen, and mends it after a while that is drawn. */
record Injection(Stack stack, Spool spool, Random random) {

    private static final int MILLIS_UNTIL_IT_HAPPENS = 3000;
    private static final int SPREAD_UNTIL_IT_HAPPENS = 4000;

    /** @return when it happened */
    Instant inject(Kind kind) throws IOException, InterruptedException {
        pause(MILLIS_UNTIL_IT_HAPPENS, SPREAD_UNTIL_IT_HAPPENS);
        var now = Instant.now();
        switch (kind) {
            case NOTHING -> pause(0, 1000);
            case JANUS_KILLED -> killJanus();
            case RECORDING_KILLED -> killRecording();
            case SPOOL_FULL -> fillSpool(1500, 4500);
            case SPOOL_READ_ONLY -> forbidSpool();
            case SPOOL_SHORT -> fillSpool(50, 350);
        }
        return now;
    }

    private void killJanus() {
        stack.janus().kill();
        pause(0, 1000);
        stack.janus().restart();
    }

    private void killRecording() {
        stack.recording().kill();
        pause(0, 2000);
        stack.recording().restart();
    }

    private void fillSpool(int least, int spread) throws IOException, InterruptedException {
        spool.fill();
        pause(least, spread);
        spool.empty();
    }

    private void forbidSpool() throws IOException, InterruptedException {
        spool.forbid();
        pause(1500, 4500);
        spool.allow();
    }

    /** @param least milliseconds; up to {@code spread} more */
    void pause(int least, int spread) {
        var end = System.nanoTime() + (least + random.nextInt(spread)) * 1_000_000L;
        while (end - System.nanoTime() > 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
