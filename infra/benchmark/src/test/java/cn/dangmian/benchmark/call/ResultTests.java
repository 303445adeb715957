package cn.dangmian.benchmark.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.dangmian.benchmark.call.Result.End;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultTests {

    private static final Faces PEER = new Faces(200, 160);

    @Test
    void judgesTheEndWhereOursIsWorse() {
        var result = result(60, new Faces(80, 80), PEER);
        assertThat(result.worse().value()).isEqualTo(0.5);
        assertThat(result.isRatioMet()).isTrue();
        assertThat(result(60, new Faces(60, 81), PEER).isRatioMet()).isFalse();
        assertThat(result(60, new Faces(101, 60), PEER).isRatioMet()).isFalse();
    }

    @Test
    void comparesWithThePeerInBothItsTurns() {
        var result = result(60, new Faces(90, 90), new Faces(220, 180));
        assertThat(result.ratio(Series.OURS, End.OFFICIAL, samples -> samples.length)
                        .value())
                .isEqualTo(0.5);
    }

    @Test
    void isVoidWhenThePeerDiffersFromItselfAtEitherEnd() {
        assertThat(result(60, PEER, new Faces(219, 175)).isVoid()).isFalse();
        assertThat(result(60, PEER, new Faces(221, 160)).isVoid()).isTrue();
        assertThat(result(60, PEER, new Faces(200, 143)).isVoid()).isTrue();
    }

    @Test
    void isVoidWithFewerThan30Rounds() {
        assertThat(result(30, PEER, PEER).isVoid()).isFalse();
        assertThat(result(29, PEER, PEER).isVoid()).isTrue();
    }

    @Test
    void wantsTheTimeAtBothEnds() {
        assertThat(result(60, new Faces(250, 250), PEER).isTimeMet()).isTrue();
        assertThat(result(60, new Faces(251, 100), PEER).isTimeMet()).isFalse();
        assertThat(result(60, new Faces(100, 251), PEER).isTimeMet()).isFalse();
    }

    @Test
    void endsWithOneLineOfJson() {
        var lines = printed(result(60, new Faces(80, 72), PEER)).lines().toList();
        var json = JsonMapper.shared().readTree(lines.getLast());
        assertThat(json).isEqualTo(JsonMapper.shared().readTree("""
                        {"bench":"call","ratio":0.45,"low":0.45,"high":0.45,"n":60,"void":false,
                         "p95Millis":{"official":80,"terminal":72}}"""));
        assertThat(lines).anyMatch(line -> line.startsWith("target") && line.contains("MET (0.45)"));
    }

    @Test
    void printsAVoidRunAsVoid() {
        var words = printed(result(3, new Faces(80, 72), PEER));
        assertThat(words).contains("VOID").contains("\"void\":true").doesNotContain("MET");
    }

    @Test
    void refusesTimesThatBelongToAnotherCall() {
        assertThatThrownBy(() -> new Faces(-5, 80)).hasMessageContaining("-5.0");
        assertThatThrownBy(() -> new Faces(80, 60_001)).hasMessageContaining("60001.0");
    }

    private static String printed(Result result) {
        var words = new ByteArrayOutputStream();
        new Report(result).print(new PrintStream(words, true, StandardCharsets.UTF_8));
        return words.toString(StandardCharsets.UTF_8);
    }

    private static Result result(int rounds, Faces ours, Faces control) {
        var round =
                Map.of(Series.OURS, ours, Series.PEER, PEER, Series.CONTROL, control, Series.LIMIT, new Faces(20, 20));
        return new Result(Collections.nCopies(rounds, round));
    }
}
