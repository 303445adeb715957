package cn.dangmian.signaling.journey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something done in a line, and what came of it.
 *
 * @param post number of the desk or the terminal
 * @param official number of the one at the desk
 * @param about the petitioner, or what is booked; null where none is named
 * @param line where somebody comes to, or is passed on to
 * @param desk where somebody is passed on to, or -1
 * @param priority whether one is declared, or a time is open for all desks
 * @param slot number of a booked time, or -1
 */
record Deed(Verb verb, int post, int official, @Nullable UUID about, int line, int desk, boolean priority, int slot) {

    enum Verb {
        TAKE,
        RELEASE,
        PAUSE,
        RESUME,
        CALL,
        RECALL,
        SKIP,
        REQUEUE,
        PASS_ON,
        CHECK_IN,
        STEP_AWAY,
        COME_BACK,
        DECLARE,
        LEAVE,
        REJOIN,
        RENEW,
        FALL_SILENT,
        BOOK,
        MOVE,
        CANCEL,
        TIME_COMES;

        boolean isOfDesk() {
            return ordinal() <= PASS_ON.ordinal();
        }
    }

    /** Nothing was done and nothing said: the connection to the database was cut. */
    static final String CUT = "cut";

    /** Nobody is called while the media server is too busy to answer, of which the model knows nothing. */
    private static final String MEDIA_DOWN = "reception.media-down";

    /**
     * What came of it.
     *
     * @param code of the refusal; empty when it was done, {@link #CUT} when nothing was
     * @param petitioner who was called, or came
     * @param ticket of who came
     * @param came when that was
     */
    record Outcome(
            String code,
            @Nullable UUID petitioner,
            int ticket,
            @Nullable Instant came,
            long ended) {

        boolean isDone() {
            return code.isEmpty();
        }

        /** Whether nothing came of it, for a reason that has nothing to do with any line. */
        boolean isNothing() {
            return code.equals(CUT) || code.equals(MEDIA_DOWN);
        }
    }

    /** Both of them. */
    record Done(Deed deed, Outcome outcome) {}

    static Deed atDesk(Verb verb, int desk, int official, @Nullable UUID about) {
        return new Deed(verb, desk, official, about, -1, -1, false, -1);
    }

    static Deed atTerminal(Verb verb, int terminal, @Nullable UUID about) {
        return new Deed(verb, terminal, -1, about, -1, -1, false, -1);
    }

    Deed to(int otherLine, int otherDesk) {
        return new Deed(verb, post, official, about, otherLine, otherDesk, priority, slot);
    }

    Deed declaring(boolean declared) {
        return new Deed(verb, post, official, about, line, desk, declared, slot);
    }

    /** @param post number of the terminal */
    static Deed booking(Verb verb, int post, @Nullable UUID about, Times.Time wanted, int line) {
        return new Deed(verb, post, wanted.official(), about, line, wanted.desk(), false, wanted.slot());
    }
}
