package cn.dangmian.signaling.scheduling.events;

import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** The duty roster of an office holds from now on, and everybody may read it. */
public record RosterPublished(OfficeId office, int version, Instant at) {}
