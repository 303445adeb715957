package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The day ended before the petitioner was received; their next time comes before others. */
public record PetitionerDeferred(ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_DEFERRED";
    }
}
