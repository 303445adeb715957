package cn.dangmian.benchmark.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadingTests {

    private static final long BEGUN = 1_764_547_200_000L;
    private static final int SAMPLES = Ticks.RATE * Ticks.SLOT / 1000;

    @Test
    void readsTheTimeOfEveryTone() {
        var heard = Ticks.heard(tones(100), BEGUN);
        assertThat(heard).containsExactlyElementsOf(slots(0, 100));
    }

    @Test
    void findsTheTimeAlsoWhenItKnowsItOnlyWithinHalfASecond() {
        assertThat(Ticks.heard(tones(100), BEGUN + 500)).containsExactlyElementsOf(slots(0, 100));
        assertThat(Ticks.heard(tones(100), BEGUN - 500)).containsExactlyElementsOf(slots(0, 100));
    }

    @Test
    void hearsNothingInSilenceAndInNoise() {
        var samples = tones(100);
        Arrays.fill(samples, 40 * SAMPLES * 2, 50 * SAMPLES * 2, (byte) 0);
        var random = new java.util.Random(1);
        for (var i = 60 * SAMPLES * 2; i < 70 * SAMPLES * 2; i++) {
            samples[i] = (byte) random.nextInt(256);
        }
        assertThat(Ticks.heard(samples, BEGUN))
                .doesNotContainAnyElementsOf(slots(41, 49))
                .doesNotContainAnyElementsOf(slots(61, 69))
                .containsAll(slots(0, 40))
                .containsAll(slots(70, 100));
    }

    @Test
    void readsTheTimeOfEveryPictureAndNoneThatIsNotProved() {
        var first = stripe(BEGUN);
        var later = stripe(BEGUN + 66);
        var broken = stripe(BEGUN + 133);
        broken[3] = (byte) ~broken[3];
        var pixels = new byte[3 * Stripes.WIDTH];
        System.arraycopy(first, 0, pixels, 0, Stripes.WIDTH);
        System.arraycopy(later, 0, pixels, Stripes.WIDTH, Stripes.WIDTH);
        System.arraycopy(broken, 0, pixels, 2 * Stripes.WIDTH, Stripes.WIDTH);
        assertThat(Stripes.seen(pixels, BEGUN + 30_000)).containsExactly(BEGUN, BEGUN + 66);
        assertThat(Stripes.seen(pixels, BEGUN - 30_000)).containsExactly(BEGUN, BEGUN + 66);
    }

    /** As {@code ticks.js} makes them. */
    private static byte[] tones(int slots) {
        var samples = new byte[slots * SAMPLES * 2];
        var phase = 0.0;
        for (var i = 0; i < slots * SAMPLES; i++) {
            var tone = (BEGUN / Ticks.SLOT + i / SAMPLES) % 32;
            phase += 2 * Math.PI * (400 + 80 * tone) / Ticks.RATE;
            var sample = (short) (9000 * Math.sin(phase));
            samples[2 * i] = (byte) sample;
            samples[2 * i + 1] = (byte) (sample >> 8);
        }
        return samples;
    }

    /** As {@code marked.js} draws it. */
    private static byte[] stripe(long at) {
        var millis = (int) (at & 0xffff);
        var sum = (millis ^ millis >> 4 ^ millis >> 8 ^ millis >> 12) & 15;
        var code = millis << 4 | sum;
        var row = new byte[Stripes.WIDTH];
        for (var field = 0; field < Stripes.WIDTH; field++) {
            row[field] = (byte) ((code >> (Stripes.WIDTH - 1 - field) & 1) == 1 ? 230 : 20);
        }
        return row;
    }

    private static java.util.List<Long> slots(long from, long until) {
        return LongStream.range(BEGUN / Ticks.SLOT + from, BEGUN / Ticks.SLOT + until)
                .boxed()
                .toList();
    }
}
