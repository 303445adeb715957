package cn.dangmian.signaling.reception;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.reception.Views.Minutes;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What those who wait are told of how long. */
class PaceTests {

    private static final double SHORT = 10 * 60.0;
    private static final double LONG = 30 * 60.0;

    /** Typed from the rule: talks that must end first; at best the first at once, at worst all of them just begun. */
    @ParameterizedTest(name = "{0} desks, {1} busy, {2} ahead: {3} to {4} minutes")
    @CsvSource({
        "1, 1, 0,  0,  30",
        "1, 1, 1, 10,  60",
        "1, 0, 0,  0,   1",
        "1, 0, 1,  0,  30",
        "2, 2, 0,  0,  30",
        "2, 2, 3, 15,  60",
        "2, 1, 0,  0,   1",
        "3, 3, 5, 16,  60",
        "3, 1, 1,  0,   1"
    })
    void tellsARange(int desks, int busy, int ahead, int from, int to) {
        assertThat(new Pace(50, SHORT, LONG, desks, busy).waitBehind(ahead)).isEqualTo(new Minutes(from, to));
    }

    @Test
    void tellsNothingFromTooFewTalks() {
        assertThat(new Pace(7, SHORT, LONG, 1, 1).waitBehind(2)).isNull();
        assertThat(new Pace(8, SHORT, LONG, 1, 1).waitBehind(2)).isNotNull();
    }

    @Test
    void tellsNothingWhileNobodyCalls() {
        assertThat(new Pace(50, SHORT, LONG, 0, 0).waitBehind(2)).isNull();
    }

    /** Petitioners come to a simulated line; what each was told on coming is held against how long each waited. */
    @ParameterizedTest(name = "{0} desks")
    @CsvSource({"1", "2", "5"})
    void mostWaitAsLongAsTheyWereTold(int desks) {
        var line = new SimulatedLine(desks, new Random(desks));
        for (var i = 0; i < 2_000; i++) {
            line.come();
        }
        assertThat(line.held()).isGreaterThan(0.85);
    }

    /** Talks of very different lengths; one comes as soon as one is done, behind up to nine others. */
    private static final class SimulatedLine {

        private final int desks;
        private final Random random;
        private final double[] lately;
        private int told;
        private int held;

        SimulatedLine(int desks, Random random) {
            this.desks = desks;
            this.random = random;
            this.lately = random.doubles(50).map(_ -> talk()).sorted().toArray();
        }

        private double talk() {
            return 900 * Math.exp(0.6 * random.nextGaussian());
        }

        void come() {
            var ahead = random.nextInt(10);
            var range = new Pace(50, quantile(0.2), quantile(0.8), desks, desks).waitBehind(ahead);
            assertThat(range).isNotNull();
            var ends = new PriorityQueue<Double>();
            for (var i = 0; i < desks; i++) {
                ends.add(talk() * random.nextDouble());
            }
            for (var i = 0; i < ahead; i++) {
                ends.add(ends.remove() + talk());
            }
            var minutes = ends.element() / 60;
            told++;
            held += range.from() <= minutes && minutes <= range.to() ? 1 : 0;
        }

        private double quantile(double part) {
            return lately[(int) (part * lately.length)];
        }

        double held() {
            return (double) held / told;
        }
    }
}
