package cn.dangmian.benchmark.page;

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
            long kilobytes,
            double usableSeconds) {}

    private static final String ROW = "%-44s %4s %12s %12s %12s %12s %8s%n";

    private final Result result;

    Report(Result result) {
        this.result = result;
    }

    void print(PrintStream out) {
        out.println("milliseconds from asking for the page, its processor slowed four times");
        out.printf(ROW, "", "n", "drawn p50", "drawn p95", "usable p50", "usable p95", "kB");
        for (var series : Series.values()) {
            row(series, out);
        }
        out.printf(Locale.ROOT, "control (A/A, medians): %.2f (expected: 0.90-1.10)%n", result.control());
        out.println(verdict());
        out.println(json());
    }

    private void row(Series series, PrintStream out) {
        var drawn = result.samples(series, Visit::paintMillis);
        var usable = result.samples(series, Visit::usableMillis);
        out.printf(
                ROW,
                series.title(),
                usable.length,
                Math.round(Statistics.median(drawn)),
                Math.round(Statistics.p95(drawn)),
                Math.round(Statistics.median(usable)),
                Math.round(Statistics.p95(usable)),
                Math.round(Statistics.median(result.samples(series, Visit::kilobytes))));
    }

    private String verdict() {
        if (result.isVoid()) {
            return "VOID: fewer than " + Result.ENOUGH + " rounds, or the control is off; this run proves nothing";
        }
        return String.format(
                Locale.ROOT,
                "target: usable at the first visit within %.0f ms at p95: %s (%.0f); "
                        + "at most %.0f kB loaded until its petitioner waits for the first call: %s (%.0f)",
                Result.TARGET_MILLIS,
                result.isTimeMet() ? "MET" : "MISSED",
                result.usableMillis(),
                Result.TARGET_KILOBYTES,
                result.isSizeMet() ? "MET" : "MISSED",
                result.kilobytes());
    }

    String json() {
        var ratio = result.toTheLimit(Series.COLD);
        return JsonMapper.shared()
                .writeValueAsString(new Line(
                        "page",
                        Statistics.rounded(ratio.value()),
                        Statistics.rounded(ratio.low()),
                        Statistics.rounded(ratio.high()),
                        result.rounds().size(),
                        result.isVoid(),
                        Math.round(result.kilobytes()),
                        Statistics.rounded(result.usableMillis() / 1000)));
    }
}
