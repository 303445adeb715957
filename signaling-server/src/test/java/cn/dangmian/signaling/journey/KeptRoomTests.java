package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The room of a call that came to nothing. */
class KeptRoomTests {

    private static final String MEDIA = "/user/queue/media";

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Map<String, String> about = Map.of("reception", scene.waiting);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void anotherDeskGoesOnInItAndTheFirstOneIsOutOfIt() {
        try (var other = Post.desk(SERVERS.first(), scene.town.newOfficial().login(), scene.town.newDesk())
                .taken()) {
            Sitting.with(List.of(scene.clerk.page(), scene.official.page(), other.page()), () -> {
                scene.official.done("call-next", Map.of());
                scene.clerk.awaitLinks(scene.waiting, 4);
                var room = Objects.requireNonNull(room());
                var seated = heard(scene.clerk, "seat").size();
                scene.official.done("requeue", about);
                scene.official.done("pause", Map.of("reason", "MEAL", "minutes", 30));

                other.done("call-next", Map.of());
                scene.clerk.awaitLinks(scene.waiting, 4);
                scene.clerk.done("accept", about);
                scene.clerk.awaitGateOpen();

                assertThat(room()).isEqualTo(room);
                assertThat(heard(scene.clerk, "seat")).hasSize(seated);
                assertThat(heard(scene.official, "drop"))
                        .anyMatch(drop -> drop.path("reason").asString().equals("seat-taken")
                                && drop.path("link").isNull());
                assertThat(clientAtDesk(room)).isEqualTo(other.page().client.toString());
            });
        }
    }

    @Test
    void nobodyTakesItAndItIsShut() {
        Sitting.with(List.of(scene.clerk.page(), scene.official.page()), () -> {
            scene.official.done("call-next", Map.of());
            scene.clerk.awaitLinks(scene.waiting, 4);
            var room = Objects.requireNonNull(room());
            scene.official.done("pass-on", Map.of("reception", scene.waiting, "office", scene.town.province));
            assertThat(room()).isEqualTo(room);

            SERVERS.first()
                    .jdbc()
                    .sql("update reception set room_kept_until = clock_timestamp() where id = ?::uuid")
                    .param(scene.waiting)
                    .update();
            await().atMost(Page.PATIENCE).until(() -> room() == null);
            assertThat(SERVERS.first()
                            .jdbc()
                            .sql("select stage from media_room where id = ?::uuid")
                            .param(room)
                            .query(String.class)
                            .single())
                    .isEqualTo("CLOSED");
        });
    }

    /** What was recorded in it is not what comes next. */
    @Test
    void itIsAnotherOneOnceTheGateWasOpen() {
        Sitting.with(List.of(scene.clerk.page(), scene.official.page()), () -> {
            scene.official.done("call-next", Map.of());
            scene.clerk.awaitLinks(scene.waiting, 4);
            scene.clerk.done("accept", about);
            scene.clerk.awaitGateOpen();
            var room = Objects.requireNonNull(room());
            scene.official.done("requeue", about);
            scene.official.done("call-next", Map.of());
            await().atMost(Page.PATIENCE).until(() -> room() != null && !Objects.equals(room(), room));
        });
    }

    private @Nullable String room() {
        var room = scene.clerk.view().path("reception").path("room");
        return room.isNull() ? null : room.asString();
    }

    private static List<JsonNode> heard(Post post, String type) {
        return post.page().heard(MEDIA).stream()
                .filter(told -> told.path("type").asString().equals(type))
                .toList();
    }

    private static String clientAtDesk(String room) {
        return SERVERS.first()
                .jdbc()
                .sql("select client::text from media_seat where room = ?::uuid and name = 'desk'")
                .param(room)
                .query(String.class)
                .single();
    }
}
