package cn.dangmian.benchmark.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultTests {

    @Test
    void comparesWithThePeerInBothItsTurns() {
        var result = result(40, ages(110), ages(100), ages(120));
        assertThat(result.ratio(Series.OURS, samples -> samples[samples.length - 1])
                        .value())
                .isEqualTo(110 / 120.0);
    }

    @Test
    void wantsTheMedianAndTheSlowOnes() {
        assertThat(result(40, ages(115), ages(100), ages(100)).isMedianMet()).isTrue();
        assertThat(result(40, ages(116), ages(100), ages(100)).isMedianMet()).isFalse();
        var stumbling = ages(100);
        Arrays.fill(stumbling.millis(), 0, 3, 121);
        assertThat(result(40, stumbling, ages(100), ages(100)).isMedianMet()).isTrue();
        assertThat(result(40, stumbling, ages(100), ages(100)).isP95Met()).isFalse();
    }

    @Test
    void isVoidWithFewRoundsOrWhenThePeerDiffersFromItself() {
        assertThat(result(30, ages(100), ages(100), ages(109)).isVoid()).isFalse();
        assertThat(result(30, ages(100), ages(100), ages(111)).isVoid()).isTrue();
        assertThat(result(29, ages(100), ages(100), ages(100)).isVoid()).isTrue();
    }

    @Test
    void endsWithOneLineOfJson() {
        var lines = printed(result(40, ages(110), ages(100), ages(100))).lines().toList();
        assertThat(JsonMapper.shared().readTree(lines.getLast()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"bench":"latency","ratio":1.1,"low":1.1,"high":1.1,"n":40,"void":false,"p50Millis":110,"p95Millis":110}"""));
        assertThat(lines).anyMatch(line -> line.startsWith("target") && !line.contains("MISSED"));
        assertThat(printed(result(3, ages(110), ages(100), ages(100))))
                .contains("VOID")
                .doesNotContain("MET");
    }

    @Test
    void refusesAnAgeThatNoPictureHasAndATurnWithoutPictures() {
        assertThatThrownBy(() -> ages(65_000)).hasMessageContaining("65000.0");
        assertThatThrownBy(() -> new Ages(new double[9], 7)).hasMessageContaining("9, 7 more");
    }

    private static String printed(Result result) {
        var words = new ByteArrayOutputStream();
        new Report(result).print(new PrintStream(words, true, StandardCharsets.UTF_8));
        return words.toString(StandardCharsets.UTF_8);
    }

    private static Ages ages(double millis) {
        var ages = new double[20];
        Arrays.fill(ages, millis);
        return new Ages(ages, 0);
    }

    private static Result result(int rounds, Ages ours, Ages peer, Ages control) {
        var round = Map.of(Series.OURS, ours, Series.PEER, peer, Series.CONTROL, control, Series.LIMIT, ages(20));
        return new Result(Collections.nCopies(rounds, round));
    }
}
