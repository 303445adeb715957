package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** Somebody begins to ask for an appointment. */
public record AppointmentDrafted(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
