package cn.dangmian.signaling.reception.events;

import java.time.Instant;

/** What a recorder says about a reception; implemented by the module that records. */
public interface RecorderReport {

    enum State {
        /** Started, not yet seen to grow. */
        STARTING,
        /** Every expected file was seen to grow. */
        ACTIVE,
        /** A file does not grow; the talk may go on only with everybody told. */
        FAILED,
        /** Sealed, linked and playable. */
        KEPT
    }

    ReceptionId reception();

    State state();

    /** A stable code when {@link State#FAILED}, else empty. */
    String trouble();

    Instant at();
}
