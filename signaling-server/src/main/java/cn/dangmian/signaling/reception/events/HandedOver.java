package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import java.time.Instant;
import java.util.Map;

/** Another official took the desk over, with the petitioner who is there. */
public record HandedOver(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, PersonId official)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_HANDED_OVER";
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("official", official.value());
    }
}
