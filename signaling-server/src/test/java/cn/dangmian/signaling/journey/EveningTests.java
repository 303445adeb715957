package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever comes when the day is over already is not sent away at once. */
class EveningTests {

    @RegisterExtension
    static final Servers SERVERS =
            Servers.with(Map.of("dangmian.reception.day-end", "0s", "dangmian.reception.grace", "1s"));

    private final Scene scene = new Scene(SERVERS);
    private final Post second = another();
    private final Post third = another();

    private Post another() {
        return Post.terminal(SERVERS.first(), scene.town.newClerk().login(), scene.town.newTerminal())
                .taken();
    }

    @AfterEach
    void close() {
        second.close();
        third.close();
        scene.close();
    }

    private static void cameHoursAgo(String reception, int hours) {
        SERVERS.jdbc()
                .sql(
                        "update reception set checked_in_at = clock_timestamp() - make_interval(hours => ?) where id = ?::uuid")
                .params(hours, reception)
                .update();
    }

    @Test
    void waitsForSomeHoursAtLeast() {
        var another = second.checkIn(scene.town.city);
        var last = third.checkIn(scene.town.city);
        scene.official.done("release", Map.of());
        cameHoursAgo(scene.waiting, 3);
        cameHoursAgo(another, 5);
        await().atMost(Page.PATIENCE).until(() -> second.stage().equals("DEFERRED"));
        // Those that are due are looked for once more: by then the first had their turn.
        cameHoursAgo(last, 5);
        await().atMost(Page.PATIENCE).until(() -> third.stage().equals("DEFERRED"));
        assertThat(scene.clerk.stage()).isEqualTo("QUEUED");
    }

    /** The connection went, and nobody came back to say how it goes on. */
    @Test
    void whoseTalkBrokeOffIsGivenAnotherTimeToo() {
        try (var talk = new ConferenceTalk(SERVERS)) {
            var clerk = talk.scene.clerk;
            Sitting.with(List.of(clerk.page(), talk.scene.official.page()), talk::begun);
            await("it breaks off")
                    .atMost(Page.PATIENCE)
                    .until(() -> clerk.stage().equals("SUSPENDED"));
            cameHoursAgo(talk.scene.waiting, 25);
            await().atMost(Page.PATIENCE).until(() -> clerk.stage().equals("DEFERRED"));
            assertThat(SERVERS.jdbc()
                            .sql("""
                                    select a.stage || ' ' || a.priority from appointment a join reception r using (case_id)
                                    where r.id = ?::uuid""")
                            .param(talk.scene.waiting)
                            .query(String.class)
                            .list())
                    .containsExactly("DEFERRED true");
            assertThat(talk.scene.official.view().path("current").isNull()).isTrue();
        }
    }
}
