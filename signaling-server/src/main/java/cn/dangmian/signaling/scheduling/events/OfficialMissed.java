package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.PersonId;
import java.time.Instant;

/** The official was not there for a petitioner who was; it counts against the roster. */
public record OfficialMissed(AppointmentId appointment, CaseId caseId, long revision, Instant at, PersonId official)
        implements AppointmentEvent {}
