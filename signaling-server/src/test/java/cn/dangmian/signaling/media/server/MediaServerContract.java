package cn.dangmian.signaling.media.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.peer.Camera;
import cn.dangmian.signaling.media.server.MediaSignal.CandidateFound;
import cn.dangmian.signaling.media.server.MediaSignal.LinkUp;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Links, gates and rooms of a media server that is well. */
public abstract class MediaServerContract {

    private static final int BRIGHT = 200;
    private Node node;
    private MediaServer media;
    private RoomId room;

    @SuppressWarnings("NullAway.Init") // JUnit begins with enter()
    protected MediaServerContract() {}

    protected abstract RealServer server();

    @BeforeEach
    void enter() {
        node = server().node();
        media = node.media();
        room = node.room();
    }

    private Node.Link published() {
        var link = node.publish(room, new Camera(BRIGHT, 440));
        await().until(() -> node.hasHeard(new LinkUp(room, link.id())));
        return link;
    }

    private Node.Link watched(Node.Link source) {
        var link = node.watch(room, source);
        await().until(() -> node.hasHeard(new LinkUp(room, link.id())));
        return link;
    }

    private static void awaitMoreFrames(Node.Link watcher, int count) {
        var before = watcher.peer().picture().frames();
        await().until(() -> watcher.peer().picture().frames() >= before + count);
    }

    private static void awaitMorePackets(Node.Link publisher, int count) {
        var before = publisher.peer().rtpPacketsSent();
        await().until(() -> publisher.peer().rtpPacketsSent() >= before + count);
    }

    /** No frame comes any more, while the source still sends. */
    private static void awaitStillness(Node.Link watcher, Node.Link source) {
        await().until(() -> {
            var frames = watcher.peer().picture().frames();
            awaitMorePackets(source, 60);
            return watcher.peer().picture().frames() == frames;
        });
    }

    @Test
    void forwardsNotOnePacketBeforeTheGateOpens() {
        var source = published();
        var watcher = watched(source);

        awaitMorePackets(source, 150);

        assertThat(watcher.peer().rtpPacketsReceived()).isZero();
        assertThat(watcher.peer().picture().frames()).isZero();
    }

    @Test
    void showsTheSourceWhileTheGateIsOpenAndNothingAfterItIsShut() {
        var source = published();
        var watcher = watched(source);

        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 10);
        assertThat(watcher.peer().picture().brightness()).isBetween(BRIGHT - 20, BRIGHT + 20);

        media.shut(room, watcher.id());
        awaitStillness(watcher, source);

        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 10);
    }

    @Test
    void letsTheSoundPassWithoutThePicture() {
        var source = published();
        var watcher = watched(source);
        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 10);

        media.open(room, watcher.id(), false);
        awaitStillness(watcher, source);
        var before = watcher.peer().rtpPacketsReceived();
        awaitMorePackets(source, 150);
        assertThat(watcher.peer().rtpPacketsReceived()).as("the sound goes on").isGreaterThan(before);

        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 10);
    }

    @Test
    void asksForAWholePictureWhenAGateOpens() {
        var source = published();
        var watcher = watched(source);
        awaitMorePackets(source, 150);
        var before = source.peer().keyFramesSent();

        media.open(room, watcher.id(), true);

        // The server itself asks for one every ten seconds.
        await().atMost(Duration.ofSeconds(4))
                .until(() ->
                        watcher.peer().picture().frames() > 0 && source.peer().keyFramesSent() > before);
    }

    @Test
    void asksForAWholePictureOnlyOnceForAGateThatIsOpenedAgainAndAgain() {
        var source = published();
        var watcher = watched(source);
        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 10);
        var before = source.peer().keyFramesSent();

        for (var again = 0; again < 5; again++) {
            media.open(room, watcher.id(), true);
            awaitMorePackets(source, 60);
        }
        // The server itself asks for one every ten seconds.
        assertThat(source.peer().keyFramesSent()).isLessThanOrEqualTo(before + 1);

        var known = source.peer().keyFramesSent();
        media.refresh(room, watcher.id(), true);
        await().atMost(Duration.ofSeconds(4)).until(() -> source.peer().keyFramesSent() > known);
        media.shut(room, watcher.id());
        awaitStillness(watcher, source);
        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 10);
    }

    @Test
    void opensOneGateAndLeavesTheOthersShut() {
        var source = published();
        var admitted = watched(source);
        var outside = watched(source);

        media.open(room, admitted.id(), true);
        awaitMoreFrames(admitted, 10);

        assertThat(outside.peer().rtpPacketsReceived()).isZero();
    }

    @Test
    void losesNoCandidateThatComesBeforeItsOffer() {
        var source = published();

        var watcher = node.watchInSilence(room, source);

        await().until(() -> node.hasHeard(new LinkUp(room, watcher.id())));
        assertThat(node.heard())
                .anyMatch(signal -> signal instanceof CandidateFound found
                        && found.link().equals(watcher.id())
                        && found.candidate() != null);
    }

    @Test
    void refusesToWatchWhatIsNotThereAndChangesNothing() {
        var early = new LinkId(UUID.randomUUID());
        var unborn = new LinkId(UUID.randomUUID());

        assertThatThrownBy(() -> media.watch(room, early, unborn)).isInstanceOf(MediaFailure.class);
        assertThatThrownBy(() -> media.open(room, early, true)).isInstanceOf(MediaFailure.class);

        var source = published();
        var watcher = watched(source);
        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 5);
    }

    @Test
    void endsTheMediaOfAllWatchersWhenTheirSourceIsDropped() {
        var source = published();
        var watcher = watched(source);
        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 10);

        media.drop(room, source.id());

        await().until(() -> !source.peer().isConnected());
        var frames = watcher.peer().picture().frames();
        await().during(Duration.ofMillis(500))
                .until(() -> watcher.peer().picture().frames() <= frames + 1);
        assertThatThrownBy(() -> media.watch(room, new LinkId(UUID.randomUUID()), source.id()))
                .isInstanceOf(MediaFailure.class);
    }

    @Test
    void doesTwiceWhatItIsToldTwice() {
        var ref = media.prepare(room);
        assertThat(media.prepare(room)).isEqualTo(ref);
        var source = published();
        var watcher = watched(source);

        media.open(room, watcher.id(), true);
        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 5);
        media.shut(room, watcher.id());
        media.shut(room, watcher.id());
        awaitStillness(watcher, source);

        media.stopRecording(room, source.id());
        media.stopRecording(room, source.id());
        media.drop(room, watcher.id());
        media.drop(room, watcher.id());
        media.drop(room, source.id());
        media.drop(room, source.id());
        media.close(room);
        media.close(room);
        assertThat(media.holds(room)).isFalse();
    }

    @Test
    void knowsNothingOfARoomThatIsClosed() {
        var source = published();
        var watcher = watched(source);
        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 5);
        var ref = media.prepare(room);

        media.close(room);

        assertThat(media.holds(room)).isFalse();
        assertThatThrownBy(() -> node.publish(room, new Camera(BRIGHT, 440))).isInstanceOf(MediaFailure.class);
        assertThat(server().node().media().claim(room, ref, Map.of())).isFalse();
        await().until(() -> !source.peer().isConnected() && !watcher.peer().isConnected());
    }

    @Test
    void keepsMediaFlowingWhenAPublishingLinkFindsANewWay() {
        var source = published();
        var watcher = watched(source);
        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 10);
        var before = source.peer().way();

        node.restart(room, source);

        await().until(() -> !source.peer().way().equals(before));
        awaitMoreFrames(watcher, 30);
    }

    @Test
    void keepsMediaFlowingWhenAWatchingLinkFindsANewWay() {
        var source = published();
        var watcher = watched(source);
        media.open(room, watcher.id(), true);
        awaitMoreFrames(watcher, 10);
        var before = watcher.peer().way();

        var offer = media.restart(room, watcher.id());
        media.settle(room, watcher.id(), new Description(watcher.peer().answer(offer.sdp())));

        await().until(() -> !watcher.peer().way().equals(before));
        awaitMoreFrames(watcher, 30);
    }
}
