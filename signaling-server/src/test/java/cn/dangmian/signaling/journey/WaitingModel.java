package cn.dangmian.signaling.journey;

import cn.dangmian.signaling.journey.Deed.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Lines, desks and petitioners as they must be, in plain lists: it knows nothing of tables. */
final class WaitingModel {

    private static final int PASSED_OVER_FOR = 3;
    private static final int RECALLS = 2;

    enum Stage {
        QUEUED,
        CALLED,
        SKIPPED,
        GONE
    }

    /** @param wanted the desk that is to call, or -1 */
    record Petitioner(
            UUID id,
            int terminal,
            Instant came,
            int line,
            int ticket,
            Stage stage,
            boolean priority,
            boolean away,
            boolean silent,
            int wanted,
            int desk,
            int recalls) {

        Petitioner waiting() {
            return new Petitioner(id, terminal, came, line, ticket, Stage.QUEUED, priority, false, silent, -1, -1, 0);
        }

        Petitioner at(Stage next, int otherDesk, int rings) {
            return new Petitioner(
                    id, terminal, came, line, ticket, next, priority, false, silent, -1, otherDesk, rings);
        }

        Petitioner in(int otherLine, int number, int otherDesk) {
            return new Petitioner(
                    id, terminal, came, otherLine, number, Stage.QUEUED, priority, false, silent, otherDesk, -1, 0);
        }

        Petitioner with(boolean declared, boolean absent, boolean unheard) {
            return new Petitioner(
                    id, terminal, came, line, ticket, stage, declared, absent, unheard, wanted, desk, recalls);
        }
    }

    /** @param official who mans it, or -1 */
    record Desk(int line, int official, boolean paused) {

        boolean calls() {
            return official >= 0 && !paused;
        }
    }

    final List<Desk> desks;
    final Map<UUID, Petitioner> petitioners;
    final List<List<UUID>> lines;
    private final int[] tickets;
    private final boolean[] priorityHadTheLast;

    WaitingModel(int lines, List<Integer> desks) {
        this.desks = new ArrayList<>(
                desks.stream().map(line -> new Desk(line, -1, false)).toList());
        this.petitioners = new HashMap<>();
        this.lines = new ArrayList<>();
        for (var i = 0; i < lines; i++) {
            this.lines.add(new ArrayList<>());
        }
        this.tickets = new int[lines];
        this.priorityHadTheLast = new boolean[lines];
    }

    private WaitingModel(WaitingModel other) {
        desks = new ArrayList<>(other.desks);
        petitioners = new HashMap<>(other.petitioners);
        lines = new ArrayList<>();
        other.lines.forEach(line -> lines.add(new ArrayList<>(line)));
        tickets = other.tickets.clone();
        priorityHadTheLast = other.priorityHadTheLast.clone();
    }

    WaitingModel copy() {
        return new WaitingModel(this);
    }

    void forgetTheGone() {
        petitioners.values().removeIf(one -> one.stage() == Stage.GONE);
    }

    Petitioner get(UUID id) {
        var found = petitioners.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no such petitioner: " + id);
        }
        return found;
    }

    private void put(Petitioner changed) {
        petitioners.put(changed.id(), changed);
    }

    /** Whom each desk has. */
    Stream<Petitioner> at(int desk) {
        return petitioners.values().stream().filter(one -> one.stage() == Stage.CALLED && one.desk() == desk);
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

    /** Those whom the desk may call, in the order in which it must. */
    List<UUID> callable(int desk) {
        var line = desks.get(desk).line();
        var turn = priorityHadTheLast[line];
        return lines.get(line).stream()
                .map(this::get)
                .filter(one -> !one.away() && !one.silent() && mayCall(desk, one))
                .sorted(Comparator.comparing((Petitioner one) -> one.priority() == turn))
                .map(Petitioner::id)
                .toList();
    }

    private boolean mayCall(int desk, Petitioner one) {
        return one.wanted() < 0
                || one.wanted() == desk
                || !desks.get(one.wanted()).calls();
    }

    void call(int desk, UUID id) {
        var called = get(id);
        lines.get(called.line()).remove(id);
        priorityHadTheLast[called.line()] = called.priority();
        put(called.at(Stage.CALLED, desk, 0));
    }

    String recall(Petitioner called) {
        if (called.recalls() == RECALLS) {
            return "reception.rung-enough";
        }
        put(called.at(Stage.CALLED, called.desk(), called.recalls() + 1));
        return "";
    }

    String skip(Petitioner called) {
        put(called.at(Stage.SKIPPED, -1, 0));
        return "";
    }

    String requeue(Petitioner called) {
        put(called.waiting());
        lines.get(called.line()).addFirst(called.id());
        return "";
    }

    String passOn(Petitioner one, int line, int desk) {
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
        return petitioners.values().stream().anyMatch(one -> one.terminal() == terminal && one.stage() != Stage.GONE);
    }

    boolean comes(Deed deed, Outcome outcome) {
        if (outcome.petitioner() == null || outcome.came() == null || ++tickets[deed.line()] != outcome.ticket()) {
            return false;
        }
        put(new Petitioner(
                outcome.petitioner(),
                deed.post(),
                outcome.came(),
                deed.line(),
                outcome.ticket(),
                Stage.QUEUED,
                deed.priority(),
                false,
                false,
                -1,
                -1,
                0));
        lines.get(deed.line()).add(outcome.petitioner());
        return true;
    }

    String goesAway(Petitioner one, boolean away) {
        if (one.stage() != Stage.QUEUED || one.away() == away) {
            return "reception.wrong-stage";
        }
        put(one.with(one.priority(), away, one.silent()));
        return "";
    }

    String declares(Petitioner one, boolean priority) {
        if (one.stage() != Stage.QUEUED && one.stage() != Stage.SKIPPED) {
            return "reception.wrong-stage";
        }
        put(one.with(priority, one.away(), one.silent()));
        return "";
    }

    String leaves(Petitioner one) {
        if (one.stage() == Stage.GONE) {
            return "reception.wrong-stage";
        }
        lines.get(one.line()).remove(one.id());
        put(one.at(Stage.GONE, -1, 0));
        return "";
    }

    String rejoins(Petitioner one) {
        if (one.stage() != Stage.SKIPPED) {
            return "reception.wrong-stage";
        }
        put(one.waiting());
        var others = lines.get(one.line());
        others.add(Math.min(PASSED_OVER_FOR, others.size()), one.id());
        return "";
    }

    String isHeard(Petitioner one, boolean heard) {
        if (one.stage() != Stage.GONE) {
            put(one.with(one.priority(), one.away(), !heard));
        }
        return "";
    }

    /** How many are called before this one, tried out call by call. */
    int ahead(UUID id) {
        var line = get(id).line();
        var queues = List.of(new ArrayList<UUID>(), new ArrayList<UUID>());
        lines.get(line).stream()
                .map(this::get)
                .filter(one -> !one.away() || one.id().equals(id))
                .forEach(one -> queues.get(one.priority() ? 1 : 0).add(one.id()));
        var turn = priorityHadTheLast[line] ? 0 : 1;
        for (var calls = 0; ; calls++) {
            var queue = queues.get(queues.get(turn).isEmpty() ? 1 - turn : turn);
            turn = queue == queues.get(1) ? 0 : 1;
            if (queue.removeFirst().equals(id)) {
                return calls;
            }
        }
    }

    @Override
    public String toString() {
        return "lines "
                + lines.stream()
                        .map(line -> line.stream().map(this::get).toList())
                        .toList() + "\ndesks " + desks;
    }

    /** Everything that what follows depends on. */
    Object fingerprint() {
        return List.of(desks, petitioners, lines, Arrays.toString(tickets), Arrays.toString(priorityHadTheLast));
    }
}
