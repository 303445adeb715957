package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The petitioner does not take the new time; another is looked for. */
public record AppointmentDeclined(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
