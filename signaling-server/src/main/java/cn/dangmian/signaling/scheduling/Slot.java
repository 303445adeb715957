package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.events.SlotTaken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time, and all that must be free at it.
 *
 * @param coOfficial of the other office, in a joint reception
 */
record Slot(
        PersonId official,
        @Nullable PersonId coOfficial,
        DeskId desk,
        TerminalId terminal,
        @Nullable InterpreterId interpreter,
        Instant starts,
        Instant ends) {

    SlotTaken taken() {
        return new SlotTaken(official, desk, terminal, starts, ends);
    }
}
