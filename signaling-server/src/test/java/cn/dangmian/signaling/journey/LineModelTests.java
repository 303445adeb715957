package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.journey.Deed.Verb;
import cn.dangmian.signaling.journey.Waiter.Stage;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random deeds in two lines from many desks at once, leases lost and backends terminated among them, against a model that knows
 * nothing of tables. {@code -Ddangmian.line.deeds=1000000} is the long form, {@code -Ddangmian.line.seed} repeats a run.
 */
class LineModelTests {

    private static final Map<String, String> NO_CLOCK_RUNS_OUT = Map.of(
            "dangmian.reception.ring", "12h", "dangmian.reception.lease", "24h", "dangmian.reception.silence", "12h");
    private static final long SEED = Long.getLong("dangmian.line.seed", System.nanoTime());
    private static final int DEEDS = Integer.getInteger("dangmian.line.deeds", 0);
    private static final Duration SHORT = Duration.ofSeconds(15);
    private static final int OFFICIALS = 3;
    private static final int TERMINALS = 40;

    @RegisterExtension
    static final Servers SERVERS = Servers.with(NO_CLOCK_RUNS_OUT);

    private final Town town = SERVERS.foundTown();
    private final Random random = new Random(SEED);

    @Test
    void everyRoundOfDeedsIsExplainedByTheModelAndNobodyIsLost() {
        var desks = DEEDS > 0 ? 64 : 12;
        var places = places(desks);
        var model = new WaitingModel(
                2, IntStream.range(0, desks).map(desk -> desk % 2).boxed().toList());
        try (var rounds = new LineRounds(SERVERS.both(), places, model, random)) {
            var dice = new Dice(random, OFFICIALS, TERMINALS);
            var end = Instant.now().plus(SHORT);
            while (DEEDS > 0 ? rounds.deeds < DEEDS : Instant.now().isBefore(end)) {
                rounds.round(oneIn(40) ? storm(rounds.model()) : some(dice, rounds.model()), oneIn(6));
            }
            var served = drain(rounds);
            System.out.printf(
                    "line model: seed %d, %d desks, %d deeds in %d rounds, %d repeated, %d backends terminated, %d came, %d called at the end; %s%n",
                    SEED,
                    desks,
                    rounds.deeds,
                    rounds.rounds,
                    rounds.repeated,
                    rounds.terminated,
                    rounds.came,
                    served,
                    rounds.outcomes);
            assertThat(rounds.terminated).isPositive();
        } catch (AssertionError failed) {
            throw new AssertionError("seed " + SEED, failed);
        }
    }

    private Crowd.Places places(int desks) {
        var officials = Stream.generate(() -> {
                    var person = town.newOfficial();
                    SERVERS.jdbc()
                            .sql("insert into duty (person, role, office) values (?, 'OFFICIAL', ?)")
                            .params(person.id(), town.province)
                            .update();
                    return Crowd.actor(person);
                })
                .limit(OFFICIALS)
                .toList();
        var offices = List.of(town.city, town.province);
        // One for all that has to do with bookings: who invites, who approves, and who checks in.
        for (var office : offices) {
            for (var role : List.of("OFFICIAL", "OFFICE")) {
                SERVERS.jdbc()
                        .sql("insert into duty (person, role, office) values (?, ?, ?)")
                        .params(town.clerk.id(), role, office)
                        .update();
            }
        }
        return new Crowd.Places(
                offices,
                IntStream.range(0, desks)
                        .mapToObj(desk -> town.newDeskAt(offices.get(desk % 2)))
                        .toList(),
                IntStream.range(0, desks).mapToObj(_ -> officials).toList(),
                IntStream.range(0, TERMINALS).mapToObj(_ -> town.newTerminal()).toList(),
                new OfficeId(town.township),
                Crowd.actor(town.clerk));
    }

    private List<Deed> some(Dice dice, WaitingModel now) {
        var deeds = Stream.generate(() -> dice.next(now))
                .limit(1 + random.nextInt(9))
                .toList();
        // A time is not taken back while somebody comes to it: who waits is told of that a moment later, and no order
        // shows when.
        return deeds.stream()
                .filter(one -> one.verb() != Verb.CANCEL
                        || deeds.stream()
                                .noneMatch(other ->
                                        other.verb() == Verb.CHECK_IN && Objects.equals(other.about(), one.about())))
                .toList();
    }

    /** All desks call at the same instant. */
    private static List<Deed> storm(WaitingModel now) {
        return IntStream.range(0, now.desks.size())
                .mapToObj(desk -> Deed.atDesk(
                        Verb.CALL, desk, Math.max(0, now.desks.get(desk).official()), null))
                .toList();
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Everybody is there again, and the desks call until nobody waits. */
    private static int drain(LineRounds rounds) {
        everybodyComesBack(rounds);
        var waited = rounds.model().lines.stream().mapToInt(List::size).sum();
        var called = new ArrayList<UUID>();
        while (rounds.model().petitioners.values().stream().anyMatch(one -> one.stage() != Stage.GONE)) {
            var done = rounds.round(storm(rounds.model()), false);
            assertThat(done)
                    .as("somebody is called as long as somebody waits")
                    .anyMatch(one -> one.outcome().isDone());
            done.stream()
                    .flatMap(one -> Optional.ofNullable(one.outcome().petitioner()).stream())
                    .forEach(called::add);
            fewAtOnce(rounds, Verb.LEAVE, one -> one.stage() == Stage.CALLED);
        }
        assertThat(called).doesNotHaveDuplicates().hasSize(waited);
        return waited;
    }

    private static void everybodyComesBack(LineRounds rounds) {
        var desks = IntStream.range(0, rounds.model().desks.size()).boxed().toList();
        rounds.round(
                desks.stream()
                        .map(desk -> Deed.atDesk(Verb.TAKE, desk, 0, null))
                        .toList(),
                false);
        rounds.round(
                desks.stream()
                        .map(desk -> Deed.atDesk(Verb.RESUME, desk, 0, null))
                        .toList(),
                false);
        fewAtOnce(rounds, Verb.LEAVE, one -> one.stage() == Stage.CALLED);
        fewAtOnce(rounds, Verb.REJOIN, one -> one.stage() == Stage.SKIPPED);
        fewAtOnce(rounds, Verb.COME_BACK, Waiter::away);
        fewAtOnce(rounds, Verb.RENEW, Waiter::silent);
    }

    private static void fewAtOnce(LineRounds rounds, Verb verb, Predicate<Waiter> whom) {
        var deeds = new ArrayDeque<>(rounds.model().petitioners.values().stream()
                .filter(one -> one.stage() != Stage.GONE)
                .filter(whom)
                .map(one -> Deed.atTerminal(verb, one.terminal(), one.id()))
                .toList());
        while (!deeds.isEmpty()) {
            var some = new ArrayList<Deed>();
            while (some.size() < 6 && !deeds.isEmpty()) {
                some.add(deeds.remove());
            }
            rounds.round(some, false);
        }
    }
}
