package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** There will be no reception. */
public record AppointmentCancelled(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
