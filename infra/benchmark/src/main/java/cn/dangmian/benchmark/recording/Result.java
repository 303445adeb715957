package cn.dangmian.benchmark.recording;

import cn.dangmian.benchmark.Statistics;
import cn.dangmian.benchmark.Statistics.Ratio;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What was measured, and what follows from it.
 *
 * @param rounds each has every series once; cores
 */
record Result(List<Map<Series, Double>> rounds) {

    static final int ENOUGH = 10;
    static final double FIRST_TARGET = 1 / 50.0;
    static final double TARGET = 1 / 100.0;
    private static final double CONTROL_LOW = 0.90;
    private static final double CONTROL_HIGH = 1.10;

    private static double of(Map<Series, Double> round, Series series) {
        var cores = round.get(series);
        if (cores == null) {
            throw new IllegalStateException("a round without " + series);
        }
        return cores;
    }

    /** What is there because recording is on: what the talk takes more while it is recorded, and its archive. */
    private static double ours(Map<Series, Double> round) {
        return of(round, Series.ON) - of(round, Series.OFF) + of(round, Series.ARCHIVE);
    }

    double[] samples(Series series) {
        return samples(round -> of(round, series));
    }

    double[] ours() {
        return samples(Result::ours);
    }

    private double[] samples(ToDoubleFunction<Map<Series, Double>> figure) {
        return rounds.stream().mapToDouble(figure).toArray();
    }

    /** Of ours to the peer in both its turns. */
    Ratio ratio() {
        return toThePeer(Result::ours);
    }

    Ratio ratio(Series series) {
        return toThePeer(round -> of(round, series));
    }

    private Ratio toThePeer(ToDoubleFunction<Map<Series, Double>> figure) {
        return Statistics.ratio(
                rounds.stream()
                        .map(round -> new double[] {figure.applyAsDouble(round)})
                        .toList(),
                rounds.stream()
                        .map(round -> new double[] {of(round, Series.PEER), of(round, Series.CONTROL)})
                        .toList(),
                Statistics::median);
    }

    /** The peer against itself. */
    double control() {
        return Statistics.median(samples(Series.CONTROL)) / Statistics.median(samples(Series.PEER));
    }

    boolean isVoid() {
        return rounds.size() < ENOUGH || control() < CONTROL_LOW || control() > CONTROL_HIGH;
    }

    boolean isMet(double target) {
        return ratio().high() <= target;
    }
}
