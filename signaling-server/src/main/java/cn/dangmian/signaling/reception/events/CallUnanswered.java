package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** Nobody answered the ring; the petitioner was passed over and may rejoin. */
public record CallUnanswered(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, int missedCalls)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_SKIPPED";
    }
}
