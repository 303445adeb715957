package cn.dangmian.benchmark.page;

import cn.dangmian.benchmark.Benchmark;
import cn.dangmian.benchmark.Machine;
import cn.dangmian.benchmark.Turns;
import cn.dangmian.benchmark.Workplace;
import cn.dangmian.e2e.Browsers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** {@code infra/bench page}. */
public final class PageBenchmark implements Benchmark {

    private static final int ROUNDS = 40;

    /** Not counted: neither the server nor the browser is warm. */
    private static final int WARM_UP = 4;

    private static final long SEED = 20_261_130;

    @Override
    public void run(Path checkout, Path folder, PrintStream out) throws Exception {
        var rounds = Benchmark.rounds(ROUNDS);
        try (var place = new Workplace(checkout, folder, UnaryOperator.identity(), out::println);
                var browsers = new Browsers(place.stack().url())) {
            var visits = new Visits(browsers);
            var kilobytes = visits.untilTheFirstCall();
            var result = new Result(measure(visits, rounds, out), kilobytes);
            out.println(Machine.describe());
            out.println("Chromium " + visits.browser() + ", 1366 x 768, over loopback, as nginx compresses it; "
                    + WARM_UP + " rounds of warming up not counted");
            new Report(result).print(out);
        }
    }

    private static List<Map<Series, Visit>> measure(Visits visits, int rounds, PrintStream out) {
        var measured = new ArrayList<Map<Series, Visit>>();
        for (var turns : Turns.of(List.of(Series.values()), WARM_UP + rounds, SEED)) {
            var round = new EnumMap<Series, Visit>(Series.class);
            turns.forEach(series -> {
                Machine.awaitRest();
                round.put(series, visits.visit(series));
            });
            measured.add(round);
            out.println("round " + (measured.size() - WARM_UP) + ": " + round);
        }
        return List.copyOf(measured.subList(WARM_UP, measured.size()));
    }
}
