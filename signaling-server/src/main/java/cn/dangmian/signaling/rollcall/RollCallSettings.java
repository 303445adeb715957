package cn.dangmian.signaling.rollcall;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.annotation.Validated;

/**
 * @param ring how long a terminal rings
 * @param from Beijing time at which terminals are on duty on working days
 * @param restFrom Beijing time at which they rest at noon; the same as {@code restUntil} where they do not
 * @param restUntil Beijing time at which they go on
 * @param until Beijing time to which they are, that minute included
 * @param stillKept after which the picture of who answered is forgotten
 */
@Validated
@ConfigurationProperties("dangmian.roll-call")
record RollCallSettings(
        @NotNull @DefaultValue("60s") Duration ring,

        @NotNull @DefaultValue("09:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime from,

        @NotNull @DefaultValue("12:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime restFrom,

        @NotNull @DefaultValue("14:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime restUntil,

        @NotNull @DefaultValue("17:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime until,

        @NotNull @DefaultValue("90d") Duration stillKept) {

    boolean isOnDuty(LocalTime time) {
        var resting = !time.isBefore(restFrom) && time.isBefore(restUntil);
        return !time.isBefore(from) && !time.truncatedTo(ChronoUnit.MINUTES).isAfter(until) && !resting;
    }
}
