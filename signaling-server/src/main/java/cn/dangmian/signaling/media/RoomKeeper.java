package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.RoomCall.Op;
import cn.dangmian.signaling.media.RoomRows.Link;
import cn.dangmian.signaling.media.RoomRows.Seat;
import cn.dangmian.signaling.media.server.Description;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import cn.dangmian.signaling.wire.Nodes;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The rooms of all nodes: does what is asked when this node owns the room, and else asks the owner. */
@Component
class RoomKeeper implements Rooms {

    private static final Logger LOG = LoggerFactory.getLogger(RoomKeeper.class);

    private final RoomRows rows;
    private final SegmentRows segments;
    private final QuietSeats quiet;
    private final RoomWork work;
    private final RoomGate gate;
    private final RoomRecorder recorder;
    private final Owners owners;
    private final RoomLocks locks;
    private final RoomCalls calls;
    private final MediaServer server;
    private final Nodes nodes;

    RoomKeeper(
            RoomRows rows,
            SegmentRows segments,
            QuietSeats quiet,
            RoomWork work,
            RoomGate gate,
            RoomRecorder recorder,
            Owners owners,
            RoomLocks locks,
            RoomCalls calls,
            MediaServer server,
            Nodes nodes) {
        this.rows = rows;
        this.segments = segments;
        this.quiet = quiet;
        this.work = work;
        this.gate = gate;
        this.recorder = recorder;
        this.owners = owners;
        this.locks = locks;
        this.calls = calls;
        this.server = server;
        this.nodes = nodes;
        calls.serve(this::perform);
    }

    @Override
    public void prepare(RoomId room, List<SeatPlan> seats) {
        var known = rows.add(room, nodes.self()) || isLost(room)
                ? List.<SeatPlan>of()
                : rows.seats(room).stream().map(Seat::plan).toList();
        seats.stream()
                .filter(seat -> !known.contains(seat))
                .forEach(seat -> call(RoomCall.of(Op.SEAT, room).with(seat)));
    }

    @Override
    public void seat(RoomId room, SeatPlan seat) {
        if (rows.seat(seat.seat()).map(found -> found.plan().equals(seat)).orElse(false) && !isLost(room)) {
            return;
        }
        call(RoomCall.of(Op.SEAT, room).with(seat));
    }

    private boolean isLost(RoomId room) {
        return rows.find(room).map(found -> found.stage().equals("LOST")).orElse(false);
    }

    @Override
    public void unseat(RoomId room, SeatId seat) {
        rows.seat(seat).ifPresent(found -> call(RoomCall.of(Op.UNSEAT, room).with(found.plan())));
    }

    @Override
    public void openGate(RoomId room, String prefix) {
        call(RoomCall.of(Op.OPEN_GATE, room).with(prefix));
    }

    @Override
    public void shutGate(RoomId room) {
        if (rows.find(room).isPresent()) {
            call(RoomCall.of(Op.SHUT_GATE, room));
        }
    }

    @Override
    public void hold(RoomId room, SeatId seat, boolean held) {
        call(RoomCall.of(Op.LIMIT, room).with(new SeatLimit(seat, held, null)));
    }

    @Override
    public boolean sentLittle(RoomId room, String name, Duration within) {
        return gate.isHeld(room, name) || quiet.was(room, name, within);
    }

    @Override
    public void confine(RoomId room, SeatId seat, @Nullable SeatId onlyTo) {
        call(RoomCall.of(Op.LIMIT, room).with(new SeatLimit(seat, false, onlyTo)));
    }

    @Override
    public void stopRecording(RoomId room) {
        if (rows.find(room).isPresent()) {
            call(RoomCall.of(Op.STOP_RECORDING, room));
        }
    }

    @Override
    public boolean recordAnew(RoomId room, String name) {
        return rows.find(room).isPresent()
                && !call(RoomCall.of(Op.RECORD_ANEW, room).with(name)).isEmpty();
    }

    @Override
    public List<Segment> segments(RoomId room, String prefix) {
        return segments.of(room, prefix);
    }

    @Override
    public void close(RoomId room, String reason) {
        if (rows.find(room).isPresent()) {
            call(RoomCall.of(Op.CLOSE, room).with(reason));
        }
    }

    @Override
    public Optional<RoomView> find(RoomId id) {
        return rows.find(id).map(room -> new RoomView(id, room.gateOpenedAt(), room.owner(), room.epoch()));
    }

    @Override
    public boolean isWhole(RoomId id, List<SeatPlan> seats) {
        return work.isWhole(id, seats);
    }

    @Override
    public boolean isUp() {
        return server.isUp();
    }

    /** Here when the room is this node's, else at its owner; refused when neither answers. */
    String call(RoomCall call) {
        if (owners.drives(call.room())) {
            return perform(call);
        }
        var room = rows.find(call.room())
                .orElseThrow(() -> Refused.unknown("media.unknown-room", "no such room: " + call.room()));
        return owners.isOwn(room) ? perform(call) : calls.ask(room.owner(), call);
    }

    private String perform(RoomCall call) {
        return locks.inRoom(call.room(), () -> {
            try {
                owners.requireOwn(call.room());
                return performOwn(call);
            } catch (MediaFailure failed) {
                LOG.warn("{} of room {} failed: {}", call.op(), call.room(), failed.getMessage());
                throw new Refused("media.server-down", String.valueOf(failed.getMessage()));
            }
        });
    }

    private String performOwn(RoomCall call) {
        var room = call.room();
        switch (call.op()) {
            case SEAT -> work.seat(room, Objects.requireNonNull(call.seat()));
            case UNSEAT -> work.unseat(room, Objects.requireNonNull(call.seat()).seat());
            case OPEN_GATE -> {
                requireServer();
                gate.open(room, call.text());
            }
            case SHUT_GATE -> gate.shut(room);
            case LIMIT -> gate.limit(room, Objects.requireNonNull(call.limit()));
            case STOP_RECORDING -> recorder.stopAll(room);
            case RECORD_ANEW -> {
                return recorder.recordAnew(room, call.text()) ? call.text() : "";
            }
            case CLOSE -> work.close(room, call.text());
            case RESUME -> work.resume(room, Objects.requireNonNull(call.seat()), call.held());
            case PUBLISH -> {
                return publish(call).toString();
            }
            case RESTART_PUBLISHING -> work.restartPublishing(link(call), new Description(call.text()));
            case RESTART_WATCHING -> work.restartWatching(link(call));
            case REFRESH -> work.refresh(link(call));
            case SHOW_PICTURE -> work.showPicture(link(call), true);
            case SPARE_PICTURE -> work.showPicture(link(call), false);
            case SETTLE -> work.settle(link(call), new Description(call.text()));
            case TRICKLE -> work.trickle(link(call), call.candidate());
        }
        return "";
    }

    private LinkId publish(RoomCall call) {
        var link = new LinkId(Objects.requireNonNull(call.link()));
        work.publish(call.room(), link, Objects.requireNonNull(call.seat()), new Description(call.text()));
        return link;
    }

    private void requireServer() {
        if (!server.isUp()) {
            throw new Refused("media.server-down", "no media server answers");
        }
    }

    private Link link(RoomCall call) {
        var id = new LinkId(Objects.requireNonNull(call.link()));
        return rows.link(id).orElseThrow(() -> Refused.unknown("media.unknown-link", "no such link: " + id));
    }
}
