package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.reception.Views.Minutes;
import org.jspecify.annotations.Nullable;

/**
 * How fast a line goes on, by what it took lately.
 *
 * @param talks how many talks that is known from
 * @param shortSeconds a fifth of them took less, from the first word to the end of the wrap-up
 * @param longSeconds a fifth of them took more
 * @param desks that call now
 * @param busy those of them that have a petitioner
 */
record Pace(int talks, double shortSeconds, double longSeconds, int desks, int busy) {

    /** From fewer nothing is foretold. */
    static final int ENOUGH_TALKS = 8;

    private static final int MINUTE = 60;

    /**
     * How long somebody still waits; null when that cannot be said honestly.
     *
     * <p>With {@code n} talks that must end first, shared by the desks: at best the first of them ends at once and the others are
     * short, at worst they all have just begun and are long.
     */
    @Nullable
    Minutes waitBehind(int ahead) {
        if (talks < ENOUGH_TALKS || desks == 0) {
            return null;
        }
        var toEnd = Math.max(0, ahead - (desks - busy) + 1);
        var best = Math.max(0, toEnd - 1) * shortSeconds / desks;
        var worst = Math.ceilDiv(toEnd, desks) * longSeconds;
        return new Minutes((int) (best / MINUTE), Math.max(1, (int) Math.ceil(worst / MINUTE)));
    }
}
