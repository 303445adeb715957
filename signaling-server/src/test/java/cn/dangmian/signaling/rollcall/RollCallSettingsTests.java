package cn.dangmian.signaling.rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollCallSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "08:59:59, false",
        "09:00:00, true",
        "11:59:59, true",
        "12:00:00, false",
        "13:59:59, false",
        "14:00:00, true",
        "17:00:59, true",
        "17:01:00, false"
    })
    void terminalsRestAtNoonAndCloseInTheEvening(LocalTime time, boolean onDuty) {
        var settings = new RollCallSettings(
                Duration.ofMinutes(1),
                LocalTime.of(9, 0),
                LocalTime.NOON,
                LocalTime.of(14, 0),
                LocalTime.of(17, 0),
                Duration.ofDays(90));
        assertThat(settings.isOnDuty(time)).isEqualTo(onDuty);
    }
}
