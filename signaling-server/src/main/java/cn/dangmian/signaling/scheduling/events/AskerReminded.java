package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** Whoever asked has not amended what was sent back; it lapses then. */
public record AskerReminded(AppointmentId appointment, CaseId caseId, long revision, Instant at, Instant lapsesAt)
        implements AppointmentEvent {}
