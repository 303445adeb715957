package cn.dangmian.signaling.journey;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who came, as the model knows them.
 *
 * @param wanted the desk that is to call, or -1
 * @param booked what is booked for this one; null when nothing is, and when that was used up
 * @param appointment that this one came to; null for who just came
 */
record Waiter(
        UUID id,
        int terminal,
        Instant came,
        int line,
        int ticket,
        Stage stage,
        boolean priority,
        boolean away,
        boolean silent,
        int wanted,
        int desk,
        int recalls,
        @Nullable Booked booked,
        @Nullable UUID appointment) {

    enum Stage {
        QUEUED,
        CALLED,
        SKIPPED,
        GONE
    }

    /**
     * @param slot number of the time: a smaller one is earlier
     * @param due whether the time has come
     * @param forAll whether others may call, when neither that desk nor that official does
     */
    record Booked(int desk, int official, int slot, boolean due, boolean forAll) {}

    boolean isDue() {
        return booked != null && booked.due();
    }

    boolean isEarly() {
        return booked != null && !booked.due();
    }

    Waiter waiting(@Nullable Booked still) {
        return new Waiter(
                id, terminal, came, line, ticket, Stage.QUEUED, priority, false, silent, -1, -1, 0, still, appointment);
    }

    Waiter at(Stage next, int otherDesk, int rings) {
        return new Waiter(
                id,
                terminal,
                came,
                line,
                ticket,
                next,
                priority,
                false,
                silent,
                -1,
                otherDesk,
                rings,
                booked,
                appointment);
    }

    Waiter in(int otherLine, int number, int otherDesk) {
        return new Waiter(
                id,
                terminal,
                came,
                otherLine,
                number,
                Stage.QUEUED,
                priority,
                false,
                silent,
                otherDesk,
                -1,
                0,
                null,
                appointment);
    }

    Waiter with(boolean declared, boolean absent, boolean unheard) {
        return new Waiter(
                id,
                terminal,
                came,
                line,
                ticket,
                stage,
                declared,
                absent,
                unheard,
                wanted,
                desk,
                recalls,
                booked,
                appointment);
    }

    Waiter with(Booked other) {
        return new Waiter(
                id,
                terminal,
                came,
                line,
                ticket,
                stage,
                priority,
                away,
                silent,
                wanted,
                desk,
                recalls,
                other,
                appointment);
    }
}
