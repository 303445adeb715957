package cn.dangmian.benchmark.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.benchmark.catalogue.Result.Round;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultTests {

    @Test
    void judgesSearchesByTheirSlowOnes() {
        assertThat(result(50, 50, 40).isMet()).isTrue();
        assertThat(result(50.1, 50, 40).isMet()).isFalse();
        var rounds = new ArrayList<>(result(10, 10, 36).rounds());
        rounds.addAll(result(90, 90, 4).rounds());
        assertThat(new Result(rounds).isMet()).isFalse();
    }

    @Test
    void isVoidWithFewRoundsOrWhenASearchDiffersFromItself() {
        assertThat(result(10, 10.9, 30).isVoid()).isFalse();
        assertThat(result(10, 11.1, 30).isVoid()).isTrue();
        assertThat(result(10, 8.9, 30).isVoid()).isTrue();
        assertThat(result(10, 10, 29).isVoid()).isTrue();
    }

    @Test
    void endsWithOneLineOfJson() {
        var lines = printed(result(12, 12, 40)).lines().toList();
        assertThat(JsonMapper.shared().readTree(lines.getLast()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"bench":"catalogue","covers":"search of receptions","ratio":6.0,"low":6.0,"high":6.0,"n":80,"void":false,
                         "p95Millis":12.0}"""));
        assertThat(lines).anyMatch(line -> line.startsWith("target") && line.contains("MET"));
        assertThat(printed(result(12, 12, 3))).contains("VOID").doesNotContain("MET");
    }

    @Test
    void everySearchHasATitleOfItsOwn() {
        assertThat(Search.ALL.stream().map(Search::title)).doesNotHaveDuplicates();
    }

    private static String printed(Result result) {
        var words = new ByteArrayOutputStream();
        new Report(result, List.of("one", "other")).print(new PrintStream(words, true, StandardCharsets.UTF_8));
        return words.toString(StandardCharsets.UTF_8);
    }

    private static Result result(double ours, double control, int rounds) {
        return new Result(Collections.nCopies(
                rounds, new Round(new double[] {ours, ours}, new double[] {control, control}, new double[] {2, 2})));
    }
}
