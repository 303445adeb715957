package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The talk is over and has its dispositions. */
public record TalkFinished(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, Instant from, Instant until)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_TALK_FINISHED";
    }
}
