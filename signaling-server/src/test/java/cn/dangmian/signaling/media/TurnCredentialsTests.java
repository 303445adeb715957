package cn.dangmian.signaling.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.local.Coturn;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.media.TurnCredentials.IceServer;
import cn.dangmian.signaling.media.peer.Camera;
import cn.dangmian.signaling.media.peer.Peer;
import cn.dangmian.signaling.media.server.MediaSignal.LinkUp;
import cn.dangmian.signaling.media.server.janus.JanusServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real relay takes what we hand out, and relays to the media server alone. */
class TurnCredentialsTests {

    @RegisterExtension
    static final JanusServer JANUS = new JanusServer();

    private static Coturn.Settings settings;
    private static Coturn coturn;

    @SuppressWarnings("NullAway.Init") // JUnit begins with start()
    TurnCredentialsTests() {}

    @BeforeAll
    static void start(@TempDir Path directory) {
        settings = Coturn.Settings.in(directory);
        coturn = Coturn.start(settings);
    }

    @AfterAll
    static void stop() {
        coturn.close();
    }

    private static IceServer credential(String secret, Instant at) {
        var turn = new MediaSettings.Turn(coturn.urls(), secret);
        return new TurnCredentials(new MediaSettings(turn), Clock.fixed(at, ZoneOffset.UTC))
                .serversFor(ClientId.next())
                .getFirst();
    }

    private static IceServer credential() {
        return credential(settings.secret(), Instant.now());
    }

    @Test
    void relayARobotsPictureToTheMediaServer() {
        var given = credential();
        var relay = new Peer.Relay(given.urls(), given.username(), given.credential());
        var node = JANUS.node();
        var room = node.room();

        var source = node.publish(room, mine -> Peer.sendingThrough(relay, new Camera(200, 440), mine));
        await().atMost(Duration.ofSeconds(20)).until(() -> node.hasHeard(new LinkUp(room, source.id())));
        var watcher = node.watch(room, source);
        await().until(() -> node.hasHeard(new LinkUp(room, watcher.id())));
        node.media().open(room, watcher.id(), true);

        await().until(() -> watcher.peer().picture().frames() > 10);
        assertThat(source.peer().waysInUse()).isNotEmpty().containsOnly("relay");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.99.0.2", "10.0.0.5", "169.254.169.254", "8.8.8.8"})
    void relayToNobodyElse(String address) throws Exception {
        assertThat(allocate(credential(), address)).contains("403 (Forbidden IP)");
    }

    @Test
    void areWorthNothingWhenTheyHaveExpired() throws Exception {
        var yesterday = Instant.now().minus(Duration.ofDays(1));

        assertThat(allocate(credential(settings.secret(), yesterday), "10.0.0.5"))
                .contains("Cannot complete Allocation");
    }

    @Test
    void areWorthNothingWithAnotherSecret() throws Exception {
        assertThat(allocate(credential("another", Instant.now()), "10.0.0.5")).contains("Cannot complete Allocation");
    }

    /** @return what coturn's own client says of an allocation, and of a channel to {@code peer} */
    private static String allocate(IceServer server, String peer) throws IOException, InterruptedException {
        var client = new ProcessBuilder(
                        "turnutils_uclient",
                        "-c",
                        "-n",
                        "1",
                        "-u",
                        server.username(),
                        "-w",
                        server.credential(),
                        "-e",
                        peer,
                        "-p",
                        Integer.toString(settings.port()),
                        settings.address())
                .redirectErrorStream(true)
                .start();
        // One that is not refused sends on for a while.
        if (!client.waitFor(20, TimeUnit.SECONDS)) {
            client.destroyForcibly();
        }
        try (var said = client.getInputStream()) {
            return new String(said.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
