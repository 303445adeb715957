package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** A seat was lost; its place is kept until the deadline. */
public record ConversationInterrupted(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, Instant deadline)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_INTERRUPTED";
    }
}
