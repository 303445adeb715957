package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.journey.Deed.Done;
import cn.dangmian.signaling.journey.Deed.Verb;
import cn.dangmian.signaling.journey.Waiter.Stage;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks for an order in which what was done at the same time gives what came of it, one after the other.
 *
 * <p>A desk passes over a petitioner whose row somebody else holds at that moment. Where that other one then did nothing, no
 * order explains it; so whoever a refused deed was about, and one more for every call that was cut, may have been passed over.
 */
final class Explanation {

    private static final int TRIES = 300_000;

    private final List<Done> done;
    private final Glance seen;
    private final Set<UUID> held;
    private final long cutCalls;
    private final Set<Object> inVain = new HashSet<>();
    private int tries;
    private Optional<WaitingModel> nearest = Optional.empty();

    /** @param seen how it looks now */
    Explanation(List<Done> all, Glance seen) {
        this.done = all.stream()
                .filter(one -> !one.outcome().isNothing())
                .sorted(Comparator.comparing(one -> one.outcome().ended()))
                .toList();
        this.seen = seen;
        this.held = all.stream()
                .filter(one -> !one.outcome().isDone()
                        || one.deed().verb() == Verb.PASS_ON
                        || one.deed().verb() == Verb.TIME_COMES)
                .flatMap(one -> Optional.ofNullable(one.deed().about()).stream())
                .collect(Collectors.toSet());
        this.cutCalls = all.stream()
                .filter(one -> one.deed().verb() == Verb.CALL && one.outcome().isNothing())
                .count();
    }

    /** The lines after all of it; empty when nothing explains what came of it. */
    Optional<WaitingModel> from(WaitingModel before) {
        return search(before, done.isEmpty() ? 0 : -1L >>> (Long.SIZE - done.size()), Set.of());
    }

    /** What to say when nothing explains it. */
    String whatDiffers() {
        return nearest.map(Glance::of)
                        .map(near -> "seen\n  " + seen.without(near) + "\nwhere it should be\n  " + near.without(seen))
                        .orElse("in no order are these the outcomes")
                + (tries > TRIES ? "; not all orders were tried" : "");
    }

    private Optional<WaitingModel> search(WaitingModel state, long left, Set<UUID> excused) {
        if (left == 0) {
            nearest = Optional.of(state);
            return Glance.of(state).equals(seen) ? Optional.of(state) : Optional.empty();
        }
        if (++tries > TRIES || !inVain.add(List.of(left, state.fingerprint(), excused))) {
            return Optional.empty();
        }
        var refused = refusedHere(state, left, excused);
        if (refused != 0) {
            return search(state, left & ~refused, excused);
        }
        for (var i = 0; i < done.size(); i++) {
            if ((left & 1L << i) != 0) {
                var next = state.copy();
                var passedOver = new HashSet<>(excused);
                if (follows(next, done.get(i), passedOver)) {
                    var found = search(next, left & ~(1L << i), passedOver);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What is refused in this state changes nothing: there is no better moment for it, and no other order to try. */
    private long refusedHere(WaitingModel state, long left, Set<UUID> excused) {
        var refused = 0L;
        for (var i = 0; i < done.size(); i++) {
            if ((left & 1L << i) != 0 && !done.get(i).outcome().isDone()) {
                var passedOver = new HashSet<>(excused);
                if (follows(state.copy(), done.get(i), passedOver) && passedOver.equals(excused)) {
                    refused |= 1L << i;
                }
            }
        }
        return refused;
    }

    private boolean follows(WaitingModel state, Done one, Set<UUID> passedOver) {
        var deed = one.deed();
        var outcome = one.outcome();
        if (deed.verb() == Verb.CHECK_IN) {
            var taken = state.isTaken(deed.post()) || state.isOpen(deed.about());
            return outcome.isDone()
                    ? !taken && state.comes(deed, outcome)
                    : taken && outcome.code().equals("reception.already-open");
        }
        if (deed.verb().isOfDesk()
                && deed.verb() != Verb.TAKE
                && state.desks.get(deed.post()).official() != deed.official()) {
            return outcome.code().equals("reception.displaced");
        }
        if (deed.verb() == Verb.BOOK) {
            var wanted = new Times.Time(deed.desk(), deed.official(), deed.post(), deed.slot(), false, false);
            return state.times.book(outcome.petitioner(), wanted).equals(outcome.code());
        }
        return deed.verb() == Verb.CALL
                ? calls(state, one, passedOver)
                : resultOf(state, deed).equals(outcome.code());
    }

    private boolean calls(WaitingModel state, Done one, Set<UUID> passedOver) {
        var desk = one.deed().post();
        var code = one.outcome().code();
        if (state.desks.get(desk).paused()) {
            return code.equals("reception.desk-paused");
        }
        if (state.at(desk).findAny().isPresent()) {
            return code.equals("reception.desk-busy");
        }
        for (var first : state.callable(desk)) {
            if (first.equals(one.outcome().petitioner())) {
                state.call(desk, first);
                return true;
            }
            if (!held.contains(first) && passedOver.add(first) && passedOver.size() > cutCalls) {
                return false;
            }
        }
        return code.equals("reception.line-empty");
    }

    private static String resultOf(WaitingModel state, Deed deed) {
        return switch (deed.verb()) {
            case TAKE -> state.man(deed.post(), deed.official());
            case RELEASE -> state.leave(deed.post());
            case PAUSE -> state.pause(deed.post(), true);
            case RESUME -> state.pause(deed.post(), false);
            case RECALL, SKIP, REQUEUE -> resultAtDesk(state, deed);
            case PASS_ON -> resultOfPassing(state, deed);
            case MOVE -> state.times.move(subject(deed), deed.desk(), deed.official(), deed.slot());
            case CANCEL -> state.times.cancel(subject(deed));
            default -> resultAtTerminal(state, deed);
        };
    }

    private static UUID subject(Deed deed) {
        return Objects.requireNonNull(deed.about());
    }

    private static Waiter subject(WaitingModel state, Deed deed) {
        return state.get(subject(deed));
    }

    private static String resultAtDesk(WaitingModel state, Deed deed) {
        var one = subject(state, deed);
        if (one.stage() != Stage.CALLED || one.desk() != deed.post()) {
            return "reception.unknown";
        }
        return switch (deed.verb()) {
            case RECALL -> state.recall(one);
            case SKIP -> state.skip(one);
            default -> state.requeue(one);
        };
    }

    private static String resultOfPassing(WaitingModel state, Deed deed) {
        var one = subject(state, deed);
        var here = one.stage() == Stage.CALLED
                ? one.desk() == deed.post()
                : one.line() == state.desks.get(deed.post()).line();
        if (!here) {
            return "reception.unknown";
        }
        if (deed.desk() >= 0 && !state.desks.get(deed.desk()).calls()) {
            return "reception.desk-unavailable";
        }
        if (one.stage() == Stage.SKIPPED || one.stage() == Stage.GONE || one.away()) {
            return "reception.wrong-stage";
        }
        return state.passOn(one, deed.line(), deed.desk());
    }

    private static String resultAtTerminal(WaitingModel state, Deed deed) {
        var one = subject(state, deed);
        return switch (deed.verb()) {
            case STEP_AWAY -> state.goesAway(one, true);
            case COME_BACK -> state.goesAway(one, false);
            case DECLARE -> state.declares(one, deed.priority());
            case LEAVE -> state.leaves(one);
            case REJOIN -> state.rejoins(one);
            case RENEW -> state.isHeard(one, true);
            case FALL_SILENT -> state.isHeard(one, false);
            case TIME_COMES -> state.timeComes(one, deed.priority());
            default -> throw new IllegalArgumentException(deed.verb().name());
        };
    }
}
