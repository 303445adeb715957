package cn.dangmian.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Who is measured when. */
public final class Turns {

    private Turns() {}

    /**
     * Every round has each once. Rounds come in pairs, the second in the reverse order of the first (A B B A), so that a machine
     * that becomes slower hurts all alike; each pair begins in another order.
     */
    public static <T> List<List<T>> of(List<T> all, int rounds, long seed) {
        var random = new Random(seed);
        var turns = new ArrayList<List<T>>();
        var order = new ArrayList<>(all);
        while (turns.size() < rounds) {
            if (turns.size() % 2 == 0) {
                Collections.shuffle(order, random);
                turns.add(List.copyOf(order));
            } else {
                turns.add(List.copyOf(order.reversed()));
            }
        }
        return turns;
    }
}
