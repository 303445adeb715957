package cn.dangmian.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;

/** Figures of raw samples. */
public final class Statistics {

    private static final int RESAMPLES = 10_000;
    private static final long SEED = 20_261_124;

    private static final Quantile QUANTILE = Quantile.withDefaults().withCopy(true);

    private Statistics() {}

    public static double median(double[] samples) {
        return QUANTILE.evaluate(samples, 0.5);
    }

    public static double p95(double[] samples) {
        return QUANTILE.evaluate(samples, 0.95);
    }

    /**
     * The ratio of a figure of two series that took turns, with its bootstrap 95 % interval. Whole rounds are drawn, so that what
     * a noisy moment did to both stays together.
     *
     * @param ours the samples of each round
     * @param theirs the samples of the same rounds
     */
    public static Ratio ratio(List<double[]> ours, List<double[]> theirs, ToDoubleFunction<double[]> figure) {
        if (ours.isEmpty() || ours.size() != theirs.size()) {
            throw new IllegalArgumentException(
                    "rounds: " + ours.size() + " and " + theirs.size() + " (expected: as many, and at least one)");
        }
        var random = new SplittableRandom(SEED);
        var drawn = new double[RESAMPLES];
        for (var i = 0; i < RESAMPLES; i++) {
            var rounds = random.ints(ours.size(), 0, ours.size()).toArray();
            drawn[i] = figure.applyAsDouble(of(ours, rounds)) / figure.applyAsDouble(of(theirs, rounds));
        }
        var value = figure.applyAsDouble(all(ours)) / figure.applyAsDouble(all(theirs));
        var ends = QUANTILE.evaluate(drawn, 0.025, 0.975);
        return new Ratio(value, ends[0], ends[1]);
    }

    public static double[] all(List<double[]> rounds) {
        return rounds.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    private static double[] of(List<double[]> rounds, int[] drawn) {
        return java.util.Arrays.stream(drawn)
                .mapToObj(rounds::get)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
    }

    /** As the line for machines has it: to the thousandth. */
    public static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /** @param low end of the 95 % interval; @param high end of it */
    public record Ratio(double value, double low, double high) {

        /** As a table has it: the value and its interval. */
        public String text() {
            return String.format(Locale.ROOT, "%.2f (%.2f-%.2f)", value, low, high);
        }
    }
}
