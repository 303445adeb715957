package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** It is to be a reception together with this office. */
public record JointReceptionProposed(AppointmentId appointment, CaseId caseId, long revision, Instant at, OfficeId with)
        implements AppointmentEvent {}
