package cn.dangmian.benchmark.claim;

import java.util.concurrent.TimeUnit;

/** The calls of one reception as its terminal hears of them. Each call has its own deadline, however often it is told. */
final class Ring {

    private String deadline = "";
    private long since;

    /** @param at on {@link System#nanoTime()} */
    synchronized void hear(String deadline, long at) {
        if (!deadline.equals(this.deadline)) {
            this.deadline = deadline;
            since = at;
            notifyAll();
        }
    }

    /** @return when the terminal heard of a call that was made after {@code pressed}; waits for it */
    synchronized long after(long pressed, long patienceNanos) throws InterruptedException {
        var until = System.nanoTime() + patienceNanos;
        while (deadline.isEmpty() || since - pressed < 0) {
            var left = until - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("the terminal was not told");
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return since;
    }
}
