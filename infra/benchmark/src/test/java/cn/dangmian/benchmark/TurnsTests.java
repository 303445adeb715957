package cn.dangmian.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTests {

    private static final List<String> ALL = List.of("ours", "peer", "control", "limit");

    @Test
    void givesEachOneTurnInEveryRound() {
        assertThat(Turns.of(ALL, 61, 1))
                .hasSize(61)
                .allSatisfy(round -> assertThat(round).containsExactlyInAnyOrderElementsOf(ALL));
    }

    @Test
    void mirrorsEverySecondRound() {
        var turns = Turns.of(ALL, 60, 1);
        for (var i = 0; i < 60; i += 2) {
            assertThat(turns.get(i + 1)).isEqualTo(turns.get(i).reversed());
        }
    }

    @Test
    void beginsThePairsInManyOrders() {
        assertThat(new HashSet<>(Turns.of(ALL, 60, 1))).hasSizeGreaterThan(10);
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Turns.of(ALL, 60, 1)).isEqualTo(Turns.of(ALL, 60, 1)).isNotEqualTo(Turns.of(ALL, 60, 2));
    }
}
