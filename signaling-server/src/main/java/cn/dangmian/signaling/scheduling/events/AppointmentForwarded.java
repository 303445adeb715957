package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The wish goes on to the next office above. */
public record AppointmentForwarded(
        AppointmentId appointment, CaseId caseId, long revision, Instant at, OfficeId reviewer)
        implements AppointmentEvent {}
