package cn.dangmian.signaling.commitments.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import java.time.Instant;
import java.util.UUID;

/** Something was told about a commitment. @param note {@code KEPT}, {@code EXPLAINED} or {@code REOPENED} */
public record CommitmentNoted(UUID commitment, CaseId caseId, String note, Instant at) implements CaseActivity {

    @Override
    public String kind() {
        return "COMMITMENT_" + note;
    }
}
