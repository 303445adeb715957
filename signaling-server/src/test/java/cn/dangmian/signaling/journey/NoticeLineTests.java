package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever waits is told when their turn is near; here without a gateway, so that it is only written down. */
class NoticeLineTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;

    @AfterEach
    void close() {
        scene.close();
    }

    private UUID checkIn() {
        return new Counter(SERVERS.first(), town.newClerk())
                .checkIn(town.newTerminal(), town.city)
                .reception();
    }

    private String causeFor(UUID reception) {
        return SERVERS.jdbc().sql("""
                        select coalesce(string_agg(cause, ' '), '') from notice where kind = 'TWO_AHEAD'
                        and case_id = (select case_id from reception where id = ?)""").param(reception).query(String.class).single();
    }

    private void awaitCause(UUID reception, String cause) {
        await(cause).atMost(Page.PATIENCE).until(() -> causeFor(reception).equals(cause));
    }

    @Test
    void whoHasTwoAheadIsToldOnceAndWhoComesIntoAShortLineWasToldAtTheCounter() {
        var waiting = new ArrayList<UUID>();
        for (var n = 0; n < 4; n++) {
            waiting.add(checkIn());
        }
        awaitCause(UUID.fromString(scene.waiting), "AT_THE_COUNTER");
        awaitCause(waiting.get(1), "AT_THE_COUNTER");
        // They are not at the counter any more.
        SERVERS.jdbc()
                .sql("update reception set checked_in_at = checked_in_at - interval '5 minutes' where line = ?")
                .param(town.city)
                .update();
        assertThat(causeFor(waiting.get(2))).isEmpty();
        scene.official.done("call-next", java.util.Map.of());
        awaitCause(waiting.get(2), "NO_CONTACT");
        assertThat(causeFor(waiting.get(3))).isEmpty();
        scene.official.done("skip", java.util.Map.of("reception", scene.waiting));
        scene.official.done("call-next", java.util.Map.of());
        awaitCause(waiting.get(3), "NO_CONTACT");
        assertThat(causeFor(waiting.get(2))).isEqualTo("NO_CONTACT");
    }
}
