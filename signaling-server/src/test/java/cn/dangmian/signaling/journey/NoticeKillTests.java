package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A node is a process that is killed while the gateway has its message and has not answered. */
class NoticeKillTests {

    private static final SmsGateway GATEWAY = new SmsGateway();
    private static final Duration START = Duration.ofSeconds(120);

    @RegisterExtension
    static final Servers SERVERS = Servers.with(settings());

    private static Map<String, String> settings() {
        var settings = new HashMap<>(GATEWAY.settings());
        // The process must not have given up by itself before it is killed.
        settings.put("dangmian.notices.gateway.timeout", "20s");
        settings.put("dangmian.notices.lease", "41s");
        return settings;
    }

    @AfterAll
    static void closeGateway() {
        GATEWAY.close();
    }

    @Test
    void anotherNodeSendsOnceMoreUnderTheSameReferenceWhenTheLeaseIsOver() throws InterruptedException {
        var told = new Told(new Booking(SERVERS.first(), SERVERS.foundTown()));
        GATEWAY.hold(told.number());
        told.putForLater("BOOKED", UUID.randomUUID());
        SERVERS.both().forEach(Node::close);
        killWhileSending(told);
        assertThat(notice("stage")).isEqualTo("SENDING");
        try (var _ = SERVERS.startNode("rescuer")) {
            // What is leased is left alone, however often it is looked at.
            await("the lease holds")
                    .during(Duration.ofSeconds(3))
                    .atMost(Page.PATIENCE)
                    .until(() -> GATEWAY.sentTo(told.number()).size() == 1);
            set("lease_until");
            await("sent").atMost(Page.PATIENCE).until(() -> notice("stage").equals("SENT"));
        }
        assertThat(notice("attempts::text")).isEqualTo("2");
        assertThat(GATEWAY.sentTo(told.number()))
                .extracting(SmsGateway.Request::reference)
                .containsExactly(notice("id || '-' || round"), notice("id || '-' || round"));
    }

    private static void killWhileSending(Told told) throws InterruptedException {
        var process = SERVERS.spawnNode("killed");
        try {
            set("next_attempt_at");
            await("the process has given it to the gateway")
                    .atMost(START)
                    .until(() -> GATEWAY.sentTo(told.number()).size() == 1);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void set(String column) {
        SERVERS.ownersJdbc()
                .sql("update notice set " + column + " = clock_timestamp()")
                .update();
    }

    private static String notice(String column) {
        return SERVERS.ownersJdbc()
                .sql("select " + column + " from notice")
                .query(String.class)
                .single();
    }
}
