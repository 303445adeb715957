package cn.dangmian.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTests {

    @Test
    void takesTheMiddleWhateverTheOrder() {
        assertThat(Statistics.median(new double[] {9, 1, 5})).isEqualTo(5);
        assertThat(Statistics.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    }

    @Test
    void leavesTheSamplesAsTheyAre() {
        var samples = new double[] {9, 1, 5};
        Statistics.median(samples);
        assertThat(samples).containsExactly(9, 1, 5);
    }

    @Test
    void finds95PercentBelowP95() {
        var samples = IntStream.rangeClosed(1, 1000).mapToDouble(i -> i).toArray();
        assertThat(Statistics.p95(samples)).isCloseTo(950, within(1.0));
    }

    @Test
    void hasAnIntervalWithoutWidthWhenNothingVaries() {
        var ratio = Statistics.ratio(rounds(20, _ -> 30), rounds(20, _ -> 60), Statistics::median);
        assertThat(ratio).isEqualTo(new Statistics.Ratio(0.5, 0.5, 0.5));
    }

    @Test
    void coversTheTrueRatioAndLittleElse() {
        var noise = new Random(7);
        var ours = rounds(200, _ -> 100 + 10 * noise.nextGaussian());
        var theirs = rounds(200, _ -> 200 + 20 * noise.nextGaussian());
        var ratio = Statistics.ratio(ours, theirs, Statistics::median);
        assertThat(ratio.low()).isLessThan(0.5).isGreaterThan(0.48);
        assertThat(ratio.high()).isGreaterThan(0.5).isLessThan(0.52);
        assertThat(ratio.value()).isBetween(ratio.low(), ratio.high());
    }

    /** A slow moment that both were in is no difference between them. */
    @Test
    void drawsWholeRounds() {
        var moments = new Random(7);
        var ours = rounds(50, _ -> 100 * Math.exp(moments.nextGaussian()));
        var theirs = ours.stream().map(round -> new double[] {2 * round[0]}).toList();
        var ratio = Statistics.ratio(ours, theirs, Statistics::median);
        assertThat(ratio.low()).isCloseTo(0.5, within(1e-9));
        assertThat(ratio.high()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void isTheSameEveryTime() {
        var noise = new Random(7);
        var ours = rounds(30, _ -> noise.nextDouble());
        var theirs = rounds(30, _ -> 1 + noise.nextDouble());
        assertThat(Statistics.ratio(ours, theirs, Statistics::p95))
                .isEqualTo(Statistics.ratio(ours, theirs, Statistics::p95));
    }

    @Test
    void refusesSeriesThatDidNotTakeTurns() {
        assertThatThrownBy(() -> Statistics.ratio(rounds(2, i -> i), rounds(3, i -> i), Statistics::median))
                .hasMessageContaining("2 and 3");
    }

    private static List<double[]> rounds(int count, java.util.function.IntToDoubleFunction sample) {
        return IntStream.range(0, count)
                .mapToObj(i -> new double[] {sample.applyAsDouble(i)})
                .toList();
    }
}
