package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SUBSCRIBE, CONNECT and the WebSocket itself. */
class SubscribeRefusalTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    @SuppressWarnings("NullAway.Init") // set before all
    private static Scene scene;

    @BeforeAll
    static void open() {
        scene = new Scene(SERVERS);
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "clerk, /topic/**",
        "clerk, /topic/*",
        "clerk, /topic/reception/terminals/*",
        "official, /topic/reception/desks/*",
        "official, /topic/reception/*/{desk}",
        "official, '/topic/reception/desks/{}'",
        "official, /topic/reception/desks/{foreign-desk}",
        "official, /topic/reception/desks/{unknown}",
        "official, /app/reception/desks/{foreign-desk}",
        "official, /app/reception/desks/{unknown}",
        "official, /topic/reception/terminals/{terminal}",
        "stranger, /topic/reception/terminals/{terminal}",
        "supervisor, /topic/supervision/offices/{unknown}",
        "supervisor, /topic/supervision/offices/*",
        "clerk, /topic/supervision/offices/{city}",
        "official, /app/supervision/offices/{city}",
        "clerk, /user/{victim}/queue/media",
        "clerk, /user/queue/**",
        "clerk, /user/queue/other",
        "clerk, /queue/media",
        "clerk, /queue/**",
        "clerk, everything"
    })
    void deniesWhatNoDutyAllowsAndLogsIt(String who, String destination) {
        var trier = scene.trier(who);
        var to = scene.fill(destination)
                .replace("{victim}", scene.official.page().client.toString());
        scene.assertDenied(
                "wire.not-allowed",
                trier.person(),
                () -> trier.page().refusalOf(() -> trier.page().subscribe(to)));
    }

    @Test
    void aForeignSupervisorSeesNothingOfAnotherCity() {
        var person = scene.town.stranger.supervisor();
        try (var page = Page.open(SERVERS.first(), Visitor.signedIn(SERVERS.first(), person.login()))) {
            var to = scene.fill("/topic/supervision/offices/{city}");
            scene.assertDenied("wire.not-allowed", person, () -> page.refusalOf(() -> page.subscribe(to)));
            var watch = scene.fill("/app/supervision/receptions/{waiting}/watch");
            scene.assertDenied(
                    "supervision.unknown-reception", person, () -> page.ask(watch, Map.of("purpose", "Curiosity")));
        }
    }

    @Test
    void refusesTheTwentyFirstSubscription() {
        try (var page = Page.open(SERVERS.first(), Visitor.signedIn(SERVERS.first(), scene.town.clerk.login()))) {
            for (var i = 0; i < 16; i++) {
                page.subscribe(scene.clerk.topic());
            }
            assertThat(page.ask("/app/media/resume").isDone()).isTrue();
            assertThat(page.heard("/user/queue/refusals")).isEmpty();
            var said = page.refusalOf(() -> page.subscribe(scene.clerk.topic()));
            assertThat(said.code()).isEqualTo("wire.too-many-subscriptions");
            assertThat(page.ask("/app/media/resume").isDone()).isTrue();
        }
    }

    @Test
    void aFrameOverSixteenKilobytesEndsItsOwnConnectionOnly() {
        try (var page = Page.open(SERVERS.first(), Visitor.signedIn(SERVERS.first(), scene.town.clerk.login()))) {
            var before = scene.town.rows();
            page.sendText(scene.clerk.app("take"), "{\"commandId\":\"" + "x".repeat(17 * 1024) + "\"}");
            page.awaitClosed();
            assertThat(scene.town.rows()).isEqualTo(before);
            assertThat(scene.clerk.ask("renew").isDone()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\n\n\0",
                "CONNECT\naccept-version:1.2\n\n\0",
                "SEND\ndestination:/app/media/resume\n\n{}\0"
            })
    void aFrameThatIsNotAsTheProtocolSaysEndsItsConnection(String frame) {
        var visitor = Visitor.signedIn(SERVERS.first(), scene.town.clerk.login());
        var socket = RawSocket.open(SERVERS.first(), visitor, Machine.ORIGIN);
        socket.send(frame);
        socket.awaitClosed();
        Scene.assertHarmless(socket.heard());
        assertThat(socket.heard()).doesNotContain("CONNECTED");
    }

    @ParameterizedTest
    @CsvSource({
        "anonymous, ok,      https://reception.example",
        "clerk,     ok,      https://evil.example",
        "clerk,     ok,      http://reception.example",
        "clerk,     ok,      'null'",
        "clerk,     missing, https://reception.example",
        "clerk,     foreign, https://reception.example"
    })
    void letsNobodyConnectWhoIsNotSignedInAtOurPageAsThemselves(String who, String client, String origin) {
        var visitor =
                who.equals("anonymous") ? new Visitor() : Visitor.signedIn(SERVERS.first(), scene.town.clerk.login());
        var id = switch (client) {
            case "ok" -> UUID.randomUUID().toString();
            case "foreign" -> scene.official.page().client.toString();
            default -> "none";
        };
        assertNotLetIn(visitor, id, origin);
    }

    private static void assertNotLetIn(Visitor visitor, String client, String origin) {
        var socket = RawSocket.open(SERVERS.first(), visitor, origin);
        socket.send("CONNECT\naccept-version:1.2\nclient:" + client + "\n\n\0");
        socket.awaitClosed();
        Scene.assertHarmless(socket.heard());
        assertThat(socket.heard()).doesNotContain("CONNECTED");
    }

    @Test
    void aClientIdOfAnotherPersonIsDeniedAndLogged() {
        var visitor = Visitor.signedIn(SERVERS.first(), scene.town.clerk.login());
        var logged = scene.town.refusalsLogged(scene.town.clerk);
        assertNotLetIn(visitor, scene.official.page().client.toString(), Machine.ORIGIN);
        assertThat(scene.town.refusalsLogged(scene.town.clerk)).isEqualTo(logged + 1);
        try (var again = Page.open(SERVERS.first(), scene.official.visitor(), scene.official.page().client)) {
            assertThat(again.isOpen()).isTrue();
        }
    }
}
