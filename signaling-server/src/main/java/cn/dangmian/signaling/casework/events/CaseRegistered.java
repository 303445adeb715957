package cn.dangmian.signaling.casework.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** A case has its number. */
public record CaseRegistered(CaseId caseId, OfficeId office, Instant at) implements CaseActivity {

    @Override
    public String kind() {
        return "CASE_REGISTERED";
    }
}
