package cn.dangmian.signaling.media.server.janus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.dangmian.local.Janus;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.Description;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import cn.dangmian.signaling.media.server.MediaSignal.CandidateFound;
import cn.dangmian.signaling.media.server.MediaSignal.RoomGone;
import cn.dangmian.signaling.media.server.MediaSignal.ServerLost;
import cn.dangmian.signaling.media.server.Node;
import cn.dangmian.signaling.media.server.janus.FakeJanus.Line;
import cn.dangmian.signaling.media.server.janus.FakeJanus.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A server that does what no real one does to order: it is never waited for long, and nothing of it is believed. */
class JanusMisbehaviourTests {

    private static final Description OFFER = new Description("v=0");
    /** Two seconds for an answer, and the machine's own pace; two answers waited for would be more. */
    private static final Duration SOON = Duration.ofMillis(3500);

    private FakeJanus janus;
    private Node node;
    private MediaServer media;

    @SuppressWarnings("NullAway.Init") // JUnit begins with connect()
    JanusMisbehaviourTests() {}

    @BeforeEach
    void connect() throws Exception {
        janus = new FakeJanus();
        node = nodeOf(janus);
        media = node.media();
        await().until(media::isUp);
    }

    @AfterEach
    void disconnect() throws Exception {
        node.close();
        janus.close();
    }

    private static Node nodeOf(FakeJanus janus) {
        return JanusServer.node(new JanusSettings(janus.url(), "secret", "key", "/nowhere"));
    }

    private static boolean is(JsonNode request, String what) {
        return request.path("janus").asString("").equals(what);
    }

    private static boolean asks(JsonNode request, String what) {
        return request.path("body").path("request").asString("").equals(what);
    }

    private static LinkId link() {
        return new LinkId(UUID.randomUUID());
    }

    @TestFactory
    Stream<DynamicTest> failsSoonAndRecoversWhenAnsweredWith() {
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        return BadAnswers.all().entrySet().stream()
                .map(bad -> {
                    var meeting = CompletableFuture.runAsync(() -> meet(bad.getValue()), threads);
                    return dynamicTest(bad.getKey(), meeting::join);
                })
                .toList()
                .stream();
    }

    private static void meet(Script bad) {
        try (var janus = new FakeJanus();
                var node = nodeOf(janus)) {
            await().until(node.media()::isUp);
            var room = node.room();
            for (var asked : new String[] {"attach", "message"}) {
                janus.follow((request, line) -> {
                    if (is(request, asked)) {
                        bad.on(request, line);
                    } else {
                        janus.answerWell(request, line);
                    }
                });
                failsSoon(node.media(), room);
                janus.behave();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> catchThrowable(() -> node.media().publish(room, link(), OFFER)) == null);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void failsSoon(MediaServer media, RoomId room) {
        var start = System.nanoTime();
        assertThatThrownBy(() -> media.publish(room, link(), OFFER)).isInstanceOf(MediaFailure.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    @Test
    void makesANewConnectionWhenTheOldOneIsSilent() {
        Set<Line> deaf = ConcurrentHashMap.newKeySet();
        janus.follow((_, line) -> deaf.add(line));
        await().until(() -> !media.isUp() && node.hasHeard(new ServerLost()));

        janus.follow((request, line) -> {
            if (!deaf.contains(line)) {
                janus.answerWell(request, line);
            }
        });

        await().atMost(Duration.ofSeconds(20)).until(media::isUp);
        assertThat(node.room()).isNotNull();
    }

    @Test
    void holdsItsRoomsWhileTheServerOnlyHesitates() {
        var room = node.room();
        janus.follow((request, line) -> {
            if (is(request, "ping")) {
                line.cut();
            }
        });
        await().until(() -> janus.asked().stream().anyMatch(request -> is(request, "claim")));
        await().until(() -> !media.isUp());

        janus.behave();

        await().atMost(Duration.ofSeconds(20)).until(media::isUp);
        assertThat(media.holds(room)).isTrue();
        assertThat(node.heard()).doesNotContain(new RoomGone(room));
    }

    @Test
    void keepsNoRoomThatWasOnlyHalfMade() {
        var room = new RoomId(UUID.randomUUID());
        janus.follow((request, line) -> {
            if (asks(request, "create")) {
                line.say("{'janus':'error','transaction':'%s','error':{'code':490,'reason':'no'}}"
                        .formatted(request.path("transaction").asString("")));
            } else {
                janus.answerWell(request, line);
            }
        });
        assertThatThrownBy(() -> media.prepare(room)).isInstanceOf(MediaFailure.class);
        assertThat(media.holds(room)).isFalse();

        janus.behave();
        media.prepare(room);

        assertThat(janus.asked().stream().filter(request -> asks(request, "create")))
                .hasSize(2);
    }

    @Test
    void leavesNoHandleBehindWhenALinkDoesNotComeAbout() {
        var room = node.room();
        janus.follow((request, line) -> {
            if (asks(request, "join")) {
                line.say(
                        "{'janus':'event','transaction':'%s','plugindata':{'data':{'videoroom':'event','error_code':428,'error':'No such feed'}}}"
                                .formatted(request.path("transaction").asString("")));
            } else {
                janus.answerWell(request, line);
            }
        });

        assertThatThrownBy(() -> media.watch(room, link(), link())).isInstanceOf(MediaFailure.class);

        var joined = janus.asked().stream()
                .filter(request -> asks(request, "join"))
                .findFirst()
                .orElseThrow();
        await().until(() -> janus.asked().stream()
                .anyMatch(request ->
                        is(request, "detach") && request.path("handle_id").equals(joined.path("handle_id"))));
    }

    @Test
    void passesOnACandidateThatComesBeforeTheOffer() {
        var room = node.room();
        var watching = link();
        janus.follow((request, line) -> {
            if (asks(request, "join")) {
                line.say(
                        "{'janus':'trickle','session_id':%d,'sender':%d,'candidate':{'candidate':'c','sdpMid':'0','sdpMLineIndex':0}}"
                                .formatted(
                                        request.path("session_id").asLong(),
                                        request.path("handle_id").asLong()));
            }
            janus.answerWell(request, line);
        });

        media.watch(room, watching, link());

        await().until(() -> node.hasHeard(new CandidateFound(room, watching, new Candidate("c", "0", 0))));
    }

    @Test
    void findsARealServerInThePlaceOfOneThatTalkedNonsense(@TempDir Path directory) throws Exception {
        var port = janus.port();
        var settings = Janus.Settings.in(directory);
        var place = new Janus.Settings(
                directory, settings.spool(), settings.address(), "20000-20999", "secret", "key", port);
        janus.follow((_, line) -> line.say("nonsense"));
        await().until(() -> !media.isUp());
        janus.close();

        try (var _ = Janus.start(place)) {
            await().atMost(Duration.ofSeconds(20)).until(media::isUp);
            assertThat(node.room()).isNotNull();
        }
    }
}
