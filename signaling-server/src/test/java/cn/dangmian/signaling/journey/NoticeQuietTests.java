package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The hour at which these tests run is a quiet one. */
class NoticeQuietTests {

    private static final LocalTime NOW = LocalTime.now(Booking.BEIJING).truncatedTo(ChronoUnit.MINUTES);

    @RegisterExtension
    static final Servers SERVERS = Servers.with(Map.of(
            "dangmian.notices.mailbox", "true",
            "dangmian.notices.quiet-from", NOW.minusHours(1).toString(),
            "dangmian.notices.quiet-until", NOW.plusHours(1).toString()));

    private final Told told = new Told(new Booking(SERVERS.first(), SERVERS.foundTown()));

    @Test
    void onlyWhatIsUrgentIsSentInTheQuietHours() {
        told.put("BOOKED");
        told.put("OFFICIAL_ABSENT");
        told.awaited("OFFICIAL_ABSENT", "DELIVERED");
        var waiting = told.awaited("BOOKED", "QUEUED");
        assertThat(waiting.due()).isBetween(3000L, 3600L);
        // One that came due in the quiet hours waits for their end too.
        told.step("next_attempt_at", "clock_timestamp() - interval '1 second'");
        org.awaitility.Awaitility.await("put off")
                .atMost(Page.PATIENCE)
                .until(() -> told.awaited("BOOKED", "QUEUED").due() > 3000);
        assertThat(told.awaited("BOOKED", "QUEUED").attempts()).isZero();
    }
}
