package cn.dangmian.benchmark.claim;

import cn.dangmian.benchmark.Benchmark;
import cn.dangmian.benchmark.Machine;
import cn.dangmian.benchmark.Workplace;
import cn.dangmian.local.Service;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code infra/bench claim}. */
public final class ClaimBenchmark implements Benchmark {

    private static final int LINES = 20;
    private static final int DESKS = 3;
    private static final int TERMINALS = 6;
    private static final int PER_SECOND = 50;
    private static final int BLOCK_SECONDS = 10;
    private static final int PAIRS = 6;
    private static final int WARM_UP_SECONDS = 30;
    private static final int STEP_SECONDS = 8;
    private static final List<Integer> STEPS = List.of(75, 100, 150, 200, 250, 300, 400, 500);

    @Override
    public void run(Path checkout, Path folder, PrintStream out) throws Exception {
        try (var place = new Workplace(checkout, folder, 2, out::println);
                var limit = new Limit(place.stack().postgres())) {
            var halls =
                    new Halls(place.stack().nodes().stream().map(Service::url).toList());
            var lines = Province.found(place.stack().postgres(), LINES, DESKS, TERMINALS);
            for (var i = 0; i < lines.size(); i++) {
                halls.open(lines.get(i), i);
            }
            out.println(halls.desks.size() + " desks and " + LINES * TERMINALS + " petitioners in " + LINES + " lines");
            try (var load = new Load(halls)) {
                load.run(PER_SECOND, WARM_UP_SECONDS);
                limit.run(PER_SECOND, BLOCK_SECONDS);
                var result = measure(load, limit, out);
                out.println(Machine.describe());
                out.println(
                        "PostgreSQL with " + place.durability() + "; two nodes, two processes; calls of each line from "
                                + DESKS + " desks at either node, terminals at either; " + WARM_UP_SECONDS
                                + " s of warming up not counted");
                new Report(result).print(out);
            }
        }
    }

    /** Ours and the limit take turns, A B B A; then ours alone, faster and faster, until it breaks. */
    private static Result measure(Load load, Limit limit, PrintStream out) throws InterruptedException {
        var ours = new ArrayList<double[]>();
        var least = new ArrayList<double[]>();
        var busy = new Busy();
        for (var pair = 0; pair < PAIRS; pair++) {
            if (pair % 2 == 0) {
                ours.add(load.run(PER_SECOND, BLOCK_SECONDS).millis());
                least.add(limit.run(PER_SECOND, BLOCK_SECONDS).millis());
            } else {
                least.add(limit.run(PER_SECOND, BLOCK_SECONDS).millis());
                ours.add(load.run(PER_SECOND, BLOCK_SECONDS).millis());
            }
        }
        var generator = busy.share();
        var steps = new ArrayList<Result.Step>();
        for (var rate : STEPS) {
            var share = new Busy();
            var block = load.run(rate, STEP_SECONDS);
            var step = new Result.Step(rate, block.perSecond(), Result.p99(block.millis()), share.share());
            steps.add(step);
            out.println(step);
            if (!step.holds()) {
                break;
            }
        }
        return new Result(ours, least, steps, load.twice.get(), generator);
    }
}
