package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;
import java.util.Map;

/** The terminal rings once more. */
public record PetitionerRecalled(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, int recalls)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_RECALLED";
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("recalls", recalls);
    }
}
