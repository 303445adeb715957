package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** Back to the front of the line. */
public record ReturnedToLine(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, boolean talked)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_RETURNED";
    }
}
