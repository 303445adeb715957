package cn.dangmian.benchmark.archive;

import cn.dangmian.benchmark.Benchmark;
import cn.dangmian.benchmark.Machine;
import cn.dangmian.benchmark.Turns;
import cn.dangmian.benchmark.Workplace;
import cn.dangmian.local.Settings;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** {@code infra/bench archive}. */
public final class ArchiveBenchmark implements Benchmark {

    private static final int ROUNDS = 10;

    /** Not counted: the service is not warm. */
    private static final int WARM_UP = 1;

    /** Hashing and encrypting are fast only where all of the compiler may work on them. */
    private static final UnaryOperator<Settings> AS_INSTALLED = usual -> usual.withJvm(List.of());

    private static final long SEED = 20_261_130;

    private record Desk(Talks talks, Memory memory, Tools tools, PrintStream out) {}

    @Override
    public void run(Path checkout, Path folder, PrintStream out) throws Exception {
        var rounds = Benchmark.rounds(ROUNDS);
        try (var place = new Workplace(checkout, folder, AS_INSTALLED, out::println)) {
            var stack = place.stack();
            out.println("writing tapes of " + Series.LONG.minutes() + " and " + Series.SHORT.minutes() + " min");
            var data = folder.resolve("data");
            var tapes = Tapes.write(
                    data.resolve("tapes"),
                    Instant.now().minus(length(Series.LONG)).truncatedTo(ChronoUnit.MILLIS),
                    length(Series.LONG),
                    length(Series.SHORT));
            var postgres = stack.postgres();
            try (var database = DriverManager.getConnection(postgres.url("recording"), postgres.user(), "")) {
                var grants = new Grants(data.resolve("secrets/grant-private.pem"));
                var talks = new Talks(stack, tapes, grants, database);
                var tools = new Tools(tapes, folder.resolve("tools"));
                var desk = new Desk(talks, new Memory(stack.recording().pid()), tools, out);
                checkOne(desk, checkout, folder);
                var result = new Result(measure(desk, rounds));
                describe(tapes, out);
                new Report(result).print(out);
            }
        }
    }

    /** What is measured is whole. */
    private static void checkOne(Desk desk, Path checkout, Path folder) throws Exception {
        var recording = desk.talks().spooled(length(Series.SHORT));
        desk.talks().end(recording, length(Series.SHORT));
        if (!desk.talks().isSound(recording, checkout.resolve("infra/verify"), folder.resolve("pack.zip"))) {
            throw new IllegalStateException("what was archived does not verify");
        }
        desk.talks().destroy(recording);
    }

    private static List<Map<Series, Sample>> measure(Desk desk, int rounds) throws Exception {
        var measured = new ArrayList<Map<Series, Sample>>();
        for (var turns : Turns.of(List.of(Series.values()), WARM_UP + rounds, SEED)) {
            var round = new EnumMap<Series, Sample>(Series.class);
            for (var series : turns) {
                Machine.awaitRest();
                round.put(series, series == Series.LIMIT ? limit(desk) : archived(desk, series));
            }
            measured.add(round);
            desk.out().println("round " + (measured.size() - WARM_UP) + ": " + round);
        }
        return List.copyOf(measured.subList(WARM_UP, measured.size()));
    }

    private static Sample limit(Desk desk) throws Exception {
        return new Sample(desk.tools().seconds(length(Series.LIMIT)), 0);
    }

    private static Sample archived(Desk desk, Series series) throws Exception {
        var recording = desk.talks().spooled(length(series));
        desk.memory().begin();
        var seconds = desk.talks().end(recording, length(series));
        var sample = new Sample(seconds, desk.memory().megabytes());
        desk.talks().destroy(recording);
        return sample;
    }

    private static void describe(Tapes tapes, PrintStream out) throws Exception {
        out.println(Machine.describe());
        out.println(Machine.debian("janus-tools") + ", " + Machine.debian("ffmpeg"));
        out.printf(
                "two sides, VP8 1280 x 720 at 30 a second (%d MB for 30 min) and Opus (%d MB) each; %d round not counted%n",
                Files.size(tapes.picture(length(Series.LONG))) / 1_000_000,
                Files.size(tapes.sound(length(Series.LONG))) / 1_000_000,
                WARM_UP);
    }

    private static Duration length(Series series) {
        return Duration.ofMinutes(series.minutes());
    }
}
