package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The petitioner does not wait any longer. */
public record PetitionerLeft(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, String reason)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_LEFT";
    }
}
