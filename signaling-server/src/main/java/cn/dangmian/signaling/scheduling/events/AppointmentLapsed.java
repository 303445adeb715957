package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The wish was sent back and never amended; another may be asked for. */
public record AppointmentLapsed(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
