package cn.dangmian.benchmark.archive;

import cn.dangmian.benchmark.Statistics;
import cn.dangmian.benchmark.Statistics.Ratio;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, and what follows from it.
 *
 * @param rounds each has every series once
 */
record Result(List<Map<Series, Sample>> rounds) {

    /** A round lasts a minute and moves gigabytes. */
    static final int ENOUGH = 8;

    static final double FIRST_TARGET_SECONDS = 10;
    static final double TARGET_SECONDS = 5;
    private static final double CONTROL_LOW = 0.90;
    private static final double CONTROL_HIGH = 1.10;
    private static final double FLAT = 1.10;

    double[] samples(Series series, ToDoubleFunction<Sample> figure) {
        return rounds.stream().mapToDouble(round -> of(round, series, figure)).toArray();
    }

    private static double of(Map<Series, Sample> round, Series series, ToDoubleFunction<Sample> figure) {
        var sample = round.get(series);
        if (sample == null) {
            throw new IllegalStateException("a round without " + series);
        }
        return figure.applyAsDouble(sample);
    }

    /** Of the medians. */
    Ratio toTheLimit() {
        return Statistics.ratio(rounds(Series.LONG), rounds(Series.LIMIT), Statistics::median);
    }

    private List<double[]> rounds(Series series) {
        return rounds.stream()
                .map(round -> new double[] {of(round, series, Sample::seconds)})
                .toList();
    }

    double control() {
        return Statistics.median(samples(Series.CONTROL, Sample::seconds))
                / Statistics.median(samples(Series.LONG, Sample::seconds));
    }

    boolean isVoid() {
        return rounds.size() < ENOUGH || control() < CONTROL_LOW || control() > CONTROL_HIGH;
    }

    /** What nineteen of twenty do not exceed. */
    double seconds() {
        return Statistics.p95(samples(Series.LONG, Sample::seconds));
    }

    double highest(Series series) {
        return Statistics.p95(samples(series, Sample::megabytes));
    }

    /** Six times the length takes no more memory. */
    boolean isFlat() {
        return highest(Series.LONG) <= FLAT * highest(Series.SHORT);
    }
}
