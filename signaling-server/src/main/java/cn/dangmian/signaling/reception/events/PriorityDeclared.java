package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The clerk declared a reason to call this petitioner before others, or took it back.
 *
 * @param priority null when taken back
 */
public record PriorityDeclared(
        ReceptionId reception,
        long revision,
        CaseId caseId,
        OfficeId line,
        Instant at,
        @Nullable Priority priority) implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_PRIORITY";
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("priority", priority == null ? "NONE" : priority.name());
    }
}
