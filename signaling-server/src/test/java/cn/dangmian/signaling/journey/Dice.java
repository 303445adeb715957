package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.journey.Deed.Verb;
import cn.dangmian.signaling.journey.Waiter.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chooses what is done next: mostly what makes sense as the lines stand, now and then what does not. */
final class Dice {

    /** As often as each is thrown. */
    private static final List<Verb> VERBS = new ArrayList<>();

    static {
        add(30, Verb.CALL);
        add(24, Verb.CHECK_IN);
        add(12, Verb.LEAVE);
        add(10, Verb.SKIP, Verb.REJOIN, Verb.PASS_ON);
        add(6, Verb.REQUEUE, Verb.STEP_AWAY, Verb.COME_BACK, Verb.DECLARE, Verb.TAKE);
        add(8, Verb.BOOK, Verb.TIME_COMES);
        add(4, Verb.MOVE, Verb.CANCEL);
        add(4, Verb.RECALL, Verb.RENEW, Verb.FALL_SILENT, Verb.RESUME);
        add(2, Verb.PAUSE, Verb.RELEASE);
    }

    private final Random random;
    private final int officials;
    private final int terminals;

    Dice(Random random, int officials, int terminals) {
        this.random = random;
        this.officials = officials;
        this.terminals = terminals;
    }

    private static void add(int times, Verb... verbs) {
        for (var i = 0; i < times; i++) {
            VERBS.addAll(List.of(verbs));
        }
    }

    Deed next(WaitingModel now) {
        var verb = VERBS.get(random.nextInt(VERBS.size()));
        return switch (verb) {
            case BOOK, MOVE, CANCEL -> booking(verb, now);
            case CHECK_IN -> checkIn(now);
            default -> verb.isOfDesk() ? atDesk(verb, now) : atTerminal(verb, now);
        };
    }

    private Deed atDesk(Verb verb, WaitingModel now) {
        var desk = random.nextInt(now.desks.size());
        var there = now.desks.get(desk);
        if (verb == Verb.TAKE || there.official() < 0) {
            return Deed.atDesk(Verb.TAKE, desk, random.nextInt(officials), null);
        }
        var official = oneIn(12) ? random.nextInt(officials) : there.official();
        return switch (verb) {
            case RECALL, SKIP, REQUEUE -> {
                var called = oneIn(10)
                        ? anybody(now)
                        : now.at(desk).map(Waiter::id).findFirst().orElse(null);
                yield called == null
                        ? Deed.atDesk(Verb.CALL, desk, official, null)
                        : Deed.atDesk(verb, desk, official, called);
            }
            case PASS_ON -> {
                var somebody = anybody(now);
                yield somebody == null
                        ? Deed.atDesk(Verb.CALL, desk, official, null)
                        : passOn(now, Deed.atDesk(verb, desk, official, somebody));
            }
            default -> Deed.atDesk(verb, desk, official, null);
        };
    }

    private Deed passOn(WaitingModel now, Deed deed) {
        var target = random.nextInt(now.desks.size());
        var line = now.desks.get(target).line();
        return oneIn(2) ? deed.to(line, target) : deed.to(line, -1);
    }

    /** What is taken back is not what somebody waits for. */
    private Deed booking(Verb verb, WaitingModel now) {
        var desk = random.nextInt(now.desks.size());
        var about = verb == Verb.BOOK ? null : anyTime(now, verb == Verb.CANCEL);
        var terminal =
                about == null ? random.nextInt(terminals) : about.getValue().terminal();
        // A time is moved within its own line.
        var at = about == null || now.desks.get(desk).line() == lineOf(now, about.getValue())
                ? desk
                : about.getValue().desk();
        var time = new Times.Time(at, random.nextInt(officials), terminal, random.nextInt(Times.SLOTS), false, false);
        return about == null
                ? Deed.booking(
                        Verb.BOOK, terminal, null, time, now.desks.get(at).line())
                : Deed.booking(
                        verb, terminal, about.getKey(), time, now.desks.get(at).line());
    }

    private static int lineOf(WaitingModel now, Times.Time time) {
        return now.desks.get(time.desk()).line();
    }

    private Map.@Nullable Entry<UUID, Times.Time> anyTime(WaitingModel now, boolean nobodyWaits) {
        var fitting = now.times.all().stream()
                .filter(one -> !nobodyWaits || !now.isOpen(one.getKey()))
                .sorted(Comparator.comparing(one ->
                        one.getValue().terminal() * Times.SLOTS + one.getValue().slot()))
                .toList();
        return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
    }

    private Deed checkIn(WaitingModel now) {
        var booked = oneIn(2) ? anyTime(now, !oneIn(8)) : null;
        var deed = booked == null
                ? Deed.atTerminal(Verb.CHECK_IN, random.nextInt(terminals), null)
                        .to(random.nextInt(now.lines.size()), -1)
                : Deed.atTerminal(Verb.CHECK_IN, booked.getValue().terminal(), booked.getKey())
                        .to(lineOf(now, booked.getValue()), -1);
        return deed.declaring(oneIn(4));
    }

    private Deed atTerminal(Verb verb, WaitingModel now) {
        var somebody = likely(verb, now);
        if (somebody == null) {
            return checkIn(now);
        }
        return Deed.atTerminal(verb, somebody.terminal(), somebody.id()).declaring(oneIn(2));
    }

    private @Nullable Waiter likely(Verb verb, WaitingModel now) {
        var wanted = verb == Verb.REJOIN ? Stage.SKIPPED : verb == Verb.LEAVE ? Stage.CALLED : Stage.QUEUED;
        var all = sorted(now);
        var fitting = all.stream()
                .filter(one -> one.stage() == wanted && isFitting(verb, one))
                .toList();
        var from = fitting.isEmpty() || oneIn(8) ? all : fitting;
        return from.isEmpty() ? null : from.get(random.nextInt(from.size()));
    }

    private static boolean isFitting(Verb verb, Waiter one) {
        return switch (verb) {
            case COME_BACK -> one.away();
            case TIME_COMES -> one.isEarly();
            default -> true;
        };
    }

    private @Nullable UUID anybody(WaitingModel now) {
        var all = sorted(now);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size())).id();
    }

    /** In an order that the seed alone decides. */
    private static List<Waiter> sorted(WaitingModel now) {
        return now.petitioners.values().stream()
                .filter(one -> one.stage() != Stage.GONE)
                .sorted(Comparator.comparing(Waiter::terminal))
                .toList();
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }
}
