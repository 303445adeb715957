package cn.dangmian.benchmark.crash;

import cn.dangmian.benchmark.Statistics;
import cn.dangmian.benchmark.Statistics.Ratio;
import java.util.Collections;
import java.util.List;

/** What came of all receptions. */
record Result(List<Trial> trials) {

    static final int ENOUGH = 200;

    /** Milliseconds of audible sound that may be lost. */
    static final double MAY_BE_LOST = 1000;

    List<Trial> of(Kind kind) {
        return trials.stream().filter(trial -> trial.kind() == kind).toList();
    }

    /** Those in which something happened. */
    List<Trial> injections() {
        return trials.stream().filter(trial -> trial.kind() != Kind.NOTHING).toList();
    }

    static double[] lostSound(List<Trial> trials) {
        return trials.stream()
                .filter(Trial::isArchived)
                .mapToDouble(Trial::lostSound)
                .toArray();
    }

    static double[] lostPictures(List<Trial> trials) {
        return trials.stream()
                .filter(Trial::isArchived)
                .mapToDouble(Trial::lostPictures)
                .toArray();
    }

    static double worst(double[] millis) {
        return java.util.Arrays.stream(millis).max().orElse(Double.NaN);
    }

    static int unexplained(List<Trial> trials) {
        return trials.stream().mapToInt(Trial::unexplained).sum();
    }

    static long withoutArchive(List<Trial> trials) {
        return trials.stream().filter(trial -> !trial.isArchived()).count();
    }

    /** Of the sound that nineteen of twenty lose no more than, to what may be lost. */
    Ratio ratio() {
        var lost = lostSound(injections());
        var rounds = java.util.Arrays.stream(lost)
                .mapToObj(one -> new double[] {one})
                .toList();
        return Statistics.ratio(
                rounds, Collections.nCopies(rounds.size(), new double[] {MAY_BE_LOST}), Statistics::p95);
    }

    /** Too few, or the camera and the microphone themselves had gaps: then a gap proves nothing. */
    boolean isVoid() {
        var control = of(Kind.NOTHING);
        return injections().size() < ENOUGH || unexplained(control) > 0 || withoutArchive(control) > 0;
    }

    boolean isTailMet() {
        return worst(lostSound(injections())) <= MAY_BE_LOST;
    }

    boolean isExplained() {
        return unexplained(injections()) == 0;
    }

    boolean isArchived() {
        return withoutArchive(injections()) == 0;
    }
}
