package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The invited office does not take part; the competent one receives alone. */
public record JointOfficeDeclined(AppointmentId appointment, CaseId caseId, long revision, Instant at, OfficeId with)
        implements AppointmentEvent {}
