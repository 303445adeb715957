package cn.dangmian.benchmark.latency;

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
            long p50Millis,
            long p95Millis) {}

    private static final String ROW = "%-42s %6s %7s %7s   %-18s %s%n";

    private final Result result;

    Report(Result result) {
        this.result = result;
    }

    void print(PrintStream out) {
        out.println(
                "milliseconds from drawing a picture until it is handed to the screen; ratios to the peer, 95 % intervals");
        out.printf(ROW, "", "n", "p50", "p95", "ratio p50", "ratio p95");
        for (var series : Series.values()) {
            row(series, out);
        }
        out.printf(Locale.ROOT, "control (A/A, medians): %.2f (expected: 0.90-1.10)%n", result.control());
        out.println(verdict());
        out.println(json());
    }

    private void row(Series series, PrintStream out) {
        var samples = result.samples(series);
        var own = series == Series.PEER || series == Series.CONTROL;
        out.printf(
                ROW,
                series.title(),
                samples.length,
                Math.round(Statistics.median(samples)),
                Math.round(Statistics.p95(samples)),
                own ? "-" : result.ratio(series, Statistics::median).text(),
                own ? "-" : result.ratio(series, Statistics::p95).text());
    }

    private String verdict() {
        if (result.isVoid()) {
            return "VOID: fewer than " + Result.ENOUGH + " rounds, or the control is off; this run proves nothing";
        }
        return String.format(
                Locale.ROOT,
                "target at the bad end of the interval: median at most %.2f of the peer: %s; p95 at most %.2f: %s",
                Result.TARGET_MEDIAN,
                result.isMedianMet() ? "MET" : "MISSED",
                Result.TARGET_P95,
                result.isP95Met() ? "MET" : "MISSED");
    }

    String json() {
        var ratio = result.ratio(Series.OURS, Statistics::median);
        var samples = result.samples(Series.OURS);
        return JsonMapper.shared()
                .writeValueAsString(new Line(
                        "latency",
                        Statistics.rounded(ratio.value()),
                        Statistics.rounded(ratio.low()),
                        Statistics.rounded(ratio.high()),
                        result.rounds().size(),
                        result.isVoid(),
                        Math.round(Statistics.median(samples)),
                        Math.round(Statistics.p95(samples))));
    }
}
