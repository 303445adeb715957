package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** An appointment is asked for; this office has two working days. */
public record AppointmentSubmitted(
        AppointmentId appointment, CaseId caseId, long revision, Instant at, OfficeId reviewer)
        implements AppointmentEvent {}
