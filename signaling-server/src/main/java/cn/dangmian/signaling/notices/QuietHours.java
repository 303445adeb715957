package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.calendar.WorkingDays;
import java.time.Instant;
import java.time.LocalTime;

/** When people are left alone, in Beijing time; over midnight when the end is before the beginning. */
record QuietHours(LocalTime from, LocalTime until) {

    boolean covers(Instant at) {
        var time = at.atZone(WorkingDays.BEIJING).toLocalTime();
        return from.isAfter(until)
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
    }

    /** The same time, or the end of the quiet hours that it falls into. */
    Instant next(Instant at) {
        if (!covers(at)) {
            return at;
        }
        var there = at.atZone(WorkingDays.BEIJING);
        var end = there.with(until);
        return (end.isAfter(there) ? end : end.plusDays(1)).toInstant();
    }
}
