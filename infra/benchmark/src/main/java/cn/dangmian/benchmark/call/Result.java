package cn.dangmian.benchmark.call;

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
record Result(List<Map<Series, Faces>> rounds) {

    static final int ENOUGH = 30;
    static final double TARGET_RATIO = 0.5;
    static final double TARGET_MILLIS = 250;
    private static final double CONTROL_LOW = 0.90;
    private static final double CONTROL_HIGH = 1.10;

    /** One of the two who look at each other. */
    enum End {
        OFFICIAL,
        TERMINAL;

        double of(Faces faces) {
            return this == OFFICIAL ? faces.official() : faces.terminal();
        }
    }

    double[] samples(Series series, End end) {
        return rounds.stream().mapToDouble(round -> of(round, series, end)).toArray();
    }

    private static double of(Map<Series, Faces> round, Series series, End end) {
        var faces = round.get(series);
        if (faces == null) {
            throw new IllegalStateException("a round without " + series);
        }
        return end.of(faces);
    }

    /** Of a series to the peer in both its turns. */
    Ratio ratio(Series series, End end, ToDoubleFunction<double[]> figure) {
        return Statistics.ratio(
                rounds.stream()
                        .map(round -> new double[] {of(round, series, end)})
                        .toList(),
                rounds.stream()
                        .map(round -> new double[] {of(round, Series.PEER, end), of(round, Series.CONTROL, end)})
                        .toList(),
                figure);
    }

    /** The peer against itself. */
    double control(End end) {
        return Statistics.median(samples(Series.CONTROL, end)) / Statistics.median(samples(Series.PEER, end));
    }

    /** Too few, or the machine was not the same for equal things. */
    boolean isVoid() {
        return rounds.size() < ENOUGH || !isSteady(End.OFFICIAL) || !isSteady(End.TERMINAL);
    }

    private boolean isSteady(End end) {
        var control = control(end);
        return control >= CONTROL_LOW && control <= CONTROL_HIGH;
    }

    /** Of ours to the peer, at the end where it may be worse. */
    Ratio worse() {
        var official = ratio(Series.OURS, End.OFFICIAL, Statistics::median);
        var terminal = ratio(Series.OURS, End.TERMINAL, Statistics::median);
        return official.high() > terminal.high() ? official : terminal;
    }

    double p95(End end) {
        return Statistics.p95(samples(Series.OURS, end));
    }

    boolean isRatioMet() {
        return worse().high() <= TARGET_RATIO;
    }

    boolean isTimeMet() {
        return p95(End.OFFICIAL) <= TARGET_MILLIS && p95(End.TERMINAL) <= TARGET_MILLIS;
    }
}
