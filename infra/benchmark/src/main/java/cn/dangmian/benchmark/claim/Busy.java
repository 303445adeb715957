package cn.dangmian.benchmark.claim;

import java.lang.management.ManagementFactory;

/** How much of one core this process, the generator, takes since it was made. */
final class Busy {

    private final long start = System.nanoTime();
    private final long cpu = used();

    private static long used() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    double share() {
        return (used() - cpu) / (double) (System.nanoTime() - start);
    }
}
