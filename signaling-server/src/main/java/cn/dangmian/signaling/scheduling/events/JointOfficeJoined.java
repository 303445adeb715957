package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The invited office takes part. */
public record JointOfficeJoined(AppointmentId appointment, CaseId caseId, long revision, Instant at, OfficeId with)
        implements AppointmentEvent {}
