package cn.dangmian.benchmark.catalogue;

import cn.dangmian.benchmark.Statistics;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Says what was measured: a table for people, the verdict, and one line for machines. */
final class Report {

    /** @param covers what of this benchmark there is */
    private record Line(
            String bench,
            String covers,
            double ratio,
            double low,
            double high,
            int n,
            @JsonProperty("void") boolean isVoid,
            double p95Millis) {}

    private static final String ROW = "%-66s %6s %8s %8s%n";

    private final Result result;
    private final List<String> titles;

    Report(Result result, List<String> titles) {
        this.result = result;
        this.titles = titles;
    }

    void print(PrintStream out) {
        out.println("milliseconds from the request until the whole answer was there");
        out.printf(ROW, "", "n", "p50", "p95");
        for (var i = 0; i < titles.size(); i++) {
            row(titles.get(i), result.of(i), out);
        }
        row("all of them", result.ours(), out);
        row("all of them again, as control (A/A)", result.control(), out);
        row("limit: the same server says who is signed in", result.limit(), out);
        out.printf(
                Locale.ROOT,
                "ratio of medians to the limit: %s; control (A/A, medians): %.2f (expected: 0.90-1.10)%n",
                result.toTheLimit().text(),
                result.againstItself());
        out.println(verdict());
        out.println(json());
    }

    private static void row(String title, double[] samples, PrintStream out) {
        out.printf(
                Locale.ROOT,
                ROW,
                title,
                samples.length,
                "%.1f".formatted(Statistics.median(samples)),
                "%.1f".formatted(Statistics.p95(samples)));
    }

    private String verdict() {
        if (result.isVoid()) {
            return "VOID: fewer than " + Result.ENOUGH + " rounds, or the control is off; this run proves nothing";
        }
        return String.format(
                Locale.ROOT,
                "target: at most %.0f ms at p95: %s (%.1f)",
                Result.TARGET_MILLIS,
                result.isMet() ? "MET" : "MISSED",
                result.p95());
    }

    String json() {
        var ratio = result.toTheLimit();
        return JsonMapper.shared()
                .writeValueAsString(new Line(
                        "catalogue",
                        "search of receptions",
                        Statistics.rounded(ratio.value()),
                        Statistics.rounded(ratio.low()),
                        Statistics.rounded(ratio.high()),
                        result.ours().length,
                        result.isVoid(),
                        Statistics.rounded(result.p95())));
    }
}
