package cn.dangmian.benchmark.claim;

import cn.dangmian.benchmark.Statistics;
import cn.dangmian.benchmark.Statistics.Ratio;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * What was measured.
 *
 * @param rate calls a second at which ours and the limit were measured
 * @param ours milliseconds of each block
 * @param limit the same of the blocks beside them
 * @param twice petitioners who were called twice
 * @param generator share of one core that the generator took at the measured rate
 */
record Result(int rate, List<double[]> ours, List<double[]> limit, List<Step> steps, int twice, double generator) {

    static final int TARGET_RATE = 50;
    static final double TARGET_MILLIS = 25;
    static final int ENOUGH_BLOCKS = 6;
    private static final double BROKEN_MILLIS = 1000;
    private static final double KEPT_UP = 0.95;
    private static final double BOUND = 0.8;
    private static final double CONTROL_LOW = 0.9;
    private static final double CONTROL_HIGH = 1.1;
    private static final Quantile QUANTILE = Quantile.withDefaults().withCopy(true);

    /**
     * A faster rate.
     *
     * @param wanted calls a second
     * @param reached calls a second until the last was known
     * @param failed calls that were refused, or not known to both sides in time
     * @param generator share of one core
     */
    record Step(int wanted, double reached, double p99, int failed, double generator) {

        boolean holds() {
            return failed == 0 && p99 < BROKEN_MILLIS && reached > KEPT_UP * wanted;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d calls/s: %.0f reached, p99 %.0f ms, %d failed, generator %.0f %% of a core%s",
                    wanted,
                    reached,
                    p99,
                    failed,
                    generator * 100,
                    holds() ? "" : " - broken");
        }
    }

    static double p99(double[] samples) {
        return QUANTILE.evaluate(samples, 0.99);
    }

    double p99() {
        return p99(Statistics.all(ours));
    }

    Ratio ratio() {
        return Statistics.ratio(ours, limit, Statistics::median);
    }

    /** The limit against itself: every other block. */
    double control() {
        return Statistics.ratio(every(0), every(1), Statistics::median).value();
    }

    private List<double[]> every(int first) {
        return IntStream.range(0, limit.size() / 2)
                .mapToObj(i -> limit.get(2 * i + first))
                .toList();
    }

    /** The rate of the target, or the fastest that held when this machine does not reach it. */
    static int measuredRate(List<Step> steps) {
        return Math.clamp(holding(steps), steps.getFirst().wanted(), TARGET_RATE);
    }

    /** @return the fastest rate that held; 0 when not even the first did */
    int holding() {
        return holding(steps);
    }

    private static int holding(List<Step> steps) {
        return steps.stream().filter(Step::holds).mapToInt(Step::wanted).max().orElse(0);
    }

    boolean isGeneratorBound() {
        return generator > BOUND;
    }

    boolean isVoid() {
        return ours.size() < ENOUGH_BLOCKS || control() < CONTROL_LOW || control() > CONTROL_HIGH || isGeneratorBound();
    }

    /** A call that came to nothing has no end. */
    private int failed() {
        return (int)
                Arrays.stream(Statistics.all(ours)).filter(Double::isInfinite).count();
    }

    boolean isMet() {
        return failed() == 0 && rate == TARGET_RATE && p99() <= TARGET_MILLIS && twice == 0;
    }
}
