package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** What the recorder reports was noted. */
public record RecorderChanged(
        ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, String recorder)
        implements ReceptionEvent {}
