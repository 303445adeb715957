package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The wish is rejected; the reason names the right body. */
public record AppointmentRejected(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
