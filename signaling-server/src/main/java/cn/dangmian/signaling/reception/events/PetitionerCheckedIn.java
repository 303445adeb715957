package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The petitioner has a ticket and waits. */
public record PetitionerCheckedIn(ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_CHECKED_IN";
    }
}
