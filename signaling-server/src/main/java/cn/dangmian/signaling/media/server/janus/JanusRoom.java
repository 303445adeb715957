package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.server.LinkId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A room's one session at Janus, and its handles. A session is what another node claims, so a room has one of its own. */
final class JanusRoom {

    /** One stream of a watching link, as it is kept with the link: {@code 0} is a sound, {@code 1v} a picture. */
    record Stream(String mid, boolean picture) {

        private static final String PICTURE = "v";

        static Stream of(String kept) {
            return kept.endsWith(PICTURE)
                    ? new Stream(kept.substring(0, kept.length() - PICTURE.length()), true)
                    : new Stream(kept, false);
        }

        @Override
        public String toString() {
            return picture ? mid + PICTURE : mid;
        }
    }

    /** @param streams of a watching link, each with a gate of its own; not known before Janus has made its offer */
    record Handle(LinkId link, long id, boolean publishes, List<Stream> streams) {

        static Handle publishing(LinkId link, long id) {
            return new Handle(link, id, true, List.of());
        }

        static Handle watching(LinkId link, long id, List<Stream> streams) {
            return new Handle(link, id, false, streams);
        }
    }

    enum Passing {
        EVERYTHING,
        SOUND;

        static Passing of(boolean picture) {
            return picture ? EVERYTHING : SOUND;
        }
    }

    final RoomId id;
    final long session;
    private final Map<LinkId, Handle> byLink = new ConcurrentHashMap<>();
    private final Map<Long, Handle> byId = new ConcurrentHashMap<>();
    private final Map<LinkId, Set<String>> silent = new ConcurrentHashMap<>();
    private final Map<LinkId, String> recordings = new ConcurrentHashMap<>();
    private final Map<LinkId, Passing> passing = new ConcurrentHashMap<>();

    JanusRoom(RoomId id, long session) {
        this.id = id;
        this.session = session;
    }

    void put(Handle handle) {
        byLink.put(handle.link(), handle);
        byId.put(handle.id(), handle);
    }

    @Nullable
    Handle handle(LinkId link) {
        return byLink.get(link);
    }

    @Nullable
    Handle handle(long id) {
        return byId.get(id);
    }

    void remove(LinkId link) {
        var handle = byLink.remove(link);
        silent.remove(link);
        recordings.remove(link);
        passing.remove(link);
        if (handle != null) {
            byId.remove(handle.id());
        }
    }

    /** Name of what is being recorded from this link, or null; a name this node has not heard of is not known. */
    @Nullable
    String recording(LinkId link) {
        return recordings.get(link);
    }

    void recording(LinkId link, @Nullable String name) {
        if (name == null) {
            recordings.remove(link);
        } else {
            recordings.put(link, name);
        }
    }

    /** What passes the open gate of a watching link, or null: it is shut, or nothing is known of it. */
    @Nullable
    Passing passing(LinkId link) {
        return passing.get(link);
    }

    void passes(LinkId link, @Nullable Passing what) {
        if (what == null) {
            passing.remove(link);
        } else {
            passing.put(link, what);
        }
    }

    /** Kinds of media that are not received; the link is silent when that is all of them. */
    Set<String> silent(LinkId link) {
        return silent.computeIfAbsent(link, _ -> ConcurrentHashMap.newKeySet());
    }
}
