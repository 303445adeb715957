package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** An office looks into the wish. */
public record AppointmentTaken(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
