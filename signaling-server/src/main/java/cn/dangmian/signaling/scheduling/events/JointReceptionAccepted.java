package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The competent office holds it, and the one that was asked for is invited. */
public record JointReceptionAccepted(AppointmentId appointment, CaseId caseId, long revision, Instant at, OfficeId with)
        implements AppointmentEvent {}
