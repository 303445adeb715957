package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where an appointment stands, and what every transition asks of it. */
abstract class AppointmentState {

    /** @param deadline when a clock runs out */
    record Standing(
            Marks marks, @Nullable Slot slot, @Nullable Instant deadline, long revision) {}

    final AppointmentId id;
    Wish wish;
    AppointmentStage stage;
    Marks marks;

    @Nullable
    Slot slot;

    @Nullable
    Instant deadline;

    long revision;

    /** As it was stored. */
    AppointmentState(AppointmentId id, Wish wish, AppointmentStage stage, Standing standing) {
        this.id = id;
        this.wish = wish;
        this.stage = stage;
        this.marks = standing.marks();
        this.slot = standing.slot();
        this.deadline = standing.deadline();
        this.revision = standing.revision();
    }

    void decided(AppointmentStage as) {
        stage = as;
        deadline = null;
    }

    void lose(AppointmentStage next, Marks then) {
        stage = next;
        marks = then;
        slot = null;
        deadline = null;
    }

    /** The time that it has. */
    Slot held() {
        if (slot == null) {
            throw wrongStage("look at the time of");
        }
        return slot;
    }

    void require(String verb, AppointmentStage... stages) {
        if (!Arrays.asList(stages).contains(stage)) {
            throw wrongStage(verb);
        }
    }

    Refused wrongStage(String verb) {
        return new Refused("scheduling.wrong-stage", "cannot " + verb + " an appointment that is " + stage);
    }

    boolean isAtLastOffice() {
        return marks.step() == wish.way().size() - 1;
    }

    /** The office that has the wish. */
    OfficeId reviewer() {
        return wish.way().get(marks.step());
    }

    AppointmentId id() {
        return id;
    }

    Wish wish() {
        return wish;
    }

    AppointmentStage stage() {
        return stage;
    }

    @Nullable
    Slot slot() {
        return slot;
    }

    @Nullable
    Instant deadline() {
        return deadline;
    }

    long revision() {
        return revision;
    }

    Marks marks() {
        return marks;
    }
}
