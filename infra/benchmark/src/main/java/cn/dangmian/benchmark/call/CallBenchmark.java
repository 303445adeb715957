package cn.dangmian.benchmark.call;

import cn.dangmian.benchmark.Benchmark;
import cn.dangmian.benchmark.Machine;
import cn.dangmian.benchmark.Turns;
import cn.dangmian.benchmark.Workplace;
import cn.dangmian.e2e.Browsers;
import cn.dangmian.e2e.Pattern;
import cn.dangmian.local.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code infra/bench call}. */
public final class CallBenchmark implements Benchmark {

    private static final int ROUNDS = 60;
    /** Not counted: a service that has just been started is not the one that is in use. */
    private static final int WARM_UP = 8;

    private static final long SEED = 20_261_124;

    @Override
    public void run(Path checkout, Path folder, PrintStream out) throws Exception {
        var rounds = Benchmark.rounds(ROUNDS);
        try (var place = new Workplace(checkout, folder, CallBenchmark::sooner, out::println);
                var pages = new Pages();
                var browsers = new Browsers(place.stack().url())) {
            // Windows of one browser: two of it would already fill two cores with their own housekeeping.
            var terminal = browsers.seat(Pattern.TERMINAL);
            var ours = new HeldReceptions(terminal, browsers.beside(terminal), place);
            var peers = new Peers(browsers.beside(terminal), browsers.beside(terminal));
            var result = place.explained(browsers, () -> {
                ours.begin();
                peers.begin(pages);
                return measure(ours, peers, rounds, out);
            });
            out.println(Machine.describe());
            out.println("Chromium " + terminal.page().context().browser().version() + ", " + Machine.debian("janus")
                    + ", PostgreSQL with " + place.durability() + "; all four pages are windows of one browser; "
                    + WARM_UP
                    + " rounds of warming up not counted");
            new Report(result).print(out);
        }
    }

    /**
     * The rounds of warming up are few: compiled after a tenth of the usual calls, as if the services had been in use for a while. A busy
     * machine may be slow where nothing is measured.
     */
    private static Settings sooner(Settings usual) {
        return usual.withJvm(List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=0.1"))
                .with(Map.of("dangmian.reception.growth", "30s"));
    }

    private static Result measure(HeldReceptions ours, Peers peers, int rounds, PrintStream out) {
        var measured = new ArrayList<Map<Series, Faces>>();
        for (var turns : Turns.of(List.of(Series.values()), WARM_UP + rounds, SEED)) {
            var round = new EnumMap<Series, Faces>(Series.class);
            for (var series : turns) {
                round.put(series, measure(series, ours, peers));
            }
            measured.add(round);
            out.println("round " + (measured.size() - WARM_UP) + ": " + round);
        }
        return new Result(List.copyOf(measured.subList(WARM_UP, measured.size())));
    }

    private static Faces measure(Series series, HeldReceptions ours, Peers peers) {
        return switch (series) {
            case OURS -> ours.hold();
            case PEER, CONTROL -> peers.cold();
            case LIMIT -> peers.warm();
        };
    }
}
