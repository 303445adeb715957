package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The official is at the desk. */
public record OfficialAttended(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
