package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import java.time.Instant;

/** The wish goes back to who asked, to be amended. */
public record AppointmentReturned(AppointmentId appointment, CaseId caseId, long revision, Instant at)
        implements AppointmentEvent {}
