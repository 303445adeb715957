package cn.dangmian.benchmark.crash;

import java.util.HashMap;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Reads the times out of a sound: {@code ticks.js} says another tone every 50 milliseconds. */
final class Ticks {

    static final int SLOT = 50;
    static final int RATE = 8000;
    private static final int TONES = 32;
    private static final int LOWEST = 400;
    private static final int STEP = 80;

    private static final int WINDOW = RATE / 40;
    private static final int HOP = RATE / 100;

    /** As many looks must agree: one alone may be where two tones meet. */
    private static final int LOOKS = 2;

    private static final double PURE = 0.6;
    private static final double AUDIBLE = 0.005;

    private Ticks() {}

    /**
     * @param samples 8000 a second, 16 bits, little endian
     * @param begun when the sound begins, within half of the 1.6 s after which tones come again; milliseconds since 1970
     * @return numbers of the slots of time since 1970 that were heard
     */
    static NavigableSet<Long> heard(byte[] samples, long begun) {
        var looks = new HashMap<Long, Integer>();
        for (var at = 0; (at + WINDOW) * 2 <= samples.length; at += HOP) {
            var tone = tone(samples, at);
            if (tone >= 0) {
                looks.merge(slot(tone, begun + (at + WINDOW / 2) * 1000L / RATE), 1, Integer::sum);
            }
        }
        var heard = new TreeSet<Long>();
        looks.forEach((slot, count) -> {
            if (count >= LOOKS) {
                heard.add(slot);
            }
        });
        return heard;
    }

    /** The slot of that tone that lies nearest. */
    private static long slot(int tone, long millis) {
        var about = Math.floorDiv(millis, SLOT);
        var ahead = Math.floorMod(tone - about, TONES);
        return about + (ahead >= TONES / 2 ? ahead - TONES : ahead);
    }

    /** @return -1 for silence, and for what is no pure tone */
    private static int tone(byte[] samples, int from) {
        var window = new double[WINDOW];
        var energy = 0.0;
        for (var i = 0; i < WINDOW; i++) {
            var at = 2 * (from + i);
            window[i] = (short) ((samples[at] & 0xff) | samples[at + 1] << 8) / 32768.0;
            energy += window[i] * window[i];
        }
        if (energy / WINDOW < AUDIBLE * AUDIBLE) {
            return -1;
        }
        var best = -1;
        var strongest = PURE;
        for (var tone = 0; tone < TONES; tone++) {
            var share = 2 * power(window, LOWEST + STEP * tone) / (WINDOW * energy);
            if (share > strongest) {
                strongest = share;
                best = tone;
            }
        }
        return best;
    }

    /** Goertzel. */
    private static double power(double[] window, int hertz) {
        var factor = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        var before = 0.0;
        var beforeThat = 0.0;
        for (var sample : window) {
            var now = sample + factor * before - beforeThat;
            beforeThat = before;
            before = now;
        }
        return before * before + beforeThat * beforeThat - factor * before * beforeThat;
    }
}
