package cn.dangmian.signaling.archive.events;

import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.RecorderReport;
import java.time.Instant;

/** The recorder said something new about a reception's recording. */
public record RecordingReported(ReceptionId reception, State state, String trouble, Instant at)
        implements RecorderReport {}
