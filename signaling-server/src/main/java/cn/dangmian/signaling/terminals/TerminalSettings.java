package cn.dangmian.signaling.terminals;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.validation.annotation.Validated;

/**
 * @param enrolment whether a terminal without an enrolled device may be worked from any machine
 * @param codeLife how long a code to enrol with is good
 * @param lease after which a terminal that was not heard of counts as offline
 * @param passScore of a self-test, 0 to 100
 * @param testFrom Beijing time at which the morning's self-test is due
 * @param testUntil Beijing time from which a self-test that was not made is a technician's task
 * @param testFresh how old the self-test may be by which a terminal is commissioned
 */
@Validated
@ConfigurationProperties("dangmian.terminals")
record TerminalSettings(
        @NotNull @DefaultValue("required") Enrolment enrolment,
        @NotNull @DefaultValue("15m") Duration codeLife,
        @NotNull @DefaultValue("60s") Duration lease,
        @Min(0) @Max(100) @DefaultValue("80") int passScore,

        @NotNull @DefaultValue("07:30") @DateTimeFormat(pattern = "HH:mm")
        LocalTime testFrom,

        @NotNull @DefaultValue("10:00") @DateTimeFormat(pattern = "HH:mm")
        LocalTime testUntil,

        @NotNull @DefaultValue("24h") Duration testFresh) {

    enum Enrolment {
        REQUIRED,
        OPTIONAL
    }
}
