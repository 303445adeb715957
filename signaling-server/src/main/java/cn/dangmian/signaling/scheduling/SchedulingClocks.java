package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.calendar.WorkingDays;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.annotation.Validated;

/**
 * The clocks of an appointment.
 *
 * @param reviewDays working days that each office on the way has
 * @param answerDays working days after which whoever asked is reminded of a wish that was sent back
 * @param lapseDays working days after the reminder until such a wish lapses
 * @param firstDayCounts whether the day on which the wish comes in is one of them
 * @param noShow after the start, when the petitioner has not come
 * @param officialAbsent after the start, when the official is not there for a petitioner who is
 * @param cancelBefore how long before the start a petitioner may still cancel
 * @param dayEnd Beijing time at which whoever was not received gets a new time
 */
@Validated
@ConfigurationProperties("dangmian.scheduling")
record SchedulingClocks(
        @Min(1) @Max(30) @DefaultValue("2") int reviewDays,
        @Min(1) @Max(60) @DefaultValue("10") int answerDays,
        @Min(1) @Max(60) @DefaultValue("10") int lapseDays,
        @DefaultValue("false") boolean firstDayCounts,
        @NotNull @DefaultValue("15m") Duration noShow,
        @NotNull @DefaultValue("10m") Duration officialAbsent,
        @NotNull @DefaultValue("24h") Duration cancelBefore,

        @NotNull @DefaultValue("18:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime dayEnd) {

    /** When the next thing that can go wrong has gone wrong: nobody comes, nobody receives, the day is over. */
    Instant next(Slot slot, Marks marks) {
        if (marks.arrivedAt() == null) {
            return slot.starts().plus(noShow);
        }
        return marks.attendedAt() == null ? slot.starts().plus(officialAbsent) : endOfDay(slot);
    }

    /** At the end of the day of the slot; of one that lasts longer, at its own end. */
    private Instant endOfDay(Slot slot) {
        var evening = slot.starts()
                .atZone(WorkingDays.BEIJING)
                .toLocalDate()
                .atTime(dayEnd)
                .atZone(WorkingDays.BEIJING)
                .toInstant();
        return evening.isBefore(slot.ends()) ? slot.ends() : evening;
    }
}
