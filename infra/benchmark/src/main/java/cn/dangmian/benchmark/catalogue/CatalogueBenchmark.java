package cn.dangmian.benchmark.catalogue;

import cn.dangmian.benchmark.Benchmark;
import cn.dangmian.benchmark.Machine;
import cn.dangmian.benchmark.Turns;
import cn.dangmian.benchmark.Workplace;
import cn.dangmian.local.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** {@code infra/bench catalogue}: of the search of receptions; dashboards are not there yet. */
public final class CatalogueBenchmark implements Benchmark {

    private static final int ROUNDS = 40;

    /** Not counted: neither the server nor the database is warm. */
    private static final int WARM_UP = 10;

    private static final long SEED = 20_261_130;

    @Override
    public void run(Path checkout, Path folder, PrintStream out) throws Exception {
        var rounds = Benchmark.rounds(ROUNDS);
        try (var place = new Workplace(checkout, folder, CatalogueBenchmark::compiled, out::println)) {
            Filling.fill(place.stack().postgres(), out::println);
            var readers = new Readers(place.stack().nodes().getFirst().url(), new HashMap<>());
            Search.ALL.forEach(search -> out.println(
                    "%s: %s found".formatted(search.title(), readers.of(search).found(search.asked()))));
            var result = new Result(measure(readers, rounds));
            out.println(Machine.describe());
            out.printf(
                    Locale.ROOT,
                    "PostgreSQL with %s; %,d receptions of two years, %d lines of minutes and a recording each; one node, one question at a time; "
                            + "%d rounds of warming up not counted%n",
                    place.durability(),
                    Filling.RECEPTIONS,
                    Filling.LINES_OF_MINUTES,
                    WARM_UP);
            new Report(result, Search.ALL.stream().map(Search::title).toList()).print(out);
        }
    }

    /** Compiled as in services that run for weeks; no file is behind these recordings, so they are not compared with any. */
    private static Settings compiled(Settings usual) {
        return usual.withJvm(List.of()).with(Map.of("dangmian.archive.compare-every", "1d"));
    }

    /** Each signs in once. */
    private record Readers(String node, Map<String, Reader> known) {

        Reader of(Search search) {
            return known.computeIfAbsent(search.reader(), login -> new Reader(node, login));
        }
    }

    private static List<Result.Round> measure(Readers readers, int rounds) {
        var measured = new ArrayList<Result.Round>();
        var searches = IntStream.range(0, Search.ALL.size()).boxed().toList();
        for (var turns : Turns.of(searches, WARM_UP + rounds, SEED)) {
            var round = new Result.Round(new double[turns.size()], new double[turns.size()], new double[turns.size()]);
            for (var number : turns) {
                measure(number, readers, round, measured.size() % 2 == 0);
            }
            measured.add(round);
        }
        return List.copyOf(measured.subList(WARM_UP, measured.size()));
    }

    /** Whoever comes second finds what the first one has warmed: they take turns at that. */
    private static void measure(int number, Readers readers, Result.Round round, boolean first) {
        var search = Search.ALL.get(number);
        var reader = readers.of(search);
        (first ? round.ours() : round.control())[number] = reader.search(search.asked());
        round.limit()[number] = reader.ask();
        (first ? round.control() : round.ours())[number] = reader.search(search.asked());
    }
}
