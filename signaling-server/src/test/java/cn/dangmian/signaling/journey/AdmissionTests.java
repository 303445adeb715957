package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.media.peer.Camera;
import cn.dangmian.signaling.media.peer.Peer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** When the gate opens. */
class AdmissionTests {

    private static final String MEDIA = "/user/queue/media";

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();

    /** Who accepts early waits for the links, not for a recording of nothing. */
    @Test
    void theGateOpensWhenTheLastLinkIsUp() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            var reception = clerk.checkIn(town.city);
            official.done("call-next", Map.of());
            clerk.done("accept", Map.of("reception", reception));
            Sitting.with(List.of(clerk.page()), () -> {
                clerk.awaitLinks(reception, 1);
                assertThat(clerk.view().path("reception").path("gateOpen").asBoolean())
                        .isFalse();
                Sitting.with(List.of(official.page()), clerk::awaitGateOpen);
            });
        }
    }

    /** Without waiting for anybody to ask. */
    @Test
    void bothScreensAreToldWhatTheRecorderSays() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken()) {
            Sitting.with(List.of(clerk.page(), official.page()), () -> {
                var reception = clerk.checkIn(town.city);
                official.done("call-next", Map.of());
                clerk.done("accept", Map.of("reception", reception));
                clerk.awaitGateOpen();
                Recorder.sawItGrow(SERVERS.second(), reception);
                clerk.page().awaitHeard(clerk.topic(), view -> shows(view.path("reception"), "stage", "IN_PROGRESS"));
                official.page()
                        .awaitHeard(official.topic(), view -> shows(view.path("current"), "stage", "IN_PROGRESS"));
                // No recording service is there, and that is said soon.
                clerk.page().awaitHeard(clerk.topic(), view -> shows(view.path("reception"), "recorder", "FAILED"));
                official.page().awaitHeard(official.topic(), view -> shows(view.path("current"), "recorder", "FAILED"));
            });
        }
    }

    private static boolean shows(JsonNode reception, String what, String value) {
        return reception.path(what).asString("").equals(value);
    }

    /** A page whose answer is late asks again; a second link would take the first from under its feet. */
    @Test
    void aRepeatedPublishFindsTheLinkItMade() {
        try (var clerk = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                        .taken();
                var official = Post.desk(SERVERS.second(), town.official.login(), town.desk)
                        .taken();
                var peer = Peer.sending(new Camera(200, 440), _ -> {})) {
            clerk.checkIn(town.city);
            var seat = clerk.page()
                    .awaitHeard(MEDIA, told -> told.path("type").asString().equals("seat"))
                    .path("seat")
                    .asString();
            var publish = new HashMap<String, Object>(Map.of("sdp", peer.offer(), "restart", false));
            publish.put("commandId", UUID.randomUUID());
            var destination = "/app/media/seats/" + seat + "/publish";
            var link = clerk.page().ask(destination, publish).text("link");
            assertThat(clerk.page().ask(destination, publish).text("link")).isEqualTo(link);
            assertThat(clerk.page().heard(MEDIA))
                    .filteredOn(told -> told.path("type").asString().equals("answer"))
                    .hasSize(1);
            publish.put("commandId", UUID.randomUUID());
            assertThat(clerk.page().ask(destination, publish).text("link")).isNotEqualTo(link);
            assertThat(official.view().path("held").isNull()).isFalse();
        }
    }
}
