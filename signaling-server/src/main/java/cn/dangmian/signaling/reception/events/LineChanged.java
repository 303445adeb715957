package cn.dangmian.signaling.reception.events;

import cn.dangmian.signaling.kernel.OfficeId;
import java.time.Instant;

/** What those at this line see has changed without a change of a reception. */
public record LineChanged(OfficeId line, Instant at) {}
