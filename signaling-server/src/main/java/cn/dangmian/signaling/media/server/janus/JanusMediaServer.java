package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.Description;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import cn.dangmian.signaling.media.server.MediaSignal;
import cn.dangmian.signaling.media.server.Negotiated;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Janus' VideoRoom as a media server: a link is a handle, a feed has the id of its publishing link. */
@Component
class JanusMediaServer implements MediaServer {

    private final JanusSettings settings;
    private final JanusSessions sessions;
    private final JanusSpool spool;

    JanusMediaServer(JanusSettings settings, JanusSessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
        this.spool = new JanusSpool(settings.spool());
    }

    @Override
    public String prepare(RoomId id) {
        var known = sessions.find(id);
        if (known != null) {
            return Long.toString(known.session);
        }
        var room = sessions.create(id);
        try {
            createRoom(room);
        } catch (MediaFailure failed) {
            sessions.abandon(room);
            throw failed;
        }
        sessions.remember(room);
        return Long.toString(room.session);
    }

    private void createRoom(JanusRoom room) {
        var handle = sessions.attach(room, "room");
        // The room may be there already: made by a node that died before it could say so.
        if (!VideoRoom.saysItExists(sessions.message(room, handle, VideoRoom.exists(room.id), null))) {
            sessions.message(room, handle, VideoRoom.create(room.id, settings), null);
        }
        sessions.detach(room, handle);
    }

    @Override
    public Negotiated publish(RoomId id, LinkId link, Description offer) {
        var room = sessions.get(id);
        return negotiate(room, link, handle -> {
            room.put(JanusRoom.Handle.publishing(link, handle));
            var answer = sessions.message(room, handle, VideoRoom.publish(id, link), VideoRoom.jsep("offer", offer));
            return new Negotiated(VideoRoom.description(answer), ref(handle, List.of()));
        });
    }

    @Override
    public Negotiated watch(RoomId id, LinkId link, LinkId source) {
        var room = sessions.get(id);
        return negotiate(room, link, handle -> {
            // Known before it is asked for: Janus' candidates come before its offer.
            room.put(JanusRoom.Handle.watching(link, handle, List.of()));
            var answer = sessions.message(room, handle, VideoRoom.watch(id, source), null);
            var watching = JanusRoom.Handle.watching(link, handle, VideoRoom.streams(answer));
            room.put(watching);
            // The gate is shut before the browser has even seen the offer.
            send(room, watching, _ -> false);
            return new Negotiated(VideoRoom.description(answer), ref(handle, watching.streams()));
        });
    }

    /** A link that does not come about leaves nothing behind. */
    private Negotiated negotiate(JanusRoom room, LinkId link, LongFunction<Negotiated> join) {
        drop(room.id, link);
        var handle = sessions.attach(room, link.toString());
        try {
            return join.apply(handle);
        } catch (MediaFailure failed) {
            room.remove(link);
            sessions.letGo(room, handle);
            throw failed;
        }
    }

    @Override
    public void settle(RoomId id, LinkId link, Description answer) {
        var room = sessions.get(id);
        sessions.message(room, handle(room, link).id(), VideoRoom.start(), VideoRoom.jsep("answer", answer));
    }

    @Override
    public void trickle(RoomId id, LinkId link, @Nullable Candidate candidate) {
        var room = sessions.get(id);
        sessions.trickle(room, handle(room, link).id(), candidate);
    }

    @Override
    public Description restart(RoomId id, LinkId link, Description offer) {
        var room = sessions.get(id);
        return VideoRoom.description(
                sessions.message(room, handle(room, link).id(), VideoRoom.configure(), VideoRoom.jsep("offer", offer)));
    }

    @Override
    public Description restart(RoomId id, LinkId link) {
        var room = sessions.get(id);
        return VideoRoom.description(sessions.message(room, handle(room, link).id(), VideoRoom.restart(), null));
    }

    @Override
    public void open(RoomId id, LinkId link, boolean picture) {
        if (sessions.get(id).passing(link) != JanusRoom.Passing.of(picture)) {
            refresh(id, link, picture);
        }
    }

    @Override
    public void refresh(RoomId id, LinkId link, boolean picture) {
        gate(id, link, stream -> picture || !stream.picture());
        sessions.get(id).passes(link, JanusRoom.Passing.of(picture));
    }

    @Override
    public void shut(RoomId id, LinkId link) {
        gate(id, link, _ -> false);
    }

    /** What passes is not known until Janus has answered. */
    private void gate(RoomId id, LinkId link, Predicate<JanusRoom.Stream> passes) {
        var room = sessions.get(id);
        room.passes(link, null);
        send(room, handle(room, link), passes);
    }

    private void send(JanusRoom room, JanusRoom.Handle watching, Predicate<JanusRoom.Stream> passes) {
        sessions.message(room, watching.id(), VideoRoom.send(watching.streams(), passes), null);
    }

    @Override
    public void record(RoomId id, LinkId link, String name) {
        var room = sessions.get(id);
        var handle = handle(room, link);
        var running = room.recording(link);
        if (!name.equals(running)) {
            if (running != null) {
                throw new MediaFailure("link " + link + " is being recorded as " + running + ", not as " + name);
            }
            spool.requireUnused(name);
            room.recording(link, name);
        }
        sessions.message(room, handle.id(), VideoRoom.record(name, settings), null);
    }

    @Override
    public void stopRecording(RoomId id, LinkId link) {
        var room = sessions.get(id);
        sessions.message(room, handle(room, link).id(), VideoRoom.stopRecording(settings), null);
        room.recording(link, null);
    }

    @Override
    public void drop(RoomId id, LinkId link) {
        var room = sessions.find(id);
        var handle = room == null ? null : room.handle(link);
        if (room != null && handle != null) {
            sessions.detach(room, handle.id());
            room.remove(link);
        }
    }

    @Override
    public void close(RoomId id) {
        var room = sessions.find(id);
        if (room == null) {
            return;
        }
        try {
            destroyRoom(room);
        } catch (JanusRefusal refusal) {
            // Closing may be repeated: the room may be gone already.
            if (!refusal.isGone()) {
                throw refusal;
            }
        }
        sessions.destroy(room);
    }

    private void destroyRoom(JanusRoom room) {
        var handle = sessions.attach(room, "room");
        sessions.message(room, handle, VideoRoom.destroy(room.id, settings), null);
    }

    @Override
    public boolean claim(RoomId id, String ref, Map<LinkId, String> links) {
        return sessions.claim(id, Long.parseLong(ref), links);
    }

    @Override
    public boolean holds(RoomId room) {
        return sessions.find(room) != null;
    }

    @Override
    public void forget(RoomId room) {
        sessions.forget(room);
    }

    @Override
    public boolean isUp() {
        return sessions.isUp();
    }

    @Override
    public void listen(Consumer<MediaSignal> listener) {
        sessions.listen(listener);
    }

    private static JanusRoom.Handle handle(JanusRoom room, LinkId link) {
        var handle = room.handle(link);
        if (handle == null) {
            throw new MediaFailure("Janus has no handle for link " + link);
        }
        return handle;
    }

    /** {@code handle:stream,stream}. */
    private static String ref(long handle, List<JanusRoom.Stream> streams) {
        return handle + ":" + streams.stream().map(JanusRoom.Stream::toString).collect(Collectors.joining(","));
    }
}
