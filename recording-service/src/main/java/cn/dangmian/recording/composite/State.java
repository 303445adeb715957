package cn.dangmian.recording.composite;

import org.jspecify.annotations.Nullable;

/**
 * How far along a composite is.
 *
 * @param percent of it that is made
 * @param ahead how many are made before it
 * @param live receptions that are being recorded here
 * @param waitsFor why it is not begun
 * @param bytes once it is ready
 * @param reason why it could not be made
 */
public record State(
        Stage stage,
        int percent,
        int ahead,
        int live,
        @Nullable Wait waitsFor,
        @Nullable Long bytes,
        @Nullable String reason) {

    /** {@code NONE} is not asked for, or not any more. */
    public enum Stage {
        NONE,
        WAITING,
        BUILDING,
        READY,
        FAILED
    }

    /** Receptions that are being recorded, composites that were asked for before, or room on the disk. */
    public enum Wait {
        LIVE,
        QUEUE,
        ROOM
    }

    static State none() {
        return new State(Stage.NONE, 0, 0, 0, null, null, null);
    }
}
