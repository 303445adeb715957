package cn.dangmian.signaling.conference.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;

/** Somebody who was called in sits in the talk. */
public record GuestJoined(ReceptionId reception, CaseId caseId, PersonId person, Instant at) implements CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_GUEST_JOINED";
    }
}
