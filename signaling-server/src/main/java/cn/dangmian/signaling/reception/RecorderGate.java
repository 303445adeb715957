package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;

/** No talk without a recorder: implemented by the module that records. Every method may be repeated. */
public interface RecorderGate {

    /**
     * Starts recording every seat of the room, before the gate opens.
     *
     * @throws cn.dangmian.signaling.kernel.Refused when no recorder can be had
     */
    void start(ReceptionId reception, CaseId caseId, String caseNumber, RoomId room);

    /** Makes sure that whoever keeps the recording knows what was started. The gate does not wait for it, a talk does. */
    void announce(ReceptionId reception);

    /** The talk was held from {@code from} (gate open) to {@code until} (gate shut): archive it. */
    void finish(ReceptionId reception, Instant from, Instant until);

    /** The talk never was: keep nothing. */
    void abandon(ReceptionId reception);
}
