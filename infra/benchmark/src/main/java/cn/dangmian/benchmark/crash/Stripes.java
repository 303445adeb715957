package cn.dangmian.benchmark.crash;

import java.util.NavigableSet;
import java.util.TreeSet;

/** Reads the times out of pictures: {@code marked.js} draws them along the upper edge, as 16 bits and four to prove them. */
final class Stripes {

    private static final int BITS = 16;
    private static final int CHECK = 4;

    /** Pixels of what is looked at of each picture: a row, of which the fields are the whole width. */
    static final int WIDTH = BITS + CHECK;

    private static final int CYCLE = 1 << BITS;

    private Stripes() {}

    /**
     * @param pixels rows of grey, one for each picture
     * @param around a time within half a minute of every picture's; milliseconds since 1970
     * @return when pictures were drawn
     */
    static NavigableSet<Long> seen(byte[] pixels, long around) {
        var seen = new TreeSet<Long>();
        for (var row = 0; (row + 1) * WIDTH <= pixels.length; row++) {
            var code = 0;
            for (var field = 0; field < WIDTH; field++) {
                code = code << 1 | ((pixels[row * WIDTH + field] & 0xff) > 127 ? 1 : 0);
            }
            var millis = code >> CHECK;
            if (sum(millis) == (code & (1 << CHECK) - 1)) {
                seen.add(nearest(millis, around));
            }
        }
        return seen;
    }

    private static int sum(int millis) {
        return (millis ^ millis >> 4 ^ millis >> 8 ^ millis >> 12) & 15;
    }

    private static long nearest(int millis, long around) {
        var ahead = Math.floorMod(millis - around, CYCLE);
        return around + (ahead >= CYCLE / 2 ? ahead - CYCLE : ahead);
    }
}
