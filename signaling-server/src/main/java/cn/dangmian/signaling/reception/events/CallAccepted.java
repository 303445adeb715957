package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import java.time.Instant;

/** The clerk accepted; the seats are to be admitted. */
public record CallAccepted(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, DeskId desk, PersonId official)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_ACCEPTED";
    }
}
