package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random deeds in lines from many desks at once, leases lost and backends terminated among them, against a model that knows nothing
 * of tables. {@code -Ddangmian.line.deeds=1000000} is the long form, in several towns at once and with 64 desks in each
 * (with {@code -Dtests.jit=-XX:+TieredCompilation});
 * {@code -Ddangmian.line.seed} throws the same dice again, though what is done at the same time never comes twice in the same order.
 */
class LineModelTests {

    private static final Map<String, String> NO_CLOCK_RUNS_OUT = Map.of(
            "dangmian.reception.ring", "12h", "dangmian.reception.lease", "24h", "dangmian.reception.silence", "12h");

    /**
     * What is told to pages and petitioners costs more than all deeds together, and the model looks at the pages itself. Whose
     * connections are cut all the time shall not spend it on planning.
     */
    private static final Map<String, String> TELLS_NOBODY = Map.of(
            Node.LEFT_OUT,
            "receptionBroadcast,supervisionBroadcast,lineNotices,caseTimeline",
            "spring.datasource.hikari.data-source-properties.options",
            "-c plan_cache_mode=force_generic_plan");

    /** In the long form some 11,000 backends are terminated in 1,000,000 deeds. */
    private static final int ROUNDS_TO_A_CUT_LONG = 36;

    private static final int ROUNDS_TO_A_CUT = 6;

    private static final long SEED = Long.getLong("dangmian.line.seed", System.nanoTime());
    private static final int DEEDS = Integer.getInteger("dangmian.line.deeds", 0);
    private static final Duration SHORT = Duration.ofSeconds(15);
    private static final Duration PROGRESS = Duration.ofMinutes(1);

    @RegisterExtension
    static final Servers SERVERS = Servers.with(settings());

    private final List<LineWorld> worlds = new ArrayList<>();
    private volatile boolean failed;

    private static Map<String, String> settings() {
        var settings = new HashMap<>(NO_CLOCK_RUNS_OUT);
        settings.putAll(DEEDS > 0 ? TELLS_NOBODY : Map.of());
        return settings;
    }

    @Test
    void everyRoundOfDeedsIsExplainedByTheModelAndNobodyIsLost() throws Exception {
        var isLong = DEEDS > 0;
        var end = Instant.now().plus(SHORT);
        try (var threads = Executors.newCachedThreadPool()) {
            var playing = IntStream.range(0, isLong ? 3 : 1)
                    .mapToObj(number -> world(isLong, number))
                    .peek(worlds::add)
                    .toList()
                    .stream()
                    .map(world -> threads.submit(() -> play(
                            world,
                            () -> isLong
                                    ? sum(one -> one.deeds.get()) < DEEDS
                                    : Instant.now().isBefore(end))))
                    .toList();
            var served = 0;
            for (var one : playing) {
                served += result(one);
            }
            System.out.printf("line model: %s, %d called at the end; %s%n", state(), served, outcomes());
            assertThat(sum(one -> one.terminated.get())).isPositive();
        } catch (ExecutionException unexplained) {
            throw new AssertionError(state(), unexplained.getCause());
        } finally {
            worlds.forEach(LineWorld::close);
        }
    }

    private static LineWorld world(boolean isLong, int number) {
        var dice = new Random(SEED + number);
        return new LineWorld(SERVERS, isLong ? 64 : 12, dice, isLong ? ROUNDS_TO_A_CUT_LONG : ROUNDS_TO_A_CUT);
    }

    /** Where one world cannot be explained, the others stop. */
    private int play(LineWorld world, BooleanSupplier goesOn) {
        try {
            return world.play(() -> !failed && goesOn.getAsBoolean());
        } catch (AssertionError | RuntimeException unexplained) {
            failed = true;
            throw unexplained;
        }
    }

    /** Says from time to time how far it came. */
    private int result(Future<Integer> playing) throws InterruptedException, ExecutionException {
        for (; ; ) {
            try {
                return playing.get(PROGRESS.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException goesOn) {
                System.out.println("line model: " + state());
            }
        }
    }

    private String state() {
        return String.format(
                "seed %d, %d desks, %d deeds in %d rounds, %d of them looked at on all pages, %d repeated, %d backends terminated, %d came",
                SEED,
                sum(one -> one.model().desks.size()),
                sum(one -> one.deeds.get()),
                sum(one -> one.rounds.get()),
                sum(one -> one.looks.get()),
                sum(one -> one.repeated.get()),
                sum(one -> one.terminated.get()),
                sum(one -> one.came.get()));
    }

    private int sum(ToIntFunction<LineRounds> what) {
        return worlds.stream().map(one -> one.rounds).mapToInt(what).sum();
    }

    private Map<String, Integer> outcomes() {
        var all = new HashMap<String, Integer>();
        worlds.forEach(one -> one.rounds.outcomes.forEach((code, times) -> all.merge(code, times, Integer::sum)));
        return all;
    }
}
