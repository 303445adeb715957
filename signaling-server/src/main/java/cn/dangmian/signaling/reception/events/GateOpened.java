package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.media.RoomId;
import java.time.Instant;

/** Both sides may see and hear each other; the recorder runs. */
public record GateOpened(ReceptionId reception, long revision, CaseId caseId, OfficeId line, Instant at, RoomId room)
        implements ReceptionEvent {}
