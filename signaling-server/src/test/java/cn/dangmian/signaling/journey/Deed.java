package cn.dangmian.signaling.journey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something done in a line, and what came of it.
 *
 * @param post number of the desk or the terminal
 * @param official number of the one at the desk
 * @param about the petitioner; null where none is named
 * @param line where somebody comes to, or is passed on to
 * @param desk where somebody is passed on to, or -1
 * @param priority whether one is declared
 */
record Deed(Verb verb, int post, int official, @Nullable UUID about, int line, int desk, boolean priority) {

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
        FALL_SILENT;

        boolean isOfDesk() {
            return ordinal() <= PASS_ON.ordinal();
        }
    }

    /** Nothing was done and nothing said: the connection to the database was cut. */
    static final String CUT = "cut";

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
    }

    /** Both of them. */
    record Done(Deed deed, Outcome outcome) {}

    static Deed atDesk(Verb verb, int desk, int official, @Nullable UUID about) {
        return new Deed(verb, desk, official, about, -1, -1, false);
    }

    static Deed atTerminal(Verb verb, int terminal, @Nullable UUID about) {
        return new Deed(verb, terminal, -1, about, -1, -1, false);
    }

    Deed to(int otherLine, int otherDesk) {
        return new Deed(verb, post, official, about, otherLine, otherDesk, priority);
    }

    Deed declaring(boolean declared) {
        return new Deed(verb, post, official, about, line, desk, declared);
    }
}
