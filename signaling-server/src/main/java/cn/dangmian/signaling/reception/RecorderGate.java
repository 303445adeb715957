package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;

/** No talk without a recorder: implemented by the module that records. Every method may be repeated. */
public interface RecorderGate {

    /**
     * Opens the recording of this reception, before the gate opens.
     *
     * @return how the names of its files begin
     * @throws cn.dangmian.signaling.kernel.Refused when no recorder can be had
     */
    String open(ReceptionId reception, CaseId caseId, String caseNumber, RoomId room);

    /** @throws cn.dangmian.signaling.kernel.Refused when so little room is left that nothing new may be begun; what goes on goes on */
    void requireSpace();

    /** Makes sure that whoever keeps the recording knows what was started. The gate does not wait for it, a talk does. */
    void announce(ReceptionId reception);

    /** The talk was held from {@code from} (gate open) to {@code until} (gate shut): archive it. */
    void finish(ReceptionId reception, Instant from, Instant until);

    /** The talk never was: keep nothing. */
    void abandon(ReceptionId reception);
}
