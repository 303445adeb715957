package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The petitioner did not come; the places are free again. */
public record PetitionerMissed(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
