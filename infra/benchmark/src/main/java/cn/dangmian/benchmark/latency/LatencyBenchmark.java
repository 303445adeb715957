package cn.dangmian.benchmark.latency;

import cn.dangmian.benchmark.Benchmark;
import cn.dangmian.benchmark.Machine;
import cn.dangmian.benchmark.Turns;
import cn.dangmian.benchmark.Workplace;
import cn.dangmian.e2e.Browsers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code infra/bench latency}. */
public final class LatencyBenchmark implements Benchmark {

    private static final int ROUNDS = 40;

    /** Not counted: the bit rates of both links are still growing. */
    private static final int WARM_UP = 6;

    private static final Duration TURN = Duration.ofSeconds(2);
    private static final long SEED = 20_261_130;

    @Override
    public void run(Path checkout, Path folder, PrintStream out) throws Exception {
        var rounds = Benchmark.rounds(ROUNDS);
        // A busy machine may be slow where nothing is measured.
        var patient = Map.of("dangmian.reception.growth", "30s");
        try (var place = new Workplace(checkout, folder, usual -> usual.with(patient), out::println);
                var browsers = new Browsers(place.stack().url())) {
            var pages = new Pages(browsers);
            pages.begin(place);
            var result = measure(pages, rounds, out);
            out.println(Machine.describe());
            out.println("Chromium " + pages.browser() + ", " + Machine.debian("janus")
                    + "; four windows of one browser on one clock, both links at work all the time; 640 x 360, 15 pictures a second; "
                    + WARM_UP + " rounds of warming up not counted");
            new Report(result).print(out);
        }
    }

    private static Result measure(Pages pages, int rounds, PrintStream out) {
        var measured = new ArrayList<Map<Series, Ages>>();
        for (var turns : Turns.of(List.of(Series.values()), WARM_UP + rounds, SEED)) {
            var round = new EnumMap<Series, Ages>(Series.class);
            turns.forEach(series -> round.put(series, pages.look(series, TURN)));
            measured.add(round);
            out.println("round " + (measured.size() - WARM_UP) + ": " + round);
        }
        return new Result(List.copyOf(measured.subList(WARM_UP, measured.size())));
    }
}
