package cn.dangmian.signaling.media;

import cn.dangmian.signaling.media.RoomRows.Link;
import cn.dangmian.signaling.media.RoomRows.Room;
import cn.dangmian.signaling.media.RoomRows.Seat;
import cn.dangmian.signaling.media.events.SeatQuality.Picture;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who sees and hears whom: the gate of a room, and what its seats are kept from. Called for one room one at a time. */
@Component
class RoomGate {

    private static final Logger LOG = LoggerFactory.getLogger(RoomGate.class);

    private final RoomRows rows;
    private final SeatLimits limits;
    private final MediaServer server;
    private final ClientMessages clients;
    private final RoomRecorder recorder;

    RoomGate(RoomRows rows, SeatLimits limits, MediaServer server, ClientMessages clients, RoomRecorder recorder) {
        this.rows = rows;
        this.limits = limits;
        this.server = server;
        this.clients = clients;
        this.recorder = recorder;
    }

    /**
     * All recorders and gates at once: the two sides see each other in the same moment. The gate of a link that is down opens
     * when it is up again. A browser ignores a second wish for a whole picture within 300 ms, so what the recorder asks for must
     * find the gates open.
     */
    void open(RoomId room, String prefix) {
        var passing = CompletableFuture.supplyAsync(() -> passing(room), Thread::startVirtualThread);
        var work = new ArrayList<>(recorder.prepare(room, prefix));
        passing.join().forEach(link -> work.add(() -> gate(link, true)));
        work.add(() -> tell(room, true));
        try {
            AtOnce.run(work);
        } catch (MediaFailure notRecorded) {
            shut(room);
            throw notRecorded;
        }
    }

    void shut(RoomId room) {
        rows.shutGate(room);
        tell(room, false);
        AtOnce.run(watching(room).stream()
                .<Runnable>map(link -> () -> gate(link, false))
                .toList());
    }

    private void tell(RoomId room, boolean open) {
        var known = limits.of(room);
        rows.seats(room).stream()
                .map(Seat::plan)
                .filter(plan -> plan.may(Permission.PUBLISH))
                .forEach(plan -> clients.gate(room, plan, open && !known.isHeld(plan.seat())));
    }

    /**
     * From now on the seat is kept from what the limit says, and from nothing else. Whoever is kept from somebody is told.
     *
     * @throws MediaFailure when something still passes that must not; a gate that does not open opens with the next look
     */
    void limit(RoomId room, SeatLimit limit) {
        limits.put(room, limit);
        var known = limits.of(room);
        var open = isOpen(room);
        AtOnce.run(watching(room).stream()
                .filter(link -> link.seat().equals(limit.seat()) || limit.seat().equals(link.sourceSeat()))
                .<Runnable>map(link ->
                        open && lets(known, link) ? () -> gate(link, true) : () -> server.shut(link.room(), link.id()))
                .toList());
        for (var seat : rows.seats(room)) {
            if (seat.plan().seat().equals(limit.seat()) && seat.plan().may(Permission.PUBLISH)) {
                clients.gate(room, seat.plan(), open && !limit.held());
            }
            tellKept(room, known, seat.plan());
        }
    }

    /** Tells a seat that it holds a place here, and whom it is kept from. */
    void admit(RoomId room, SeatPlan plan) {
        var known = limits.of(room);
        var open = isOpen(room);
        var picture = open ? rows.picture(plan.seat()) : Picture.FULL;
        clients.seat(room, plan, open && !known.isHeld(plan.seat()), picture);
        if (known.any()) {
            tellKept(room, known, plan);
        }
    }

    private void tellKept(RoomId room, SeatLimits.OfRoom known, SeatPlan viewer) {
        if (!viewer.may(Permission.WATCH)) {
            return;
        }
        var kept = rows.seats(room).stream()
                .map(Seat::plan)
                .filter(source -> viewer.sees(source) && !known.lets(source.seat(), viewer.seat()))
                .map(SeatPlan::name)
                .toList();
        clients.keptFrom(room, viewer.client(), kept);
    }

    private boolean isOpen(RoomId room) {
        return rows.find(room).map(Room::gateOpen).orElse(false);
    }

    /** A watching link is up, or its viewer missed something: it lets pass what it may. */
    void openIfMay(Link link) {
        if (isOpen(link.room()) && lets(limits.of(link.room()), link)) {
            moved(() -> server.refresh(link.room(), link.id(), link.picture()), link);
        }
    }

    private static boolean lets(SeatLimits.OfRoom known, Link link) {
        return known.lets(Objects.requireNonNull(link.sourceSeat()), link.seat());
    }

    private List<Link> passing(RoomId room) {
        var known = limits.of(room);
        return watching(room).stream().filter(link -> lets(known, link)).toList();
    }

    private List<Link> watching(RoomId room) {
        return rows.links(room).stream()
                .filter(link -> !link.publishes() && !link.isDown())
                .toList();
    }

    private void gate(Link link, boolean open) {
        moved(
                () -> {
                    if (open) {
                        server.open(link.room(), link.id(), link.picture());
                    } else {
                        server.shut(link.room(), link.id());
                    }
                },
                link);
    }

    private static void moved(Runnable move, Link link) {
        try {
            move.run();
        } catch (MediaFailure failed) {
            LOG.warn("a gate of room {} could not be moved: {}", link.room(), failed.getMessage());
        }
    }

    boolean isHeld(RoomId room, String name) {
        return limits.isHeld(room, name);
    }

    void forget(RoomId room) {
        limits.forget(room);
    }
}
