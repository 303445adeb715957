package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The day ended before the petitioner was received; a new time comes first. */
public record AppointmentDeferred(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
