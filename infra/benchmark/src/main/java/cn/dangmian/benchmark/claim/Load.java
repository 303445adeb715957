package cn.dangmian.benchmark.claim;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Calls that are due at fixed times, whatever came of those before: a slow answer makes nobody press later. */
final class Load implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Load.class.getName());
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final int PATIENCE_SECONDS = 20;

    /**
     * What came of one block.
     *
     * @param millis from the time at which each call was due until both sides knew; without end for those that failed
     * @param seconds from the first that was due to the last that was known
     * @param failed how many were refused, or not known to both sides in time
     */
    record Block(double[] millis, double seconds, int failed) {

        double perSecond() {
            return (millis.length - failed) / seconds;
        }
    }

    private final Halls halls;
    private final BlockingQueue<Seat> idle;
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Petitioners who were given to a second desk while a first one had them. */
    final AtomicInteger twice = new AtomicInteger();

    Load(Halls halls) {
        this.halls = halls;
        this.idle = new ArrayBlockingQueue<>(halls.desks.size(), false, halls.desks);
    }

    Block run(int perSecond, int seconds) throws InterruptedException {
        return due(perSecond, seconds, threads, _ -> this::call);
    }

    /** Makes work at its times and waits for all of it. */
    static Block due(int perSecond, int seconds, ExecutorService threads, Due work) throws InterruptedException {
        var pending = new ArrayList<Future<Long>>();
        var start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        for (var i = 0; i < perSecond * seconds; i++) {
            var due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (var left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            pending.add(threads.submit(work.at(due)));
        }
        var millis = new double[pending.size()];
        var last = start;
        var failed = 0;
        for (var i = 0; i < millis.length; i++) {
            var due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            try {
                var known = pending.get(i).get();
                millis[i] = (known - due) / NANOS_PER_MILLI;
                last = Math.max(last, known);
            } catch (ExecutionException unknown) {
                LOG.log(failed == 0 ? Level.WARNING : Level.DEBUG, "a call came to nothing", unknown.getCause());
                millis[i] = Double.POSITIVE_INFINITY;
                failed++;
            }
        }
        return new Block(millis, (last - start) / NANOS_PER_SECOND, failed);
    }

    interface Due {

        /** @return work that says when it was known, on {@link System#nanoTime()} */
        Callable<Long> at(long due);
    }

    /** Some desk that is free calls; once both sides know, it puts the petitioner back, so that there is somebody to be called again. */
    private long call() throws Exception {
        var desk = idle.take();
        var pressed = System.nanoTime();
        var answer = desk.ask("call-next", Map.of());
        if (!answer.code().isEmpty()) {
            throw new IllegalStateException("call-next: " + answer.code());
        }
        var reception = answer.result().path("reception").asString();
        if (!held.add(reception)) {
            twice.incrementAndGet();
        }
        var known =
                Math.max(answer.at(), halls.ring(reception).after(pressed, TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)));
        held.remove(reception);
        desk.done("requeue", Map.of("reception", reception));
        idle.add(desk);
        return known;
    }

    @Override
    public void close() {
        threads.close();
    }
}
