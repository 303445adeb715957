package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.DeskId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The petitioner waits elsewhere from now on, at the place of the time of check-in.
 *
 * @param line where they wait now
 * @param from where they waited before
 * @param desk the one that is to call them; null when any desk of the line may
 */
public record PassedOn(
        ReceptionId reception,
        long revision,
        CaseId caseId,
        OfficeId line,
        Instant at,
        OfficeId from,
        @Nullable DeskId desk)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_PASSED_ON";
    }

    @Override
    public Map<String, Object> facts() {
        var facts = new HashMap<String, Object>(Map.of("from", from.value(), "to", line.value()));
        if (desk != null) {
            facts.put("desk", desk.value());
        }
        return facts;
    }
}
