package cn.dangmian.signaling.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TodayTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T15:59:59.999999Z, 2026-11-25",
        "2026-11-25T16:00:00Z, 2026-11-26",
        "2026-12-31T16:00:00Z, 2027-01-01",
        "2026-11-26T15:59:59Z, 2026-11-26"
    })
    void beginsAtMidnightInBeijingWhereverTheServerStands(Instant now, LocalDate day) {
        for (var zone : ZoneId.SHORT_IDS.values()) {
            assertThat(new Today(Clock.fixed(now, ZoneId.of(zone))).date()).isEqualTo(day);
        }
    }
}
