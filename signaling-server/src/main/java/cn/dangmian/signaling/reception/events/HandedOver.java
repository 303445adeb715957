package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import java.time.Instant;
import java.util.Map;

/**
 * Another official goes on with the petitioner.
 *
 * @param from who received until then
 * @param desk where it goes on
 */
public record HandedOver(
        ReceptionId reception,
        long revision,
        CaseId caseId,
        OfficeId line,
        Instant at,
        PersonId from,
        PersonId official,
        DeskId desk)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_HANDED_OVER";
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("official", official.value(), "from", from.value(), "desk", desk.value());
    }
}
