package cn.dangmian.benchmark.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultTests {

    @Test
    void judgesFirstVisitsByTheirSlowOnes() {
        assertThat(result(1500, 1500, 40, 250).isTimeMet()).isTrue();
        assertThat(result(1501, 1501, 40, 250).isTimeMet()).isFalse();
        var visits = new ArrayList<>(rounds(1000, 1000, 36));
        visits.addAll(rounds(4000, 4000, 4));
        assertThat(new Result(visits, 200).isTimeMet()).isFalse();
    }

    @Test
    void judgesWhatIsLoadedBeforeTheFirstCall() {
        assertThat(result(1000, 1000, 40, 250).isSizeMet()).isTrue();
        assertThat(result(1000, 1000, 40, 250.1).isSizeMet()).isFalse();
    }

    @Test
    void isVoidWithFewRoundsOrWhenThePageDiffersFromItself() {
        assertThat(result(1000, 1099, 30, 250).isVoid()).isFalse();
        assertThat(result(1000, 1101, 30, 250).isVoid()).isTrue();
        assertThat(result(1000, 899, 30, 250).isVoid()).isTrue();
        assertThat(result(1000, 1000, 29, 250).isVoid()).isTrue();
    }

    @Test
    void endsWithOneLineOfJson() {
        var lines = printed(result(1200, 1200, 40, 231.4)).lines().toList();
        assertThat(JsonMapper.shared().readTree(lines.getLast()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"bench":"page","ratio":12.0,"low":12.0,"high":12.0,"n":40,"void":false,
                         "kilobytes":231,"usableSeconds":1.2}"""));
        assertThat(lines).anyMatch(line -> line.startsWith("target") && !line.contains("MISSED"));
        assertThat(printed(result(1200, 1200, 3, 231))).contains("VOID").doesNotContain("MET");
    }

    @Test
    void refusesAVisitThatNeverCameToAnEnd() {
        assertThatThrownBy(() -> new Visit(0, 100, 1)).hasMessageContaining("0.0 until it was drawn");
        assertThatThrownBy(() -> new Visit(100, 60_001, 1)).hasMessageContaining("60001.0");
    }

    private static String printed(Result result) {
        var words = new ByteArrayOutputStream();
        new Report(result).print(new PrintStream(words, true, StandardCharsets.UTF_8));
        return words.toString(StandardCharsets.UTF_8);
    }

    private static Result result(double cold, double control, int rounds, double kilobytes) {
        return new Result(rounds(cold, control, rounds), kilobytes);
    }

    private static List<Map<Series, Visit>> rounds(double cold, double control, int rounds) {
        return Collections.nCopies(
                rounds,
                Map.of(
                        Series.COLD, new Visit(cold / 2, cold, 200),
                        Series.CONTROL, new Visit(control / 2, control, 200),
                        Series.WARM, new Visit(200, 400, 3),
                        Series.LIMIT, new Visit(50, 100, 1)));
    }
}
