package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When the gate opens. */
class AdmissionTests {

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
}
