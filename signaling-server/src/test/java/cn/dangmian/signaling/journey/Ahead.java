package cn.dangmian.signaling.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How many are called before somebody, tried out call by call. */
final class Ahead {

    private Ahead() {}

    static int of(Waiter one, List<Waiter> line, boolean priorityHadTheLast) {
        var due = line.stream()
                .filter(other -> other.isDue() && counts(other, one))
                .sorted(Comparator.comparingInt(
                        other -> other.booked() == null ? 0 : other.booked().slot()))
                .toList();
        if (one.booked() != null) {
            return one.isDue() ? due.indexOf(one) : due.size();
        }
        return due.size() + inTurns(one, line, priorityHadTheLast);
    }

    /** Who is away is before nobody else. */
    private static boolean counts(Waiter other, Waiter one) {
        return !other.away() || other.equals(one);
    }

    private static int inTurns(Waiter one, List<Waiter> line, boolean priorityHadTheLast) {
        var queues = List.of(new ArrayList<Waiter>(), new ArrayList<Waiter>());
        line.stream()
                .filter(other -> other.booked() == null && counts(other, one))
                .forEach(other -> queues.get(other.priority() ? 1 : 0).add(other));
        var turn = priorityHadTheLast ? 0 : 1;
        for (var calls = 0; ; calls++) {
            var queue = queues.get(queues.get(turn).isEmpty() ? 1 - turn : turn);
            turn = queue == queues.get(1) ? 0 : 1;
            if (queue.removeFirst().equals(one)) {
                return calls;
            }
        }
    }
}
