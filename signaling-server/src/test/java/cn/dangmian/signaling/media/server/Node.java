package cn.dangmian.signaling.media.server;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.peer.Camera;
import cn.dangmian.signaling.media.peer.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** A signaling node of a test: the port, what it has heard from there, and the robots it speaks for. */
public final class Node implements AutoCloseable {

    /** @param ref how the server knows the link */
    public record Link(LinkId id, Peer peer, String ref) {}

    private final MediaServer media;
    private final Runnable stop;
    private final List<MediaSignal> heard = new CopyOnWriteArrayList<>();
    private final Map<LinkId, Peer> peers = new ConcurrentHashMap<>();
    private final Map<LinkId, Trickle> trickles = new ConcurrentHashMap<>();

    public Node(MediaServer media, Runnable stop) {
        this.media = media;
        this.stop = stop;
        media.listen(this::hear);
    }

    private void hear(MediaSignal signal) {
        heard.add(signal);
        if (signal instanceof MediaSignal.CandidateFound found && found.candidate() != null) {
            var peer = peers.get(found.link());
            var candidate = found.candidate();
            if (peer != null && candidate.sdpMid() != null && candidate.sdpMLineIndex() != null) {
                peer.add(new Peer.Candidate(candidate.candidate(), candidate.sdpMid(), candidate.sdpMLineIndex()));
            }
        }
    }

    public MediaServer media() {
        return media;
    }

    public RoomId room() {
        var room = new RoomId(UUID.randomUUID());
        media.prepare(room);
        return room;
    }

    public Link publish(RoomId room, Camera camera) {
        return publish(room, mine -> Peer.sending(camera, mine));
    }

    public Link publish(RoomId room, Function<Consumer<Peer.Candidate>, Peer> robot) {
        var id = new LinkId(UUID.randomUUID());
        var trickle = new Trickle(room, id);
        var peer = robot.apply(trickle);
        peers.put(id, peer);
        trickles.put(id, trickle);
        var negotiated = media.publish(room, id, new Description(peer.offer()));
        peer.accept(negotiated.description().sdp());
        trickle.flow();
        return new Link(id, peer, negotiated.ref());
    }

    /** ICE restart of a publishing link. */
    void restart(RoomId room, Link publisher) {
        var trickle = Objects.requireNonNull(trickles.get(publisher.id()));
        trickle.hold();
        var offer = new Description(publisher.peer().restart());
        publisher.peer().accept(media.restart(room, publisher.id(), offer).sdp());
        trickle.flow();
    }

    public Link watch(RoomId room, Link source) {
        var id = new LinkId(UUID.randomUUID());
        var trickle = new Trickle(room, id);
        trickle.flow();
        return watch(room, id, source, trickle);
    }

    /** The watcher tells nobody where it can be reached: it is found only if it learns where the server is. */
    Link watchInSilence(RoomId room, Link source) {
        return watch(room, new LinkId(UUID.randomUUID()), source, _ -> {});
    }

    private Link watch(RoomId room, LinkId id, Link source, Consumer<Peer.Candidate> mine) {
        var peer = Peer.watching(mine);
        peers.put(id, peer);
        var negotiated = media.watch(room, id, source.id());
        media.settle(
                room, id, new Description(peer.answer(negotiated.description().sdp())));
        return new Link(id, peer, negotiated.ref());
    }

    public List<MediaSignal> heard() {
        return heard;
    }

    public boolean hasHeard(MediaSignal signal) {
        return heard.contains(signal);
    }

    boolean heardDown(Link link) {
        return heard.stream()
                .anyMatch(signal -> signal instanceof MediaSignal.LinkDown down
                        && down.link().equals(link.id()));
    }

    /** Its robots stay. */
    void stop() {
        stop.run();
    }

    @Override
    public void close() {
        peers.values().forEach(Peer::close);
        stop();
    }

    /** Its candidates wait until the server has the offer they belong to. */
    private final class Trickle implements Consumer<Peer.Candidate> {

        private final RoomId room;
        private final LinkId link;
        private final List<Peer.Candidate> waiting = new ArrayList<>();
        private boolean flows;

        Trickle(RoomId room, LinkId link) {
            this.room = room;
            this.link = link;
        }

        synchronized void hold() {
            flows = false;
        }

        synchronized void flow() {
            flows = true;
            waiting.forEach(this::tell);
            waiting.clear();
        }

        @Override
        public synchronized void accept(Peer.Candidate candidate) {
            if (flows) {
                tell(candidate);
            } else {
                waiting.add(candidate);
            }
        }

        private void tell(Peer.Candidate found) {
            try {
                media.trickle(room, link, new Candidate(found.candidate(), found.mid(), found.line()));
            } catch (MediaFailure late) {
                // The link was dropped before its last candidate was found.
            }
        }
    }
}
