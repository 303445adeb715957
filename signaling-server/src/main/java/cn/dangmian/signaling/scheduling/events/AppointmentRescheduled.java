package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The office moved the appointment to another time. */
public record AppointmentRescheduled(
        AppointmentId appointment, CaseId caseId, long revision, Instant at, SlotTaken slot)
        implements AppointmentEvent {}
