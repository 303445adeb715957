package cn.dangmian.signaling.conference;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.conference.OnCall.Candidate;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.PersonId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnCallTests {

    @Test
    void ringsWhoIsThereAndFreeBeforeTheRosterAndTheRosterBeforeTheName() {
        var wanted = List.of(
                candidate("An", true, true, false),
                candidate("Bo", true, true, false),
                candidate("Ai", false, true, false),
                candidate("Cai", true, true, true),
                candidate("Aba", false, true, true),
                candidate("Aa", true, false, false),
                candidate("Ab", false, false, false),
                candidate("Ac", true, false, true));
        var mixed = new ArrayList<>(wanted);
        for (var seed = 0; seed < 20; seed++) {
            Collections.shuffle(mixed, new Random(seed));
            mixed.sort(OnCall.ORDER);
            assertThat(mixed).isEqualTo(wanted);
        }
    }

    private static Candidate candidate(String name, boolean rostered, boolean reachable, boolean busy) {
        return new Candidate(PersonId.next(), name, Role.OFFICIAL, rostered, reachable, busy);
    }
}
