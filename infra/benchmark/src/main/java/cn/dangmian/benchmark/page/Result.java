package cn.dangmian.benchmark.page;

import cn.dangmian.benchmark.Statistics;
import cn.dangmian.benchmark.Statistics.Ratio;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, and what follows from it.
 *
 * @param rounds each has every series once
 * @param kilobytes that the page had loaded when its petitioner waited for the first call
 */
record Result(List<Map<Series, Visit>> rounds, double kilobytes) {

    static final int ENOUGH = 30;
    static final double TARGET_MILLIS = 1500;
    static final double TARGET_KILOBYTES = 250;
    private static final double CONTROL_LOW = 0.90;
    private static final double CONTROL_HIGH = 1.10;

    double[] samples(Series series, ToDoubleFunction<Visit> figure) {
        return rounds.stream().mapToDouble(round -> of(round, series, figure)).toArray();
    }

    private static double of(Map<Series, Visit> round, Series series, ToDoubleFunction<Visit> figure) {
        var visit = round.get(series);
        if (visit == null) {
            throw new IllegalStateException("a round without " + series);
        }
        return figure.applyAsDouble(visit);
    }

    /** Of the medians until it could be used. */
    Ratio toTheLimit(Series series) {
        return Statistics.ratio(rounds(series), rounds(Series.LIMIT), Statistics::median);
    }

    private List<double[]> rounds(Series series) {
        return rounds.stream()
                .map(round -> new double[] {of(round, series, Visit::usableMillis)})
                .toList();
    }

    /** The same page against itself. */
    double control() {
        return Statistics.median(samples(Series.CONTROL, Visit::usableMillis))
                / Statistics.median(samples(Series.COLD, Visit::usableMillis));
    }

    /** Too few, or the machine was not the same for equal things. */
    boolean isVoid() {
        return rounds.size() < ENOUGH || control() < CONTROL_LOW || control() > CONTROL_HIGH;
    }

    /** What nineteen of twenty first visits do not exceed. */
    double usableMillis() {
        return Statistics.p95(samples(Series.COLD, Visit::usableMillis));
    }

    boolean isTimeMet() {
        return usableMillis() <= TARGET_MILLIS;
    }

    boolean isSizeMet() {
        return kilobytes <= TARGET_KILOBYTES;
    }
}
