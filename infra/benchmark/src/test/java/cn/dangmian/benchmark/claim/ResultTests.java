package cn.dangmian.benchmark.claim;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.benchmark.claim.Result.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultTests {

    private static final List<Step> STEPS =
            List.of(new Step(75, 75, 20, 0, 0.2), new Step(100, 99, 900, 0, 0.3), new Step(150, 120, 400, 0, 0.4));

    private static List<double[]> blocks(int count, double millis) {
        return IntStream.range(0, count).mapToObj(_ -> filled(millis)).toList();
    }

    private static double[] filled(double millis) {
        var samples = new double[100];
        Arrays.fill(samples, millis);
        return samples;
    }

    private static Result result(List<double[]> ours, List<double[]> limit, int twice) {
        return new Result(50, ours, limit, STEPS, twice, 0.3);
    }

    @Test
    void wantsNinetyNineOfAHundredInTimeAndNobodyCalledTwice() {
        assertThat(result(blocks(6, 25), blocks(6, 5), 0).isMet()).isTrue();
        assertThat(result(blocks(6, 26), blocks(6, 5), 0).isMet()).isFalse();
        assertThat(result(blocks(6, 20), blocks(6, 5), 1).isMet()).isFalse();
        var oneFailed = blocks(6, 20);
        oneFailed.getLast()[7] = Double.POSITIVE_INFINITY;
        assertThat(result(oneFailed, blocks(6, 5), 0).isMet()).isFalse();
        assertThat(new Result(40, blocks(6, 20), blocks(6, 5), STEPS, 0, 0.3).isMet())
                .isFalse();
    }

    @Test
    void isVoidWithFewBlocksWithALimitThatDiffersFromItselfAndWithABusyGenerator() {
        assertThat(result(blocks(6, 20), blocks(6, 5), 0).isVoid()).isFalse();
        assertThat(result(blocks(5, 20), blocks(5, 5), 0).isVoid()).isTrue();
        var uneven = IntStream.range(0, 6)
                .mapToObj(block -> filled(block % 2 == 0 ? 5 : 6))
                .toList();
        assertThat(result(blocks(6, 20), uneven, 0).isVoid()).isTrue();
        assertThat(new Result(50, blocks(6, 20), blocks(6, 5), STEPS, 0, 0.81).isVoid())
                .isTrue();
    }

    @Test
    void aRateHoldsWhenItIsReachedWithinASecond() {
        assertThat(result(blocks(6, 20), blocks(6, 5), 0).holding()).isEqualTo(100);
        assertThat(new Step(100, 99, 1000, 0, 0.3).holds()).isFalse();
        assertThat(new Step(100, 94, 20, 0, 0.3).holds()).isFalse();
        assertThat(new Step(100, 99, 20, 1, 0.3).holds()).isFalse();
    }

    @Test
    void isMeasuredAtTheTargetsRateOrTheFastestThatHeld() {
        assertThat(Result.measuredRate(List.of(new Step(5, 5, 20, 0, 0.1), new Step(75, 75, 20, 0, 0.2))))
                .isEqualTo(50);
        assertThat(Result.measuredRate(List.of(new Step(5, 5, 20, 0, 0.1), new Step(10, 7, 20, 0, 0.1))))
                .isEqualTo(5);
        assertThat(Result.measuredRate(List.of(new Step(5, 3, 20, 0, 0.1)))).isEqualTo(5);
    }

    @Test
    void endsWithOneLineOfJson() {
        var said = new ByteArrayOutputStream();
        new Report(result(blocks(6, 20), blocks(6, 5), 0)).print(new PrintStream(said, true, StandardCharsets.UTF_8));
        var last = said.toString(StandardCharsets.UTF_8).lines().toList().getLast();
        assertThat(JsonMapper.shared().readTree(last))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"bench": "claim", "ratio": 4.0, "low": 4.0, "high": 4.0, "n": 600, "perSecond": 50, "void": false, "p99Millis": 20.0,
                         "holdsPerSecond": 100, "calledTwice": 0}"""));
    }
}
