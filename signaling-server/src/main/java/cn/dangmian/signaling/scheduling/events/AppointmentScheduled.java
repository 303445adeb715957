package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The appointment has its time and its places; also a new time after an earlier one was lost. */
public record AppointmentScheduled(AppointmentId appointment, CaseId caseId, long revision, Instant at, SlotTaken slot)
        implements AppointmentEvent {}
