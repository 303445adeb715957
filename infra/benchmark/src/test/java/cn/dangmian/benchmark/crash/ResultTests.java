package cn.dangmian.benchmark.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ResultTests {

    private static final long BEGUN = 1_764_547_200_000L;
    private static final long MOMENT = BEGUN + 5_000;

    @Test
    void looksForTheSeatThatLostMore() {
        var trial = new Trial(Kind.JANUS_KILLED, MOMENT, List.of(seat(300), seat(900)));
        assertThat(trial.lostSound()).isEqualTo(900);
    }

    @Test
    void oneThatLosesMoreThanASecondIsEnoughToMiss() {
        assertThat(result(200, 1000, 0).isTailMet()).isTrue();
        assertThat(result(200, 1050, 0).isTailMet()).isFalse();
    }

    @Test
    void aReceptionWithoutArchiveIsCountedAndNotForgotten() {
        var missing = result(200, 500, 1);
        assertThat(missing.isArchived()).isFalse();
        assertThat(printed(missing))
                .contains("every reception archived: MISSED")
                .contains("\"withoutArchive\":1");
        assertThat(result(200, 500, 0).isArchived()).isTrue();
    }

    @Test
    void gapsThatNobodyTellsOfAreCounted() {
        var untold = new ArrayList<>(result(200, 500, 0).trials());
        untold.add(new Trial(Kind.SPOOL_SHORT, MOMENT, List.of(untold(), seat(0))));
        var result = new Result(untold);
        assertThat(result.isExplained()).isFalse();
        assertThat(result.isVoid()).isFalse();
        assertThat(untold.getLast().words()).contains("UNEXPLAINED SILENCE -300 to 2000 ms");
    }

    @Test
    void isVoidWithFewInjectionsOrWhenTheMicrophoneItselfHasGaps() {
        assertThat(result(199, 500, 0).isVoid()).isTrue();
        assertThat(result(200, 500, 0).isVoid()).isFalse();
        var stumbling = new ArrayList<>(result(200, 500, 0).trials());
        stumbling.add(new Trial(Kind.NOTHING, MOMENT, List.of(untold(), seat(0))));
        assertThat(new Result(stumbling).isVoid()).isTrue();
    }

    @Test
    void endsWithOneLineOfJson() {
        var lines = printed(result(200, 500, 0)).lines().toList();
        assertThat(JsonMapper.shared().readTree(lines.getLast()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"bench":"crash","ratio":0.5,"low":0.5,"high":0.5,"n":200,"void":false,
                         "lostMillis":500,"p95Millis":500,"unexplained":0,"withoutArchive":0}"""));
        assertThat(lines).anyMatch(line -> line.startsWith("target") && !line.contains("MISSED"));
        assertThat(printed(result(3, 500, 0))).contains("VOID").doesNotContain("MET");
    }

    private static String printed(Result result) {
        var words = new ByteArrayOutputStream();
        new Report(result).print(new PrintStream(words, true, StandardCharsets.UTF_8));
        return words.toString(StandardCharsets.UTF_8);
    }

    /** @param lost by all; of so many more nothing was archived */
    private static Result result(int injections, long lost, int missing) {
        var trials = new ArrayList<>(
                Collections.nCopies(injections, new Trial(Kind.JANUS_KILLED, MOMENT, List.of(seat(lost), seat(0)))));
        trials.addAll(Collections.nCopies(missing, new Trial(Kind.SPOOL_FULL, MOMENT, List.of())));
        trials.add(new Trial(Kind.NOTHING, MOMENT, List.of(seat(0), seat(0))));
        return new Result(List.copyOf(trials));
    }

    /** Nothing from so much before the moment until two seconds after it. */
    private static Coverage seat(long lost) {
        return lost == 0 ? seat(0, 0, List.of()) : seat(-lost, 2_000, List.of(new Span(MOMENT - lost, MOMENT + 2_000)));
    }

    private static Coverage untold() {
        return seat(-300, 2_000, List.of());
    }

    private static Coverage seat(long from, long until, List<Span> explained) {
        var heard = new TreeSet<Long>();
        var seen = new TreeSet<Long>();
        LongStream.range(BEGUN / Ticks.SLOT, BEGUN / Ticks.SLOT + 200)
                .filter(slot -> slot * Ticks.SLOT < MOMENT + from || slot * Ticks.SLOT >= MOMENT + until)
                .forEach(slot -> {
                    heard.add(slot);
                    seen.add(slot * Ticks.SLOT);
                });
        return new Coverage(new Span(BEGUN, BEGUN + 10_000), heard, seen, explained);
    }
}
