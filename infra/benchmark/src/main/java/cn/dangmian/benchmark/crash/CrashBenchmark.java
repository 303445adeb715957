package cn.dangmian.benchmark.crash;

import cn.dangmian.benchmark.Benchmark;
import cn.dangmian.benchmark.Machine;
import cn.dangmian.benchmark.Turns;
import cn.dangmian.benchmark.Workplace;
import cn.dangmian.benchmark.archive.Grants;
import cn.dangmian.e2e.Browsers;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * {@code infra/bench crash}. In the middle of each reception one thing dies, at a moment that is drawn. Then what was archived of it is
 * fetched, decoded, and held against the time that every tone and every picture of it says. A round has each kind once.
 */
public final class CrashBenchmark implements Benchmark {

    private static final int ROUNDS = 4;

    /** A recorder that stands still is noticed and replaced in this time. */
    private static final int MILLIS_AFTERWARDS = 5000;

    private static final int SPREAD_AFTERWARDS = 2000;

    private record Scene(Talk talk, Injection injection, Shelf shelf) {}

    @Override
    public void run(Path checkout, Path folder, PrintStream out) throws Exception {
        var rounds = Benchmark.rounds(ROUNDS);
        var seed = Benchmark.seed();
        out.println("seed " + seed + " (DANGMIAN_BENCH_SEED)");
        var patient = Map.of("dangmian.reception.growth", "30s");
        try (var spool = new Spool(folder.resolve("data/spool"));
                var place = new Workplace(checkout, folder, usual -> usual.with(patient), out::println);
                var browsers = new Browsers(place.stack().url())) {
            var stack = place.stack();
            var postgres = stack.postgres();
            try (var database = DriverManager.getConnection(postgres.url("signaling"), postgres.user(), "")) {
                var grants = new Grants(folder.resolve("data/secrets/grant-private.pem"));
                var shelf = new Shelf(stack, grants, database, Files.createDirectories(folder.resolve("shelf")));
                var talk = new Talk(browsers);
                var scene = new Scene(talk, new Injection(stack, spool, new Random(seed)), shelf);
                var result = place.explained(browsers, () -> measure(scene, rounds, seed, out));
                out.println(Machine.describe());
                out.println(
                        "Chromium " + talk.browser() + ", " + Machine.debian("janus") + ", "
                                + Machine.debian("ffmpeg") + "; seed " + seed
                                + "; a tone for every 50 ms, 15 pictures a second; what is killed is started again after 2 s at most");
                new Report(result).print(out);
            }
        }
    }

    private static Result measure(Scene scene, int rounds, long seed, PrintStream out) throws Exception {
        var trials = new ArrayList<Trial>();
        scene.talk().signIn();
        for (var turns : Turns.of(List.of(Kind.values()), rounds, seed)) {
            for (var kind : turns) {
                var trial = trial(scene, kind);
                trials.add(trial);
                out.println("reception " + trials.size() + ": " + trial.words());
            }
        }
        return new Result(List.copyOf(trials));
    }

    private static Trial trial(Scene scene, Kind kind) throws Exception {
        scene.talk().begin();
        var reception = scene.shelf().talkingNow();
        var moment = scene.injection().inject(kind).toEpochMilli();
        scene.talk().awaitTalk();
        scene.injection().pause(MILLIS_AFTERWARDS, SPREAD_AFTERWARDS);
        scene.talk().end();
        return new Trial(kind, moment, scene.shelf().archived(reception, moment));
    }
}
