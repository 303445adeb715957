package cn.dangmian.signaling.media.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.peer.Camera;
import cn.dangmian.signaling.media.server.MediaSignal.LinkUp;
import cn.dangmian.signaling.media.server.MediaSignal.RoomGone;
import cn.dangmian.signaling.media.server.MediaSignal.ServerLost;
import cn.dangmian.signaling.media.server.MediaSignal.ServerUp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Peers that vanish, nodes that die, and a server that hangs or dies. */
public abstract class MediaTroubleContract {

    private Node node;
    private MediaServer media;
    private RoomId room;
    private Camera camera;
    private Node.Link source;
    private Node.Link watcher;

    @SuppressWarnings("NullAway.Init") // JUnit begins with enter()
    protected MediaTroubleContract() {}

    protected abstract RealServer server();

    @BeforeEach
    void enter() {
        node = server().node();
        media = node.media();
        room = node.room();
        camera = new Camera(200, 440);
        source = node.publish(room, camera);
        await().until(() -> node.hasHeard(new LinkUp(room, source.id())));
        watcher = node.watch(room, source);
        await().until(() -> node.hasHeard(new LinkUp(room, watcher.id())));
        media.open(room, watcher.id(), true);
        awaitMoreFrames(10);
    }

    private void awaitMoreFrames(int count) {
        var before = watcher.peer().picture().frames();
        await().until(() -> watcher.peer().picture().frames() >= before + count);
    }

    private Map<LinkId, String> links() {
        return Map.of(source.id(), source.ref(), watcher.id(), watcher.ref());
    }

    @Test
    void saysThatALinkIsDownWhenItsPeerLeaves() {
        source.peer().close();

        await().until(() -> node.heardDown(source));
    }

    @Test
    void saysThatALinkIsDownWhenNothingComesAndUpWhenItIsHeardAgain() {
        camera.die(true);
        await().until(() -> node.heardDown(source));

        node.heard().clear();
        camera.die(false);

        await().until(() -> node.hasHeard(new LinkUp(room, source.id())));
        awaitMoreFrames(10);
    }

    @Test
    void holdsALinkWhoseTracksAreDisabled() {
        camera.enable(false);
        var before = source.peer().rtpPacketsSent();

        // Silence alone is fifty packets a second: twice the time after which a link counts as silent.
        await().until(() -> source.peer().rtpPacketsSent() >= before + 200);

        assertThat(node.heardDown(source)).isFalse();
    }

    @Test
    void givesARoomToAnotherNodeWhilePicturesGoOn() {
        var heir = server().node();
        watcher.peer().picture().measureWaits();

        assertThat(heir.media().claim(room, media.prepare(room), links())).isTrue();
        media.forget(room);
        node.stop();

        assertThat(media.holds(room)).isFalse();
        assertThat(heir.media().holds(room)).isTrue();
        awaitMoreFrames(30);
        assertThat(watcher.peer().picture().longestWait()).isLessThan(Duration.ofMillis(1500));
        driveAll(heir);
    }

    private void driveAll(Node heir) {
        heir.media().shut(room, watcher.id());
        var frames = watcher.peer().picture().frames();
        await().during(Duration.ofMillis(500))
                .until(() -> watcher.peer().picture().frames() <= frames + 3);
        heir.media().open(room, watcher.id(), true);
        awaitMoreFrames(10);
        heir.media().record(room, source.id(), "heir-" + UUID.randomUUID());
        heir.media().stopRecording(room, source.id());
        source.peer().close();
        await().until(() -> heir.heardDown(source));
        heir.media().close(room);
    }

    @Test
    void claimsNothingThatIsNotThere() {
        assertThat(server().node().media().claim(new RoomId(UUID.randomUUID()), "4711", Map.of()))
                .isFalse();
    }

    @Test
    void failsSoonAndSaysSoWhileTheServerHangsAndGoesOnAfterwards() {
        var doomed = node.room();
        var doomedLink = node.publish(doomed, new Camera(100, 220));
        var calls = calls();
        calls.put("drop", () -> media.drop(doomed, doomedLink.id()));
        calls.put("close", () -> media.close(doomed));
        server().pause();
        node.heard().clear();
        var outcomes = callAll(calls);

        await().atMost(Duration.ofMillis(2500)).until(() -> node.hasHeard(new ServerLost()));
        assertThat(media.isUp()).isFalse();
        await().until(() -> outcomes.size() == calls.size());
        assertThat(outcomes).allSatisfy((call, outcome) -> {
            assertThat(outcome.failure()).as(call).isInstanceOf(MediaFailure.class);
            assertThat(outcome.took()).as(call).isLessThan(Duration.ofMillis(2500));
        });

        server().resume();

        await().until(() -> node.hasHeard(new ServerUp()) && media.isUp());
        assertThat(media.holds(room)).isTrue();
        assertThat(node.heard()).doesNotContain(new RoomGone(room));
        media.open(room, watcher.id(), true);
        awaitMoreFrames(10);
    }

    private record Outcome(Throwable failure, Duration took) {}

    private Map<String, Outcome> callAll(Map<String, ThrowingCallable> calls) {
        var start = System.nanoTime();
        var outcomes = new ConcurrentHashMap<String, Outcome>();
        calls.forEach((name, call) -> Thread.startVirtualThread(() -> {
            var failure = catchThrowable(call);
            outcomes.put(
                    name,
                    new Outcome(
                            failure == null ? new AssertionError("did not fail") : failure,
                            Duration.ofNanos(System.nanoTime() - start)));
        }));
        return outcomes;
    }

    /** Every call of the port that asks the server; with rooms and links of its own where it would spoil another's. */
    private Map<String, ThrowingCallable> calls() {
        var calls = new LinkedHashMap<String, ThrowingCallable>();
        var offer = new Description("v=0");
        calls.put("prepare", () -> media.prepare(new RoomId(UUID.randomUUID())));
        calls.put("publish", () -> media.publish(room, new LinkId(UUID.randomUUID()), offer));
        calls.put("watch", () -> media.watch(room, new LinkId(UUID.randomUUID()), source.id()));
        calls.put("settle", () -> media.settle(room, watcher.id(), offer));
        calls.put("trickle", () -> media.trickle(room, watcher.id(), null));
        calls.put("restart publishing", () -> media.restart(room, source.id(), offer));
        calls.put("restart watching", () -> media.restart(room, watcher.id()));
        calls.put("shut", () -> media.shut(room, watcher.id()));
        calls.put("record", () -> media.record(room, source.id(), "hung-" + UUID.randomUUID()));
        calls.put("stopRecording", () -> media.stopRecording(room, source.id()));
        calls.put("claim", () -> media.claim(new RoomId(UUID.randomUUID()), "4711", Map.of()));
        return calls;
    }

    @Test
    void saysThatItsRoomsAreGoneWhenTheServerDied() {
        var ref = media.prepare(room);
        server().kill();
        await().until(() -> node.hasHeard(new ServerLost()) && !media.isUp());

        server().restart();

        await().until(() -> node.hasHeard(new ServerUp()) && node.hasHeard(new RoomGone(room)));
        assertThat(media.holds(room)).isFalse();
        assertThat(media.claim(room, ref, links())).isFalse();
        var fresh = node.room();
        var link = node.publish(fresh, new Camera(200, 440));
        await().until(() -> node.hasHeard(new LinkUp(fresh, link.id())));
    }
}
