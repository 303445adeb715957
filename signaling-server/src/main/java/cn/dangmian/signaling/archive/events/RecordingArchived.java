package cn.dangmian.signaling.archive.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseActivity;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;
import java.util.UUID;

/** The recording is sealed, linked to its case and can be played. */
public record RecordingArchived(UUID recording, ReceptionId reception, CaseId caseId, Instant at)
        implements CaseActivity {

    @Override
    public String kind() {
        return "RECORDING_ARCHIVED";
    }
}
