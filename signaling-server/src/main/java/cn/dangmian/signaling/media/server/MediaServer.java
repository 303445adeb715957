package cn.dangmian.signaling.media.server;

import cn.dangmian.signaling.media.RoomId;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A media server. Every call blocks for a bounded time, may be repeated, and throws {@link MediaFailure} when it was not done.
 * Calls for one room come one after another.
 */
public interface MediaServer {

    /** @return how the server knows the room; opaque, kept so that another node can claim it */
    String prepare(RoomId room);

    /** Takes a browser's offer; the answer says where to send. */
    Negotiated publish(RoomId room, LinkId link, Description offer);

    /** Offers what {@code source} publishes, with the gate of this link shut. */
    Negotiated watch(RoomId room, LinkId link, LinkId source);

    /** The browser's answer to an offer. */
    void settle(RoomId room, LinkId link, Description answer);

    void trickle(RoomId room, LinkId link, @Nullable Candidate candidate);

    /** ICE restart of a publishing link: the browser offers. */
    Description restart(RoomId room, LinkId link, Description offer);

    /** ICE restart of a watching link: the server offers. */
    Description restart(RoomId room, LinkId link);

    /**
     * Opens the gate of a watching link, and asks its source for a whole picture unless it was open already: each costs the source
     * what it would spend on seconds of pictures.
     *
     * @param picture false: for the sound alone
     */
    void open(RoomId room, LinkId link, boolean picture);

    /** As {@link #open}, with a whole picture in any case: the viewer missed something. */
    void refresh(RoomId room, LinkId link, boolean picture);

    void shut(RoomId room, LinkId link);

    /** @param name base name of the files, never used before */
    void record(RoomId room, LinkId link, String name);

    void stopRecording(RoomId room, LinkId link);

    void drop(RoomId room, LinkId link);

    void close(RoomId room);

    /**
     * Makes the room this node's, with media flowing on.
     *
     * @param links each link with its ref; publishing ones and watching ones
     * @return false when the server no longer has it
     */
    boolean claim(RoomId room, String ref, Map<LinkId, String> links);

    /** Whether this node holds the room on the server. */
    boolean holds(RoomId room);

    /** Lets go of a room that another node has claimed. */
    void forget(RoomId room);

    boolean isUp();

    /** Signals come one after another for one room. */
    void listen(Consumer<MediaSignal> listener);
}
