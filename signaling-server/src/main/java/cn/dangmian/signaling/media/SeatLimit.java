package cn.dangmian.signaling.media;

import org.jspecify.annotations.Nullable;

/**
 * What a seat is kept from, whatever its permissions say.
 *
 * @param held neither sees nor hears anybody, and is neither seen nor heard
 * @param onlyTo the one seat that sees and hears it; null: all do
 */
record SeatLimit(SeatId seat, boolean held, @Nullable SeatId onlyTo) {

    static SeatLimit none(SeatId seat) {
        return new SeatLimit(seat, false, null);
    }

    boolean isNone() {
        return !held && onlyTo == null;
    }
}
