package cn.dangmian.benchmark.latency;

import cn.dangmian.benchmark.Statistics;
import cn.dangmian.benchmark.Statistics.Ratio;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What was measured, and what follows from it.
 *
 * @param rounds each has every series once
 */
record Result(List<Map<Series, Ages>> rounds) {

    static final int ENOUGH = 30;
    static final double TARGET_MEDIAN = 1.15;
    static final double TARGET_P95 = 1.20;
    private static final double CONTROL_LOW = 0.90;
    private static final double CONTROL_HIGH = 1.10;

    private static double[] of(Map<Series, Ages> round, Series series) {
        var ages = round.get(series);
        if (ages == null) {
            throw new IllegalStateException("a round without " + series);
        }
        return ages.millis();
    }

    double[] samples(Series series) {
        return Statistics.all(rounds.stream().map(round -> of(round, series)).toList());
    }

    /** Of a series to the peer in both its turns. */
    Ratio ratio(Series series, ToDoubleFunction<double[]> figure) {
        return Statistics.ratio(
                rounds.stream().map(round -> of(round, series)).toList(),
                rounds.stream()
                        .map(round -> Statistics.all(Stream.of(Series.PEER, Series.CONTROL)
                                .map(one -> of(round, one))
                                .toList()))
                        .toList(),
                figure);
    }

    /** The peer against itself. */
    double control() {
        return Statistics.median(samples(Series.CONTROL)) / Statistics.median(samples(Series.PEER));
    }

    /** Too few, or the machine was not the same for equal things. */
    boolean isVoid() {
        return rounds.size() < ENOUGH || control() < CONTROL_LOW || control() > CONTROL_HIGH;
    }

    boolean isMedianMet() {
        return ratio(Series.OURS, Statistics::median).high() <= TARGET_MEDIAN;
    }

    boolean isP95Met() {
        return ratio(Series.OURS, Statistics::p95).high() <= TARGET_P95;
    }
}
