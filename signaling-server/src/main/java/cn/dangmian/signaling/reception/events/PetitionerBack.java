package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The petitioner who stepped away is there again. */
public record PetitionerBack(ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_BACK";
    }
}
