package cn.dangmian.benchmark.recording;

import cn.dangmian.benchmark.Benchmark;
import cn.dangmian.benchmark.Effort;
import cn.dangmian.benchmark.Group;
import cn.dangmian.benchmark.Machine;
import cn.dangmian.benchmark.Turns;
import cn.dangmian.benchmark.Workplace;
import cn.dangmian.benchmark.archive.Grants;
import cn.dangmian.benchmark.archive.Talks;
import cn.dangmian.benchmark.archive.Tapes;
import cn.dangmian.benchmark.archive.Tools;
import cn.dangmian.e2e.Browsers;
import cn.dangmian.local.Settings;
import java.io.PrintStream;
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

/**
 * {@code infra/bench recording}. Ours is what Janus and the recording service work more while a talk is recorded than while it is
 * not, and all that the recording service works from the end of a talk of half an hour until it is sealed, verified and played,
 * spread over that half hour. The peer is all that its Chromium, its screen and ffmpeg work; what it costs Janus to send the two
 * faces once more is not counted.
 */
public final class RecordingBenchmark implements Benchmark {

    private static final int ROUNDS = 10;
    private static final Duration FILM = Duration.ofSeconds(10);

    /** For a browser that has just begun. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private static final Duration ARCHIVED = Duration.ofMinutes(30);

    /** Not counted: the service is not warm. */
    private static final int WARM_UP = 2;

    /** Hashing and encrypting are fast only where all of the compiler may work on them. */
    private static final UnaryOperator<Settings> AS_INSTALLED = usual -> usual.withJvm(List.of());

    private static final long SEED = 20_261_201;

    /** ON and OFF take turns among themselves. */
    private static final List<Series> STEPS =
            List.of(Series.ON, Series.ARCHIVE, Series.PEER, Series.CONTROL, Series.LIMIT);

    private record Desk(Path folder, Room room, Talk talk, Archive archive, Tools tools) {}

    private record Archive(Talks talks, Group service) {

        /** @return cores, for each second that was talked */
        double cores() throws Exception {
            var recording = talks.spooled(ARCHIVED);
            var before = service.seconds();
            talks.end(recording, ARCHIVED);
            var worked = service.seconds() - before;
            talks.destroy(recording);
            return worked / ARCHIVED.toSeconds();
        }
    }

    @Override
    public void run(Path checkout, Path folder, PrintStream out) throws Exception {
        var rounds = Benchmark.rounds(ROUNDS);
        try (var place = new Workplace(checkout, folder, AS_INSTALLED, out::println);
                var browsers = new Browsers(place.stack().url());
                var room = new Room(place.stack(), browsers);
                var janus = new Group(place.stack().janus().pid());
                var service = new Group(place.stack().recording().pid())) {
            var stack = place.stack();
            var data = folder.resolve("data");
            out.println("writing tapes of " + ARCHIVED.toMinutes() + " min");
            var begun = Instant.now().minus(ARCHIVED).truncatedTo(ChronoUnit.MILLIS);
            var tapes = Tapes.write(data.resolve("tapes"), begun, ARCHIVED, Talk.TURN);
            var postgres = stack.postgres();
            try (var database = DriverManager.getConnection(postgres.url("recording"), postgres.user(), "")) {
                var grants = new Grants(data.resolve("secrets/grant-private.pem"));
                var archive = new Archive(new Talks(stack, tapes, grants, database), service);
                var talk = new Talk(room, stack, List.of(janus, service));
                var desk = new Desk(folder, room, talk, archive, new Tools(tapes, folder.resolve("tools")));
                warmUp(desk);
                var result = measure(desk, rounds, out);
                describe(desk, out);
                new Report(result).print(out);
            }
        }
    }

    private static void warmUp(Desk desk) throws Exception {
        desk.room().begin();
        for (var i = 0; i < WARM_UP; i++) {
            desk.archive().cores();
        }
        desk.talk().compared(true);
    }

    private static Result measure(Desk desk, int rounds, PrintStream out) throws Exception {
        var measured = new ArrayList<Map<Series, Double>>();
        for (var turns : Turns.of(STEPS, rounds, SEED)) {
            var round = new EnumMap<Series, Double>(Series.class);
            for (var step : turns) {
                put(round, step, desk, measured.size() % 2 == 0);
            }
            measured.add(round);
            out.println("round " + measured.size() + ": " + round);
        }
        return new Result(List.copyOf(measured));
    }

    private static void put(Map<Series, Double> round, Series step, Desk desk, boolean isEven) throws Exception {
        switch (step) {
            case ON, OFF -> {
                var pair = desk.talk().compared(isEven);
                round.put(Series.ON, pair.on());
                round.put(Series.OFF, pair.off());
            }
            case ARCHIVE -> round.put(step, desk.archive().cores());
            case PEER, CONTROL -> round.put(step, filmed(desk));
            case LIMIT -> round.put(step, converted(desk));
        }
    }

    private static double filmed(Desk desk) throws Exception {
        var room = desk.room();
        try (var peer = new ScreenRecorder(desk.folder().resolve("peer"), room.recorderPage(), room.shown())) {
            Talk.pass(SETTLING);
            var before = peer.seconds();
            Talk.pass(FILM);
            var cores = (peer.seconds() - before) / FILM.toSeconds();
            peer.finish(FILM);
            return cores;
        }
    }

    private static double converted(Desk desk) throws Exception {
        var before = Effort.secondsOfEnded();
        desk.tools().seconds(ARCHIVED);
        return (Effort.secondsOfEnded() - before) / ARCHIVED.toSeconds();
    }

    private static void describe(Desk desk, PrintStream out) throws Exception {
        out.println(Machine.describe());
        out.println("Chromium " + desk.room().browser() + ", " + Machine.debian("janus") + ", "
                + Machine.debian("janus-tools") + ", " + Machine.debian("ffmpeg") + ", " + Machine.debian("xvfb"));
        out.printf(
                "a talk of two sides, 640 x 360 at 15 a second, %.2f Mbit/s together; %d turns of %d s on and off, two of %d s of the peer in a round; "
                        + "the archive of 30 min is of two sides of 1280 x 720 at 30 a second, 1.2 Mbit/s each%n",
                desk.talk().megabits(), Talk.TURNS.size(), Talk.TURN.toSeconds(), FILM.toSeconds());
        out.println("peer: Xvfb " + ScreenRecorder.SCREEN + ", chromium " + ScreenRecorder.BROWSER + ", ffmpeg "
                + ScreenRecorder.FILM);
    }
}
