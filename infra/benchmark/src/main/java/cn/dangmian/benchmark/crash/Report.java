package cn.dangmian.benchmark.crash;

import cn.dangmian.benchmark.Statistics;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Says what came of it: a table for people, the verdict, and one line for machines. */
final class Report {

    private record Line(
            String bench,
            double ratio,
            double low,
            double high,
            int n,
            @JsonProperty("void") boolean isVoid,
            long lostMillis,
            long p95Millis,
            int unexplained,
            long withoutArchive) {}

    private static final String ROW = "%-54s %4s %9s %9s %9s %9s %12s %10s%n";

    private final Result result;

    Report(Result result) {
        this.result = result;
    }

    void print(PrintStream out) {
        out.println("milliseconds that were spoken or shown before it happened and are not in the archive,"
                + " gaps that the manifest does not tell of, receptions without an archive");
        out.printf(ROW, "", "n", "p95", "worst", "pictures", "worst", "unexplained", "no archive");
        for (var kind : Kind.values()) {
            row(kind.title(), result.of(kind), out);
        }
        row("all that happened", result.injections(), out);
        out.println(verdict());
        out.println(json());
    }

    private static void row(String title, List<Trial> trials, PrintStream out) {
        var sound = Result.lostSound(trials);
        var pictures = Result.lostPictures(trials);
        out.printf(
                ROW,
                title,
                trials.size(),
                millis(p95(sound)),
                millis(Result.worst(sound)),
                millis(p95(pictures)),
                millis(Result.worst(pictures)),
                Result.unexplained(trials),
                Result.withoutArchive(trials));
    }

    /** Of none there is none. */
    private static double p95(double[] samples) {
        return samples.length == 0 ? Double.NaN : Statistics.p95(samples);
    }

    private static String millis(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.0f", value);
    }

    private String verdict() {
        if (result.isVoid()) {
            return "VOID: fewer than " + Result.ENOUGH
                    + " injections, or gaps where nothing happened; this run proves nothing";
        }
        return String.format(
                Locale.ROOT,
                "target: at most %.0f ms of sound lost, ever: %s; every gap told of: %s; every reception archived: %s",
                Result.MAY_BE_LOST,
                word(result.isTailMet()),
                word(result.isExplained()),
                word(result.isArchived()));
    }

    private static String word(boolean met) {
        return met ? "MET" : "MISSED";
    }

    String json() {
        var ratio = result.ratio();
        var injections = result.injections();
        var lost = Result.lostSound(injections);
        return JsonMapper.shared()
                .writeValueAsString(new Line(
                        "crash",
                        Statistics.rounded(ratio.value()),
                        Statistics.rounded(ratio.low()),
                        Statistics.rounded(ratio.high()),
                        injections.size(),
                        result.isVoid(),
                        Math.round(Result.worst(lost)),
                        Math.round(Statistics.p95(lost)),
                        Result.unexplained(injections),
                        Result.withoutArchive(injections)));
    }
}
