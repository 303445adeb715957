package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The wish is granted and waits for a time. */
public record AppointmentApproved(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
