package cn.dangmian.benchmark.claim;

import cn.dangmian.benchmark.Benchmark;
import cn.dangmian.benchmark.Machine;
import cn.dangmian.benchmark.Workplace;
import cn.dangmian.local.Service;
import cn.dangmian.local.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** {@code infra/bench claim}. */
public final class ClaimBenchmark implements Benchmark {

    private static final int LINES = 20;
    private static final int DESKS = 3;
    private static final int TERMINALS = 6;
    private static final int BLOCK_SECONDS = 10;
    private static final int PAIRS = 6;

    /** Of each node: 20 on two cores only stand in each other's way. */
    private static final int CONNECTIONS = 8;

    /**
     * A service just started is not what a morning finds: code and statements are compiled in the first minutes, and some of
     * it only when as much is called as is measured.
     */
    private static final List<Integer> WARM_UP = IntStream.concat(
                    IntStream.of(2, 5, 5, 5, 10, 10, 20, 20, 20, 30, 30, 40, 40),
                    IntStream.generate(() -> Result.TARGET_RATE).limit(12))
            .boxed()
            .toList();

    private static final int STEP_SECONDS = 8;
    private static final List<Integer> STEPS = List.of(5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300);

    @Override
    public void run(Path checkout, Path folder, PrintStream out) throws Exception {
        try (var place = new Workplace(checkout, folder, ClaimBenchmark::twoNodes, out::println);
                var halls = new Halls(
                        place.stack().nodes().stream().map(Service::url).toList());
                var limit = new Limit(place.stack().postgres())) {
            var lines = Province.found(place.stack().postgres(), LINES, DESKS, TERMINALS);
            for (var i = 0; i < lines.size(); i++) {
                halls.open(lines.get(i), i);
            }
            out.println(halls.desks.size() + " desks and " + LINES * TERMINALS + " petitioners in " + LINES + " lines");
            try (var load = new Load(halls)) {
                halls.stay();
                for (var rate : WARM_UP) {
                    out.println("warming up: " + step(load, rate));
                }
                limit.run(Result.TARGET_RATE, BLOCK_SECONDS);
                var steps = fasterAndFaster(load, out);
                out.println("after what broke, not counted: " + step(load, Result.measuredRate(steps)));
                var result = measure(Result.measuredRate(steps), steps, load, limit);
                out.println(Machine.describe());
                out.println("PostgreSQL with " + place.durability() + "; two nodes, two processes, " + CONNECTIONS
                        + " connections each; calls of each line from "
                        + DESKS + " desks at either node, terminals at either; " + WARM_UP.size() * STEP_SECONDS
                        + " s of warming up not counted");
                new Report(result).print(out);
            }
        }
    }

    /** Compiled as in services that run for weeks, with as many connections as this machine has work for. */
    private static Settings twoNodes(Settings usual) {
        return usual.withNodes(2)
                .withJvm(List.of())
                .with(Map.of("spring.datasource.hikari.maximum-pool-size", Integer.toString(CONNECTIONS)));
    }

    private static List<Result.Step> fasterAndFaster(Load load, PrintStream out) throws InterruptedException {
        var steps = new ArrayList<Result.Step>();
        for (var rate : STEPS) {
            var step = step(load, rate);
            steps.add(step);
            out.println(step);
            if (!step.holds()) {
                break;
            }
        }
        return steps;
    }

    /** Ours and the limit take turns, A B B A. */
    private static Result measure(int rate, List<Result.Step> steps, Load load, Limit limit)
            throws InterruptedException {
        var ours = new ArrayList<double[]>();
        var least = new ArrayList<double[]>();
        var busy = new Busy();
        for (var pair = 0; pair < PAIRS; pair++) {
            if (pair % 2 == 0) {
                ours.add(load.run(rate, BLOCK_SECONDS).millis());
                least.add(limit.run(rate, BLOCK_SECONDS).millis());
            } else {
                least.add(limit.run(rate, BLOCK_SECONDS).millis());
                ours.add(load.run(rate, BLOCK_SECONDS).millis());
            }
        }
        return new Result(rate, ours, least, steps, load.twice.get(), busy.share());
    }

    private static Result.Step step(Load load, int rate) throws InterruptedException {
        var share = new Busy();
        var block = load.run(rate, STEP_SECONDS);
        return new Result.Step(rate, block.perSecond(), Result.p99(block.millis()), block.failed(), share.share());
    }
}
