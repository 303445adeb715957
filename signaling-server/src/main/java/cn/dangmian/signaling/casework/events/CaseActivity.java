package cn.dangmian.signaling.casework.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** Something that belongs into the timeline of a case. Modules above implement it, so that casework sees them all and knows none. */
public interface CaseActivity {

    CaseId caseId();

    Instant at();

    /** Stable, upper case: {@code CASE_REGISTERED}. */
    String kind();
}
