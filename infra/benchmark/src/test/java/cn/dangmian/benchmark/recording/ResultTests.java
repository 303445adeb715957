package cn.dangmian.benchmark.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultTests {

    @Test
    void countsWhatTheTalkTakesMoreAndItsArchive() {
        assertThat(result(0.052, 0.4, 10).ours()).containsOnly(0.052 - 0.050 + 0.003);
        assertThat(result(0.052, 0.4, 10).ratio().value()).isCloseTo(0.005 / 0.4, within(1e-9));
    }

    @Test
    void wantsAFiftiethAndThenAHundredth() {
        assertThat(result(0.055, 0.4, 10).isMet(Result.FIRST_TARGET)).isTrue();
        assertThat(result(0.0551, 0.4, 10).isMet(Result.FIRST_TARGET)).isFalse();
        assertThat(result(0.0509, 0.4, 10).isMet(Result.TARGET)).isTrue();
        assertThat(result(0.0511, 0.4, 10).isMet(Result.TARGET)).isFalse();
    }

    @Test
    void isVoidWithFewRoundsOrWhenThePeerDiffersFromItself() {
        assertThat(result(0.052, 0.43, 10).isVoid()).isFalse();
        assertThat(result(0.052, 0.45, 10).isVoid()).isTrue();
        assertThat(result(0.052, 0.35, 10).isVoid()).isTrue();
        assertThat(result(0.052, 0.4, 9).isVoid()).isTrue();
    }

    @Test
    void endsWithOneLineOfJson() {
        var lines = printed(result(0.052, 0.4, 10)).lines().toList();
        assertThat(JsonMapper.shared().readTree(lines.getLast()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"bench":"recording","ratio":0.0125,"low":0.0125,"high":0.0125,"n":10,"void":false,
                         "cores":0.005,"peerCores":0.4}"""));
        assertThat(lines).anyMatch(line -> line.contains("1/50 (0.02) of the peer: MET, then 1/100 (0.01): MISSED"));
        assertThat(printed(result(0.052, 0.4, 3))).contains("VOID").doesNotContain("MET");
    }

    private static String printed(Result result) {
        var words = new ByteArrayOutputStream();
        new Report(result).print(new PrintStream(words, true, StandardCharsets.UTF_8));
        return words.toString(StandardCharsets.UTF_8);
    }

    private static Result result(double on, double control, int rounds) {
        return new Result(Collections.nCopies(
                rounds,
                Map.of(
                        Series.ON, on,
                        Series.OFF, 0.050,
                        Series.ARCHIVE, 0.003,
                        Series.PEER, 0.4,
                        Series.CONTROL, control,
                        Series.LIMIT, 0.001)));
    }
}
