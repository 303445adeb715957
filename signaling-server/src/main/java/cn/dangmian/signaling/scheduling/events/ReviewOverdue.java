package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The office that has the wish let its two working days pass. */
public record ReviewOverdue(AppointmentId appointment, CaseId caseId, long revision, Instant at, OfficeId reviewer)
        implements AppointmentEvent {}
