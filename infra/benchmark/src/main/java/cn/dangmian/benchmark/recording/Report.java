package cn.dangmian.benchmark.recording;

import cn.dangmian.benchmark.Statistics;
import cn.dangmian.benchmark.Statistics.Ratio;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.DoubleStream;
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
            double cores,
            double peerCores) {}

    private static final String ROW = "%-50s %4s %8s %8s   %s%n";

    private final Result result;

    Report(Result result) {
        this.result = result;
    }

    void print(PrintStream out) {
        out.println("percent of a core for one reception; ratios to the peer with 95 % intervals");
        out.printf(ROW, "", "n", "p50", "p95", "ratio p50");
        row("ours: on less off, and the archive", result.ours(), text(result.ratio()), out);
        for (var series : Series.values()) {
            var compared = series == Series.ARCHIVE || series == Series.LIMIT;
            row(series.title(), result.samples(series), compared ? text(result.ratio(series)) : "-", out);
        }
        out.printf(Locale.ROOT, "control (A/A, medians): %.2f (expected: 0.90-1.10)%n", result.control());
        out.println(verdict());
        out.println(json());
    }

    private static void row(String title, double[] cores, String ratio, PrintStream out) {
        out.printf(ROW, title, cores.length, percent(Statistics.median(cores)), percent(Statistics.p95(cores)), ratio);
    }

    private static String percent(double cores) {
        return String.format(Locale.ROOT, "%.2f", cores * 100);
    }

    private static String text(Ratio ratio) {
        return String.format(Locale.ROOT, "%.4f (%.4f-%.4f)", ratio.value(), ratio.low(), ratio.high());
    }

    private String verdict() {
        if (result.isVoid()) {
            return "VOID: fewer than " + Result.ENOUGH + " rounds, or the control is off; this run proves nothing";
        }
        return String.format(
                Locale.ROOT,
                "target at the bad end of the interval: 1/50 (0.02) of the peer: %s, then 1/100 (0.01): %s (%.4f)",
                word(Result.FIRST_TARGET),
                word(Result.TARGET),
                result.ratio().high());
    }

    private String word(double target) {
        return result.isMet(target) ? "MET" : "MISSED";
    }

    String json() {
        var ratio = result.ratio();
        var peer = DoubleStream.concat(
                        DoubleStream.of(result.samples(Series.PEER)), DoubleStream.of(result.samples(Series.CONTROL)))
                .toArray();
        return JsonMapper.shared()
                .writeValueAsString(new Line(
                        "recording",
                        rounded(ratio.value()),
                        rounded(ratio.low()),
                        rounded(ratio.high()),
                        result.rounds().size(),
                        result.isVoid(),
                        rounded(Statistics.median(result.ours())),
                        rounded(Statistics.median(peer))));
    }

    /** A thousandth would be a tenth of the target. */
    private static double rounded(double value) {
        return Math.round(value * 100_000) / 100_000.0;
    }
}
