package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * While nobody answers at the database, who presses is told so at once and keeps the connection; who looks at booked times each
 * second says so in a line, and not with a stack.
 */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

    private static final Duration OUTAGE = Duration.ofSeconds(120);

    @RegisterExtension
    static final Servers SERVERS = Servers.alone(Map.of("spring.datasource.hikari.connection-timeout", "1000"));

    @Test
    void isARefusalForWhoPressesAndALineInTheLog(CapturedOutput output) {
        var town = SERVERS.foundTown();
        try (var desk =
                Post.desk(SERVERS.first(), town.official.login(), town.desk).taken()) {
            SERVERS.goAway();
            assertThat(desk.ask("call-next").code()).isEqualTo("wire.failed");
            assertThat(desk.ask("renew").code()).isEqualTo("wire.failed");
        }
        await("it was missed")
                .atMost(OUTAGE)
                .until(() -> output.getAll().contains("whose time has come is told later"));
        assertThat(output.getAll()).doesNotContain("Bookings.tellWhoseTimeHasCome");
    }
}
