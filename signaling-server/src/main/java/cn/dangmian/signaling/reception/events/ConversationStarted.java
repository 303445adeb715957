package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.media.RoomId;
import java.time.Instant;

/** Both pictures flow and the recording was seen to grow. */
public record ConversationStarted(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, RoomId room)
        implements ReceptionEvent, CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_TALK_STARTED";
    }
}
