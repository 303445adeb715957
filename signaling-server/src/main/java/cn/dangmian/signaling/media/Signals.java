package cn.dangmian.signaling.media;

import cn.dangmian.signaling.media.RoomRows.Link;
import cn.dangmian.signaling.media.events.MediaServersChanged;
import cn.dangmian.signaling.media.events.SeatConnected;
import cn.dangmian.signaling.media.events.SeatLost;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import cn.dangmian.signaling.media.server.MediaSignal;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Hears the media server, and tells clients and the modules above what it means. */
@Component
class Signals {

    private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

    private final RoomRows rows;
    private final RoomWork work;
    private final RoomGate gate;
    private final RoomRecorder recorder;
    private final Owners owners;
    private final RoomLocks locks;
    private final ClientMessages clients;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Signals(
            MediaServer server,
            RoomRows rows,
            RoomWork work,
            RoomGate gate,
            RoomRecorder recorder,
            Owners owners,
            RoomLocks locks,
            ClientMessages clients,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.work = work;
        this.gate = gate;
        this.recorder = recorder;
        this.owners = owners;
        this.locks = locks;
        this.clients = clients;
        this.events = events;
        this.clock = clock;
        server.listen(this::hear);
    }

    private void hear(MediaSignal signal) {
        switch (signal) {
            case MediaSignal.LinkUp up -> inRoom(up.room(), up.link(), this::up);
            case MediaSignal.LinkDown down -> inRoom(down.room(), down.link(), link -> down(link, down.reason()));
            case MediaSignal.CandidateFound found ->
                inRoom(found.room(), found.link(), link -> clients.candidate(link, found.candidate()));
            case MediaSignal.RoomGone gone -> soon(gone.room(), () -> owners.lost(gone.room()));
            case MediaSignal.ServerUp _ -> events.publishEvent(new MediaServersChanged(true, clock.instant()));
            case MediaSignal.ServerLost _ -> {
                events.publishEvent(new MediaServersChanged(false, clock.instant()));
                owners.ownRooms().forEach(room -> soon(room, () -> silent(room)));
            }
        }
    }

    private void inRoom(RoomId room, LinkId id, Consumer<Link> work) {
        soon(room, () -> rows.link(id).ifPresent(work));
    }

    private void soon(RoomId room, Runnable work) {
        threads.execute(() -> {
            try {
                locks.inRoom(room, () -> {
                    rows.find(room).filter(owners::isOwn).ifPresent(_ -> work.run());
                    return true;
                });
            } catch (MediaFailure | DataAccessException failed) {
                LOG.warn("a signal of room {} was not followed: {}", room, failed.toString());
            }
        });
    }

    /** Nobody knows what still flows there; when it answers again the links are looked at. */
    private void silent(RoomId room) {
        for (var seat : rows.seats(room)) {
            if (seat.plan().may(Permission.PUBLISH)) {
                events.publishEvent(
                        new SeatLost(room, seat.plan().seat(), seat.plan().name(), "media-server", clock.instant()));
            }
        }
    }

    private void up(Link link) {
        if (!rows.become(link.id(), "UP")) {
            return;
        }
        if (link.publishes()) {
            recorder.startIfRecording(link.room());
            rows.link(link.id()).ifPresent(work::offerToAll);
        } else {
            gate.openIfMay(link);
        }
        rows.seats(link.room()).stream()
                .map(RoomRows.Seat::plan)
                .filter(plan -> plan.may(Permission.PUBLISH) && work.isComplete(link.room(), plan))
                .forEach(plan ->
                        events.publishEvent(new SeatConnected(link.room(), plan.seat(), plan.name(), clock.instant())));
    }

    private void down(Link link, String reason) {
        if (!rows.become(link.id(), "DOWN")) {
            return;
        }
        rows.seat(link.seat())
                .map(RoomRows.Seat::plan)
                .filter(plan -> plan.may(Permission.PUBLISH))
                .ifPresent(plan -> events.publishEvent(
                        new SeatLost(link.room(), plan.seat(), plan.name(), reason, clock.instant())));
    }
}
