package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.journey.Deed.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lines, desks and petitioners as they must be, in plain lists: it knows nothing of tables. */
final class WaitingModel {

    private static final int PASSED_OVER_FOR = 3;
    private static final int RECALLS = 2;

    /** @param official who mans it, or -1 */
    record Desk(int line, int official, boolean paused) {

        boolean calls() {
            return official >= 0 && !paused;
        }
    }

    final List<Desk> desks;
    final Map<UUID, Waiter> petitioners;
    final List<List<UUID>> lines;
    final Times times;
    private final int[] tickets;
    final boolean[] priorityHadTheLast;

    WaitingModel(int lines, List<Integer> desks) {
        this.desks = new ArrayList<>(
                desks.stream().map(line -> new Desk(line, -1, false)).toList());
        this.petitioners = new HashMap<>();
        this.lines = new ArrayList<>();
        this.times = new Times();
        for (var i = 0; i < lines; i++) {
            this.lines.add(new ArrayList<>());
        }
        this.tickets = new int[lines];
        this.priorityHadTheLast = new boolean[lines];
    }

    private WaitingModel(WaitingModel other) {
        desks = new ArrayList<>(other.desks);
        petitioners = new HashMap<>(other.petitioners);
        times = other.times.copy();
        lines = new ArrayList<>();
        other.lines.forEach(line -> lines.add(new ArrayList<>(line)));
        tickets = other.tickets.clone();
        priorityHadTheLast = other.priorityHadTheLast.clone();
    }

    WaitingModel copy() {
        return new WaitingModel(this);
    }

    void forgetTheGone() {
        petitioners.values().removeIf(one -> one.stage() == Waiter.Stage.GONE);
        times.forgetTheCancelled();
    }

    Waiter get(UUID id) {
        var found = petitioners.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no such petitioner: " + id);
        }
        return found;
    }

    private void put(Waiter changed) {
        petitioners.put(changed.id(), changed);
    }

    /** Whom each desk has. */
    Stream<Waiter> at(int desk) {
        return petitioners.values().stream().filter(one -> one.stage() == Waiter.Stage.CALLED && one.desk() == desk);
    }

    String man(int desk, int official) {
        var before = desks.get(desk);
        desks.set(desk, new Desk(before.line(), official, before.paused() && before.official() == official));
        return "";
    }

    String leave(int desk) {
        desks.set(desk, new Desk(desks.get(desk).line(), -1, false));
        return "";
    }

    String pause(int desk, boolean paused) {
        var before = desks.get(desk);
        desks.set(desk, new Desk(before.line(), before.official(), paused));
        return "";
    }

    /**
     * Those whom the desk may call, in the order in which it must: whose booked time has come, then the others in turns, then who
     * came before their time.
     */
    List<UUID> callable(int desk) {
        var line = desks.get(desk).line();
        var turn = priorityHadTheLast[line];
        return lines.get(line).stream()
                .map(this::get)
                .filter(one -> !one.away() && !one.silent() && mayCall(desk, one))
                .sorted(Comparator.comparingInt(WaitingModel::kind)
                        .thenComparingInt(WaitingModel::slot)
                        .thenComparing(one -> one.booked() == null && one.priority() == turn))
                .map(Waiter::id)
                .toList();
    }

    private static int kind(Waiter one) {
        return one.isDue() ? 0 : one.isEarly() ? 2 : 1;
    }

    private static int slot(Waiter one) {
        return one.booked() == null ? 0 : one.booked().slot();
    }

    private boolean mayCall(int desk, Waiter one) {
        var booked = one.booked();
        var wanted = one.wanted() < 0
                || one.wanted() == desk
                || !desks.get(one.wanted()).calls();
        return wanted && (booked == null || isBookedAt(booked, desk) || booked.forAll() && nobodyElseCalls(booked));
    }

    private boolean isBookedAt(Waiter.Booked booked, int desk) {
        return booked.desk() == desk || booked.official() == desks.get(desk).official();
    }

    private boolean nobodyElseCalls(Waiter.Booked booked) {
        return IntStream.range(0, desks.size())
                .noneMatch(desk -> desks.get(desk).calls() && isBookedAt(booked, desk));
    }

    void call(int desk, UUID id) {
        var called = get(id);
        lines.get(called.line()).remove(id);
        if (called.booked() == null) {
            priorityHadTheLast[called.line()] = called.priority();
        }
        put(called.at(Waiter.Stage.CALLED, desk, 0));
    }

    String recall(Waiter called) {
        if (called.recalls() == RECALLS) {
            return "reception.rung-enough";
        }
        put(called.at(Waiter.Stage.CALLED, called.desk(), called.recalls() + 1));
        return "";
    }

    String skip(Waiter called) {
        put(called.at(Waiter.Stage.SKIPPED, -1, 0));
        return "";
    }

    String requeue(Waiter called) {
        put(called.waiting(called.booked()));
        lines.get(called.line()).addFirst(called.id());
        return "";
    }

    String passOn(Waiter one, int line, int desk) {
        lines.get(one.line()).remove(one.id());
        var moved = one.in(line, line == one.line() ? one.ticket() : ++tickets[line], desk);
        put(moved);
        var others = lines.get(line);
        var place = 0;
        while (place < others.size() && !get(others.get(place)).came().isAfter(one.came())) {
            place++;
        }
        others.add(place, one.id());
        return "";
    }

    boolean isTaken(int terminal) {
        return petitioners.values().stream()
                .anyMatch(one -> one.terminal() == terminal && one.stage() != Waiter.Stage.GONE);
    }

    boolean isOpen(@Nullable UUID appointment) {
        return appointment != null
                && petitioners.values().stream()
                        .anyMatch(one -> appointment.equals(one.appointment()) && one.stage() != Waiter.Stage.GONE);
    }

    /** To what is booked for them, if the deed names an appointment that still stands. */
    boolean comes(Deed deed, Outcome outcome) {
        if (outcome.petitioner() == null || outcome.came() == null || ++tickets[deed.line()] != outcome.ticket()) {
            return false;
        }
        put(new Waiter(
                outcome.petitioner(),
                deed.post(),
                outcome.came(),
                deed.line(),
                outcome.ticket(),
                Waiter.Stage.QUEUED,
                deed.priority(),
                false,
                false,
                -1,
                -1,
                0,
                times.arrive(deed.about()),
                deed.about()));
        lines.get(deed.line()).add(outcome.petitioner());
        return true;
    }

    String goesAway(Waiter one, boolean away) {
        if (one.stage() != Waiter.Stage.QUEUED || one.away() == away) {
            return "reception.wrong-stage";
        }
        put(one.with(one.priority(), away, one.silent()));
        return "";
    }

    String declares(Waiter one, boolean priority) {
        if (one.stage() != Waiter.Stage.QUEUED && one.stage() != Waiter.Stage.SKIPPED) {
            return "reception.wrong-stage";
        }
        put(one.with(priority, one.away(), one.silent()));
        return "";
    }

    String leaves(Waiter one) {
        if (one.stage() == Waiter.Stage.GONE) {
            return "reception.wrong-stage";
        }
        lines.get(one.line()).remove(one.id());
        put(one.at(Waiter.Stage.GONE, -1, 0));
        return "";
    }

    String rejoins(Waiter one) {
        if (one.stage() != Waiter.Stage.SKIPPED) {
            return "reception.wrong-stage";
        }
        put(one.waiting(null));
        var others = lines.get(one.line());
        others.add(Math.min(PASSED_OVER_FOR, others.size()), one.id());
        return "";
    }

    String isHeard(Waiter one, boolean heard) {
        if (one.stage() != Waiter.Stage.GONE) {
            put(one.with(one.priority(), one.away(), !heard));
        }
        return "";
    }

    /** The booked time of who waits has come, or was long ago. */
    String timeComes(Waiter one, boolean forAll) {
        var booked = one.booked();
        if (booked != null) {
            put(one.with(new Waiter.Booked(
                    booked.desk(), booked.official(), booked.slot(), true, forAll || booked.forAll())));
        }
        return "";
    }

    int ahead(UUID id) {
        var line = get(id).line();
        return Ahead.of(get(id), lines.get(line).stream().map(this::get).toList(), priorityHadTheLast[line]);
    }

    @Override
    public String toString() {
        return "lines "
                + lines.stream()
                        .map(line -> line.stream().map(this::get).toList())
                        .toList() + "\ndesks " + desks + "\ntimes " + times.fingerprint();
    }

    /** Everything that what follows depends on. */
    Object fingerprint() {
        return List.of(
                desks,
                petitioners,
                lines,
                times.fingerprint(),
                Arrays.toString(tickets),
                Arrays.toString(priorityHadTheLast));
    }
}
