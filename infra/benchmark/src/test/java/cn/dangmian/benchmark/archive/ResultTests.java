package cn.dangmian.benchmark.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultTests {

    @Test
    void isVoidWithFewRoundsOrWhenEqualThingsDiffer() {
        assertThat(result(6, 6.5, 8).isVoid()).isFalse();
        assertThat(result(6, 6.7, 8).isVoid()).isTrue();
        assertThat(result(6, 5.3, 8).isVoid()).isTrue();
        assertThat(result(6, 6, 7).isVoid()).isTrue();
    }

    @Test
    void memoryIsFlatWhenSixTimesTheLengthTakesNoMore() {
        assertThat(result(6, 6, 8, 220).isFlat()).isTrue();
        assertThat(result(6, 6, 8, 221).isFlat()).isFalse();
    }

    @Test
    void endsWithOneLineOfJson() {
        var lines = printed(result(6, 6, 8)).lines().toList();
        assertThat(JsonMapper.shared().readTree(lines.getLast()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"bench":"archive","ratio":2.0,"low":2.0,"high":2.0,"n":8,"void":false,
                         "seconds":6.0,"rssMegabytes":200}"""));
        assertThat(lines).anyMatch(line -> line.contains("within 10 s at p95: MET (6.00), then 5 s: MISSED"));
        assertThat(printed(result(6, 6, 3))).contains("VOID").doesNotContain("MET");
    }

    @Test
    void refusesATimeThatCannotBe() {
        assertThatThrownBy(() -> new Sample(0, 1)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new Sample(600, 1)).hasMessageContaining("600.0");
    }

    private static String printed(Result result) {
        var words = new ByteArrayOutputStream();
        new Report(result).print(new PrintStream(words, true, StandardCharsets.UTF_8));
        return words.toString(StandardCharsets.UTF_8);
    }

    private static Result result(double seconds, double control, int rounds) {
        return result(seconds, control, rounds, 200);
    }

    private static Result result(double seconds, double control, int rounds, double megabytes) {
        return new Result(Collections.nCopies(
                rounds,
                Map.of(
                        Series.LONG, new Sample(seconds, megabytes),
                        Series.CONTROL, new Sample(control, megabytes),
                        Series.SHORT, new Sample(1, 200),
                        Series.LIMIT, new Sample(3, 0))));
    }
}
