package cn.dangmian.benchmark.claim;

import cn.dangmian.benchmark.Statistics;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintStream;
import java.util.List;
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
            int perSecond,
            @JsonProperty("void") boolean isVoid,
            double p99Millis,
            int holdsPerSecond,
            int calledTwice) {}

    private final Result result;

    Report(Result result) {
        this.result = result;
    }

    void print(PrintStream out) {
        out.println("milliseconds from \"call next\" to both parties told, at " + result.rate()
                + " calls/s, from when each call was due");
        out.printf(Locale.ROOT, "%-46s %6s %7s %7s %7s%n", "", "n", "p50", "p95", "p99");
        out.println(row("ours", result.ours()));
        out.println(row("limit: one commit and loopback", result.limit()));
        out.printf(
                Locale.ROOT,
                "ratio of medians to the limit: %s; control (A/A): %.2f (expected: 0.90-1.10); generator %.0f %% of a core%n",
                result.ratio().text(),
                result.control(),
                result.generator() * 100);
        out.println("called twice: " + result.twice());
        out.println(verdict());
        out.println(json());
    }

    private static String row(String name, List<double[]> blocks) {
        var all = Statistics.all(blocks);
        return String.format(
                Locale.ROOT,
                "%-46s %6d %7.1f %7.1f %7.1f",
                name,
                all.length,
                Statistics.median(all),
                Statistics.p95(all),
                Result.p99(all));
    }

    private String verdict() {
        if (result.isVoid()) {
            return "VOID: too few blocks, the control is off, or the generator is the limit; this run proves nothing";
        }
        return String.format(
                Locale.ROOT,
                "target: p99 at most %.0f ms at %d calls/s and nobody called twice: %s (%.1f ms at %d calls/s, %d); the fastest rate that held: %d calls/s",
                Result.TARGET_MILLIS,
                Result.TARGET_RATE,
                result.isMet() ? "MET" : "MISSED",
                result.p99(),
                result.rate(),
                result.twice(),
                result.holding());
    }

    String json() {
        var ratio = result.ratio();
        return JsonMapper.shared()
                .writeValueAsString(new Line(
                        "claim",
                        Statistics.rounded(ratio.value()),
                        Statistics.rounded(ratio.low()),
                        Statistics.rounded(ratio.high()),
                        Statistics.all(result.ours()).length,
                        result.rate(),
                        result.isVoid(),
                        Statistics.rounded(result.p99()),
                        result.holding(),
                        result.twice()));
    }
}
