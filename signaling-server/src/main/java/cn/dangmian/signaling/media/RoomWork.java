package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.media.RoomRows.Link;
import cn.dangmian.signaling.media.RoomRows.Seat;
import cn.dangmian.signaling.media.server.Candidate;
import cn.dangmian.signaling.media.server.Description;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the owner of a room does with it. Called for one room one at a time; never inside a transaction. */
@Component
class RoomWork {

    private static final Logger LOG = LoggerFactory.getLogger(RoomWork.class);

    private final RoomRows rows;
    private final MediaServer server;
    private final ClientMessages clients;
    private final RoomRecorder recorder;
    private final RoomGate gate;

    RoomWork(RoomRows rows, MediaServer server, ClientMessages clients, RoomRecorder recorder, RoomGate gate) {
        this.rows = rows;
        this.server = server;
        this.clients = clients;
        this.recorder = recorder;
        this.gate = gate;
    }

    void seat(RoomId room, SeatPlan plan) {
        var before = rows.seat(plan.seat()).map(Seat::plan).orElse(null);
        if (plan.equals(before)) {
            return;
        }
        if (before != null) {
            linksOf(room, plan.seat()).forEach(link -> drop(link, "seat-taken"));
            clients.leave(room, before, "seat-taken");
        }
        rows.put(room, plan);
        gate.admit(room, plan);
        offerEverySource(room, plan);
    }

    /** Tells a client once more which seats it holds, and offers again what it should see and no longer has. */
    void resume(RoomId room, SeatPlan plan, List<LinkId> held) {
        gate.admit(room, plan);
        linksOf(room, plan.seat()).stream()
                .filter(link -> !link.publishes() && !held.contains(link.id()))
                .forEach(link -> drop(link, "resumed"));
        offerEverySource(room, plan);
    }

    private void offerEverySource(RoomId room, SeatPlan viewer) {
        for (var link : rows.links(room)) {
            if (link.publishes() && link.isUp()) {
                offer(viewer, link);
            }
        }
    }

    void unseat(RoomId room, SeatId seat) {
        rows.seat(seat).ifPresent(found -> {
            watchersOf(room, seat).forEach(link -> drop(link, "source-left"));
            linksOf(room, seat).forEach(link -> drop(link, "left"));
            rows.deleteSeat(seat);
            clients.leave(room, found.plan(), "left");
        });
    }

    void publish(RoomId room, LinkId id, SeatPlan seat, Description offer) {
        if (rows.link(id).isPresent()) {
            return;
        }
        rows.become(room, "OPEN", server.prepare(room));
        linksOf(room, seat.seat()).stream().filter(Link::publishes).forEach(link -> drop(link, "replaced"));
        watchersOf(room, seat.seat()).forEach(link -> drop(link, "source-replaced"));
        var negotiated = server.publish(room, id, offer);
        var link = Link.fresh(id, room, seat, negotiated.ref());
        rows.add(link);
        clients.answer(link, negotiated.description().sdp());
        offerEverySource(room, seat);
    }

    void restartPublishing(Link link, Description offer) {
        clients.answer(link, server.restart(link.room(), link.id(), offer).sdp());
    }

    void restartWatching(Link link) {
        rows.seat(Objects.requireNonNull(link.sourceSeat()))
                .ifPresent(source -> clients.offer(
                        link,
                        source.plan(),
                        server.restart(link.room(), link.id()).sdp()));
    }

    /** What the viewer missed is no reason to look at a broken picture until the next whole one comes. */
    void refresh(Link link) {
        gate.openIfMay(link);
    }

    /** Its viewer's line does not bear the picture, or does again; the sound passes as before. */
    void showPicture(Link link, boolean shown) {
        rows.keepPicture(link.id(), shown);
        rows.link(link.id()).ifPresent(gate::openIfMay);
    }

    void settle(Link link, Description answer) {
        server.settle(link.room(), link.id(), answer);
    }

    void trickle(Link link, @Nullable Candidate candidate) {
        server.trickle(link.room(), link.id(), candidate);
    }

    /** A source is there: everybody who may see it gets an offer. */
    void offerToAll(Link source) {
        for (var seat : rows.seats(source.room())) {
            offer(seat.plan(), source);
        }
    }

    private void offer(SeatPlan viewer, Link source) {
        var from = rows.seat(source.seat()).map(Seat::plan).orElse(null);
        if (from == null || !viewer.sees(from)) {
            return;
        }
        var exists = linksOf(source.room(), viewer.seat()).stream()
                .anyMatch(link -> source.id().equals(link.source()));
        if (exists) {
            return;
        }
        var id = new LinkId(Ids.next());
        var negotiated = server.watch(source.room(), id, source.id());
        var link = Link.fresh(id, source.room(), viewer, negotiated.ref()).watching(source);
        rows.add(link);
        clients.offer(link, from, negotiated.description().sdp());
    }

    void close(RoomId room, String reason) {
        rows.seats(room).forEach(seat -> clients.leave(room, seat.plan(), reason));
        recorder.stopAll(room);
        try {
            server.close(room);
        } catch (MediaFailure failed) {
            // The server ends by itself what nobody keeps alive.
            LOG.warn("room {} is not closed at the server: {}", room, failed.getMessage());
            server.forget(room);
        }
        gate.forget(room);
        rows.delete(room);
    }

    void drop(Link link, String reason) {
        recorder.stop(link);
        try {
            server.drop(link.room(), link.id());
        } catch (MediaFailure failed) {
            LOG.debug("link {} is not dropped at the server: {}", link.id(), failed.getMessage());
        }
        rows.delete(link.id());
        clients.drop(link, reason);
        if (link.publishes()) {
            rows.links(link.room()).stream()
                    .filter(other -> link.id().equals(other.source()))
                    .forEach(other -> drop(other, "source-gone"));
        }
    }

    private List<Link> linksOf(RoomId room, SeatId seat) {
        return rows.links(room).stream()
                .filter(link -> link.seat().equals(seat))
                .toList();
    }

    private List<Link> watchersOf(RoomId room, SeatId source) {
        return rows.links(room).stream()
                .filter(link -> source.equals(link.sourceSeat()))
                .toList();
    }

    boolean isWhole(RoomId room, List<SeatPlan> wanted) {
        var plans = plans(room);
        var links = rows.links(room);
        return plans.containsAll(wanted) && wanted.stream().allMatch(plan -> isComplete(plan, wanted, links));
    }

    boolean isComplete(RoomId room, SeatPlan plan) {
        return isComplete(plan, plans(room), rows.links(room));
    }

    private List<SeatPlan> plans(RoomId room) {
        return rows.seats(room).stream().map(Seat::plan).toList();
    }

    static boolean isComplete(SeatPlan plan, List<SeatPlan> plans, List<Link> links) {
        var sends = !plan.may(Permission.PUBLISH)
                || links.stream()
                        .anyMatch(l -> l.publishes() && l.isUp() && l.seat().equals(plan.seat()));
        var sources = plans.stream().filter(other -> plan.sees(other) && !other.isShown());
        return sends
                && sources.allMatch(source -> links.stream()
                        .anyMatch(l -> l.isUp()
                                && l.seat().equals(plan.seat())
                                && source.seat().equals(l.sourceSeat())));
    }
}
