package cn.dangmian.signaling.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTimesTests {

    private final QuietHours night = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));

    /** Beijing is eight hours ahead. */
    @ParameterizedTest
    @CsvSource({
        "2026-05-07T12:59:59Z, 2026-05-07T12:59:59Z",
        "2026-05-07T13:00:00Z, 2026-05-07T23:00:00Z",
        "2026-05-07T16:00:00Z, 2026-05-07T23:00:00Z",
        "2026-05-07T22:59:59Z, 2026-05-07T23:00:00Z",
        "2026-05-07T23:00:00Z, 2026-05-07T23:00:00Z"
    })
    void sendsNothingBetweenNineInTheEveningAndSevenInTheMorning(String at, String next) {
        assertThat(night.next(Instant.parse(at))).isEqualTo(next);
    }

    @Test
    void knowsQuietHoursThatDoNotPassMidnight() {
        var noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));
        assertThat(noon.next(Instant.parse("2026-05-07T04:30:00Z"))).isEqualTo("2026-05-07T06:00:00Z");
        assertThat(noon.next(Instant.parse("2026-05-07T06:00:00Z"))).isEqualTo("2026-05-07T06:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT5S",
        "1, PT5S",
        "2, PT15S",
        "3, PT45S",
        "4, PT2M15S",
        "5, PT6M45S",
        "6, PT20M15S",
        "7, PT30M",
        "100, PT30M"
    })
    void waitsLongerAfterEachTry(int attempts, Duration wait) {
        assertThat(Backoff.after(attempts)).isEqualTo(wait);
    }
}
