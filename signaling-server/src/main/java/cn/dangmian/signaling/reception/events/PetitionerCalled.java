package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import java.time.Instant;

/** The terminal rings. */
public record PetitionerCalled(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, DeskId desk, PersonId official)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_CALLED";
    }
}
