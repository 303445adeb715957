package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The petitioner was received. */
public record AppointmentFulfilled(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
