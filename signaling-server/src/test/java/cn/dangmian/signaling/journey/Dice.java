package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.journey.Deed.Verb;
import cn.dangmian.signaling.journey.WaitingModel.Petitioner;
import cn.dangmian.signaling.journey.WaitingModel.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
        return verb.isOfDesk() ? atDesk(verb, now) : atTerminal(verb, now);
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
                        : now.at(desk).map(Petitioner::id).findFirst().orElse(null);
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

    private Deed atTerminal(Verb verb, WaitingModel now) {
        var somebody = verb == Verb.CHECK_IN ? null : likely(verb, now);
        if (somebody == null) {
            return Deed.atTerminal(Verb.CHECK_IN, random.nextInt(terminals), null)
                    .to(random.nextInt(now.lines.size()), -1)
                    .declaring(oneIn(4));
        }
        return Deed.atTerminal(verb, somebody.terminal(), somebody.id()).declaring(oneIn(2));
    }

    private @Nullable Petitioner likely(Verb verb, WaitingModel now) {
        var wanted = verb == Verb.REJOIN ? Stage.SKIPPED : verb == Verb.LEAVE ? Stage.CALLED : Stage.QUEUED;
        var all = sorted(now);
        var fitting = all.stream()
                .filter(one -> one.stage() == wanted && (verb != Verb.COME_BACK || one.away()))
                .toList();
        var from = fitting.isEmpty() || oneIn(8) ? all : fitting;
        return from.isEmpty() ? null : from.get(random.nextInt(from.size()));
    }

    private @Nullable UUID anybody(WaitingModel now) {
        var all = sorted(now);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size())).id();
    }

    /** In an order that the seed alone decides. */
    private static List<Petitioner> sorted(WaitingModel now) {
        return now.petitioners.values().stream()
                .filter(one -> one.stage() != Stage.GONE)
                .sorted(Comparator.comparing(Petitioner::terminal))
                .toList();
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }
}
