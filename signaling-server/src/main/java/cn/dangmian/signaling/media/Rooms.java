package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of all nodes. Every method may be called on any node and may be repeated; it blocks for two seconds at most and
 * refuses with {@code media.server-down} or {@code media.room-unreachable} when it could not be done.
 */
public interface Rooms {

    /** Makes the room with these seats and asks their clients to negotiate, with the gate shut. Seats that are as planned stay untouched. */
    void prepare(RoomId room, List<SeatPlan> seats);

    /** One more seat, or the same seat for another client. */
    void seat(RoomId room, SeatPlan seat);

    void unseat(RoomId room, SeatId seat);

    /**
     * From now on those who watch see and hear, and every publishing link is recorded, now and whenever a seat publishes again,
     * into files whose names begin with the prefix. Nothing was forwarded or recorded before. Both begin at once, so that one
     * whole picture of each source serves the recorder and those who watch; a gate whose recorder refuses is shut again.
     */
    void openGate(RoomId room, String prefix) throws Refused;

    void shutGate(RoomId room) throws Refused;

    /** Whether whoever sits there, now or later, neither sees nor hears anybody, and is neither seen nor heard. */
    void hold(RoomId room, SeatId seat, boolean held);

    /**
     * Whether so little came from the seat that its files hardly grew: it is held, or its camera or microphone is off, or it sends
     * stills, now or within this time.
     *
     * @param name of a seat, as in the names of its recordings
     */
    boolean sentLittle(RoomId room, String name, Duration within);

    /** @param onlyTo the one seat that sees and hears this one from now on; null: all do */
    void confine(RoomId room, SeatId seat, @Nullable SeatId onlyTo);

    void stopRecording(RoomId room);

    /**
     * The files of this segment do not grow: another begins at once on the same media server.
     *
     * @param name of the segment
     * @return false when it was over already
     */
    boolean recordAnew(RoomId room, String name);

    /** Every segment ever recorded in the room whose name begins with the prefix, in the order of time. */
    List<Segment> segments(RoomId room, String prefix);

    /** Ends every link and forgets the room; its segments stay known. */
    void close(RoomId room, String reason);

    Optional<RoomView> find(RoomId room);

    /** Whether these seats are as planned, and each of them sends and sees each of the others; whoever else is there does not matter. */
    boolean isWhole(RoomId room, List<SeatPlan> seats);

    /** Whether a media server answers. */
    boolean isUp();
}
