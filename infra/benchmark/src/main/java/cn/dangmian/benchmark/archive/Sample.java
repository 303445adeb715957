package cn.dangmian.benchmark.archive;

/** @param megabytes the most that the recording service held meanwhile; 0 where it did nothing */
record Sample(double seconds, double megabytes) {

    Sample {
        if (!(seconds > 0 && seconds < 600)) {
            throw new IllegalArgumentException("seconds: " + seconds + " (expected: above 0 and below 600)");
        }
    }
}
