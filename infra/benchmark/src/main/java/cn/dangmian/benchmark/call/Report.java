package cn.dangmian.benchmark.call;

import cn.dangmian.benchmark.Statistics;
import cn.dangmian.benchmark.call.Result.End;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Says what was measured: a table for people, the verdict, and one line for machines. */
final class Report {

    private record Ends(long official, long terminal) {}

    private record Line(
            String bench,
            double ratio,
            double low,
            double high,
            int n,
            @JsonProperty("void") boolean isVoid,
            Ends p95Millis) {}

    private static final String ROW = "%-46s %-9s %4d %7.0f %7.0f   %s   %s";

    private final Result result;

    Report(Result result) {
        this.result = result;
    }

    void print(PrintStream out) {
        out.println("milliseconds from the press to the first bright frame; ratios to the peer with 95 % intervals");
        out.printf(
                Locale.ROOT,
                "%-46s %-9s %4s %7s %7s   %-16s   %s%n",
                "",
                "seen at",
                "n",
                "p50",
                "p95",
                "ratio p50",
                "ratio p95");
        for (var series : Series.values()) {
            for (var end : End.values()) {
                out.println(row(series, end));
            }
        }
        out.println(control());
        out.println(verdict());
        out.println(json());
    }

    private String row(Series series, End end) {
        var samples = result.samples(series, end);
        var own = series == Series.PEER || series == Series.CONTROL;
        return String.format(
                Locale.ROOT,
                ROW,
                series.title(),
                end.name().toLowerCase(Locale.ROOT),
                samples.length,
                Statistics.median(samples),
                Statistics.p95(samples),
                own
                        ? "-               "
                        : result.ratio(series, end, Statistics::median).text(),
                own ? "-" : result.ratio(series, end, Statistics::p95).text());
    }

    private String control() {
        return String.format(
                Locale.ROOT,
                "control (A/A, medians): %.2f at the official, %.2f at the terminal (expected: 0.90-1.10)",
                result.control(End.OFFICIAL),
                result.control(End.TERMINAL));
    }

    private String verdict() {
        if (result.isVoid()) {
            return "VOID: fewer than " + Result.ENOUGH + " rounds, or the control is off; this run proves nothing";
        }
        return String.format(
                Locale.ROOT,
                "target: ratio of medians at most %.2f at the bad end of the interval at both ends: %s (%.2f); "
                        + "p95 at most %.0f ms at both ends: %s (%.0f and %.0f ms)",
                Result.TARGET_RATIO,
                result.isRatioMet() ? "MET" : "MISSED",
                result.worse().high(),
                Result.TARGET_MILLIS,
                result.isTimeMet() ? "MET" : "MISSED",
                result.p95(End.OFFICIAL),
                result.p95(End.TERMINAL));
    }

    String json() {
        var worse = result.worse();
        return JsonMapper.shared()
                .writeValueAsString(new Line(
                        "call",
                        Statistics.rounded(worse.value()),
                        Statistics.rounded(worse.low()),
                        Statistics.rounded(worse.high()),
                        result.rounds().size(),
                        result.isVoid(),
                        new Ends(Math.round(result.p95(End.OFFICIAL)), Math.round(result.p95(End.TERMINAL)))));
    }
}
