package cn.dangmian.benchmark.catalogue;

import cn.dangmian.benchmark.Statistics;
import cn.dangmian.benchmark.Statistics.Ratio;
import java.util.List;

/**
 * What was measured, in milliseconds.
 *
 * @param rounds each has every search once
 */
record Result(List<Round> rounds) {

    static final int ENOUGH = 30;
    static final double TARGET_MILLIS = 50;
    private static final double CONTROL_LOW = 0.90;
    private static final double CONTROL_HIGH = 1.10;

    /** @param ours of each search; @param control the same searches again; @param limit an answer of the same server beside each */
    record Round(double[] ours, double[] control, double[] limit) {}

    double[] of(int search) {
        return rounds.stream().mapToDouble(round -> round.ours()[search]).toArray();
    }

    double[] ours() {
        return Statistics.all(rounds.stream().map(Round::ours).toList());
    }

    double[] control() {
        return Statistics.all(rounds.stream().map(Round::control).toList());
    }

    double[] limit() {
        return Statistics.all(rounds.stream().map(Round::limit).toList());
    }

    /** Of the medians. */
    Ratio toTheLimit() {
        return Statistics.ratio(
                rounds.stream().map(Round::ours).toList(),
                rounds.stream().map(Round::limit).toList(),
                Statistics::median);
    }

    double againstItself() {
        return Statistics.median(control()) / Statistics.median(ours());
    }

    /** Too few, or the machine was not the same for equal things. */
    boolean isVoid() {
        return rounds.size() < ENOUGH || againstItself() < CONTROL_LOW || againstItself() > CONTROL_HIGH;
    }

    double p95() {
        return Statistics.p95(ours());
    }

    boolean isMet() {
        return p95() <= TARGET_MILLIS;
    }
}
