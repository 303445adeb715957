package cn.dangmian.signaling.conference.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;

/** The officials confer without the petitioner, whose picture and sound are off. */
public record CaucusBegan(ReceptionId reception, CaseId caseId, Instant at) implements CaseActivity {

    @Override
    public String kind() {
        return "RECEPTION_CAUCUS_BEGAN";
    }
}
