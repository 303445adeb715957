package cn.dangmian.benchmark.archive;

import cn.dangmian.benchmark.Statistics;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Says what was measured: a table for people, the verdict, and one line for machines. */
final class Report {

    private record Line(
            String bench,
            double ratio,
            double low,
            double high,
            int n,
            @JsonProperty("void") boolean isVoid,
            double seconds,
            long rssMegabytes) {}

    private static final String ROW = "%-48s %4s %10s %10s %10s%n";

    private final Result result;

    Report(Result result) {
        this.result = result;
    }

    void print(PrintStream out) {
        out.println(
                "seconds from the end of the reception until it is sealed, verified and played, and memory of the service");
        out.printf(ROW, "", "n", "p50", "p95", "peak MB");
        for (var series : Series.values()) {
            row(series, out);
        }
        out.printf(Locale.ROOT, "control (A/A, medians): %.2f (expected: 0.90-1.10)%n", result.control());
        out.println(verdict());
        out.println(json());
    }

    private void row(Series series, PrintStream out) {
        var seconds = result.samples(series, Sample::seconds);
        out.printf(
                ROW,
                series.title(),
                seconds.length,
                String.format(Locale.ROOT, "%.2f", Statistics.median(seconds)),
                String.format(Locale.ROOT, "%.2f", Statistics.p95(seconds)),
                Math.round(result.highest(series)));
    }

    private String verdict() {
        if (result.isVoid()) {
            return "VOID: fewer than " + Result.ENOUGH + " rounds, or the control is off; this run proves nothing";
        }
        return String.format(
                Locale.ROOT,
                "target: 30 min within %.0f s at p95: %s (%.2f), then %.0f s: %s; "
                        + "memory flat from 5 to 30 min: %s (%.0f and %.0f MB)",
                Result.FIRST_TARGET_SECONDS,
                word(result.seconds() <= Result.FIRST_TARGET_SECONDS),
                result.seconds(),
                Result.TARGET_SECONDS,
                word(result.seconds() <= Result.TARGET_SECONDS),
                word(result.isFlat()),
                result.highest(Series.SHORT),
                result.highest(Series.LONG));
    }

    private static String word(boolean met) {
        return met ? "MET" : "MISSED";
    }

    String json() {
        var ratio = result.toTheLimit();
        return JsonMapper.shared()
                .writeValueAsString(new Line(
                        "archive",
                        Statistics.rounded(ratio.value()),
                        Statistics.rounded(ratio.low()),
                        Statistics.rounded(ratio.high()),
                        result.rounds().size(),
                        result.isVoid(),
                        Statistics.rounded(result.seconds()),
                        Math.round(result.highest(Series.LONG))));
    }
}
