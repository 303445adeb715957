package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.journey.Deed.Verb;
import cn.dangmian.signaling.journey.Waiter.Stage;
import cn.dangmian.signaling.kernel.OfficeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One town with two lines in which anything is done at random, until nobody waits in the end. */
final class LineWorld implements AutoCloseable {

    private static final int OFFICIALS = 3;
    private static final int TERMINALS = 40;
    private static final int ROUNDS_TO_A_STORM = 40;

    private final Servers servers;
    private final Town town;
    private final Random random;
    private final int roundsToACut;
    final LineRounds rounds;

    /** @param roundsToACut how many there are to one in which backends are terminated */
    LineWorld(Servers servers, int desks, Random random, int roundsToACut) {
        this.servers = servers;
        this.town = servers.foundTown();
        this.random = random;
        this.roundsToACut = roundsToACut;
        var model = new WaitingModel(
                2, IntStream.range(0, desks).map(desk -> desk % 2).boxed().toList());
        this.rounds = new LineRounds(servers.both(), places(desks), model, random);
    }

    /** @return how many still waited, and were called one after another at the end */
    int play(BooleanSupplier goesOn) {
        var dice = new Dice(random, OFFICIALS, TERMINALS);
        while (goesOn.getAsBoolean()) {
            rounds.round(
                    oneIn(ROUNDS_TO_A_STORM) ? storm(rounds.model()) : some(dice, rounds.model()), oneIn(roundsToACut));
        }
        var served = drain(rounds);
        rounds.look();
        return served;
    }

    @Override
    public void close() {
        rounds.close();
    }

    private Crowd.Places places(int desks) {
        var officials = Stream.generate(() -> {
                    var person = town.newOfficial();
                    servers.jdbc()
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
                servers.jdbc()
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
                officials,
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
