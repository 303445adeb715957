package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The petitioner is at the terminal. */
public record PetitionerArrived(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
