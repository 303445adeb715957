package cn.dangmian.benchmark;

import cn.dangmian.benchmark.archive.ArchiveBenchmark;
import cn.dangmian.benchmark.call.CallBenchmark;
import cn.dangmian.benchmark.catalogue.CatalogueBenchmark;
import cn.dangmian.benchmark.claim.ClaimBenchmark;
import cn.dangmian.benchmark.crash.CrashBenchmark;
import cn.dangmian.benchmark.latency.LatencyBenchmark;
import cn.dangmian.benchmark.page.PageBenchmark;
import cn.dangmian.benchmark.recording.RecordingBenchmark;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** {@code infra/bench NAME}. */
final class Bench {

    static final Map<String, Benchmark> KNOWN = new TreeMap<>(Map.of(
            "archive", new ArchiveBenchmark(),
            "call", new CallBenchmark(),
            "catalogue", new CatalogueBenchmark(),
            "claim", new ClaimBenchmark(),
            "crash", new CrashBenchmark(),
            "latency", new LatencyBenchmark(),
            "page", new PageBenchmark(),
            "recording", new RecordingBenchmark()));
    static final int FAILED = 1;
    static final int UNKNOWN = 2;

    private Bench() {}

    public static void main(String[] args) {
        System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /**
     * @param args the name, the checkout, and a folder that is removed at the end
     * @return the exit code
     */
    static int run(String[] args, PrintStream out) {
        var benchmark = args.length == 0 ? null : KNOWN.get(args[0]);
        if (benchmark == null) {
            out.println("infra/bench NAME, where NAME is one of: " + String.join(" ", KNOWN.keySet()));
            return UNKNOWN;
        }
        var folder = Path.of(args[2]);
        try {
            benchmark.run(Path.of(args[1]), folder, out);
            return 0;
        } catch (Exception | AssertionError failed) {
            failed.printStackTrace(out);
            return FAILED;
        } finally {
            Workplace.remove(folder);
        }
    }
}
