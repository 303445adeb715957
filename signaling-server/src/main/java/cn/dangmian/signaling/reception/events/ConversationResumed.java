package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** Every seat is back. */
public record ConversationResumed(ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_RESUMED";
    }
}
