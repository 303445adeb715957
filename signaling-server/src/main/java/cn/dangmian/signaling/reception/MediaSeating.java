package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.Cases;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.Latest;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.Permission;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.RoomView;
import cn.dangmian.signaling.media.Rooms;
import cn.dangmian.signaling.media.SeatId;
import cn.dangmian.signaling.media.SeatPlan;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.Stage.Seating;
import cn.dangmian.signaling.reception.Stage.Talk;
import cn.dangmian.signaling.reception.Standings.Standing;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.RecorderReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes media be as a reception's stage says. It looks at where the reception stands and does what is missing, so it may be
 * repeated: after every change for speed, and by the sweep for what a crash left undone.
 */
@Component
class MediaSeating {

    static final String TERMINAL = "terminal";
    static final String DESK = "desk";
    private static final Duration AFTER_THE_FACES = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(MediaSeating.class);

    private final Standings standings;
    private final Holds holds;
    private final Posts posts;
    private final Changes changes;
    private final Line line;
    private final Rooms rooms;
    private final RecorderGate recorder;
    private final Cases cases;
    private final Latest<ReceptionId> confirmations = new Latest<>(2);

    MediaSeating(
            Standings standings,
            Holds holds,
            Posts posts,
            Changes changes,
            Line line,
            Rooms rooms,
            RecorderGate recorder,
            Cases cases) {
        this.standings = standings;
        this.holds = holds;
        this.posts = posts;
        this.changes = changes;
        this.line = line;
        this.rooms = rooms;
        this.recorder = recorder;
        this.cases = cases;
    }

    void settle(ReceptionId id) {
        standings.find(id).ifPresent(this::settle);
    }

    private void settle(Standing standing) {
        switch (standing.reception().stage()) {
            case Stage.Queued _ -> settleWaiting(standing);
            case Stage.Called called -> seat(standing, called.seating());
            case Stage.Connecting connecting
            when connecting.gateOpenedAt() == null -> admit(standing, connecting.seating());
            case Stage.Connecting connecting -> seat(standing, connecting.seating());
            case Stage.InProgress talk -> keep(standing, talk.seating());
            case Stage.Interrupted talk -> keep(standing, talk.seating());
            case Stage.Suspended suspended -> finish(standing, suspended.talk());
            case Stage.WrapUp done -> finish(standing, done.talk());
            case Stage.Ended done -> finish(standing, done.talk());
            case Stage.Skipped _, Stage.Archived _, Stage.Left _, Stage.Deferred _ -> clear(standing);
        }
    }

    private void settleWaiting(Standing standing) {
        var room = standing.room();
        if (room == null || standing.held() == null && standing.roomKept()) {
            return;
        }
        var wasAdmitted = rooms.find(room).map(RoomView::gateOpen).orElse(false);
        if (standing.held() == null || wasAdmitted) {
            recorder.abandon(standing.reception().visit().id());
            clear(standing);
        } else {
            prepare(standing, room, standing.held());
        }
    }

    private RoomId seat(Standing standing, Seating seating) {
        var visit = standing.reception().visit();
        var assigned = holds.assign(visit.id(), visit.line(), seating.desk());
        assigned.replaced().ifPresent(old -> rooms.close(old, "another-desk"));
        prepare(standing, assigned.room(), seating.desk());
        return assigned.room();
    }

    private void prepare(Standing standing, RoomId room, DeskId desk) {
        plan(standing, room, desk)
                .ifPresentOrElse(seats -> rooms.prepare(room, seats), () -> unseat(standing, room, desk));
    }

    /** Where nobody sits any longer nobody is seen or heard, whatever the browser does. */
    private void unseat(Standing standing, RoomId room, DeskId desk) {
        var terminal = standing.reception().visit().terminal();
        var clients = posts.clientsAt(List.of(terminal.value(), desk.value()));
        if (!clients.containsKey(terminal.value())) {
            rooms.unseat(room, seatOf(room, TERMINAL));
        }
        if (!clients.containsKey(desk.value())) {
            rooms.unseat(room, seatOf(room, DESK));
        }
    }

    private Optional<List<SeatPlan>> plan(Standing standing, RoomId room, DeskId desk) {
        var terminal = standing.reception().visit().terminal();
        var clients = posts.clientsAt(List.of(terminal.value(), desk.value()));
        var petitioner = clients.get(terminal.value());
        var official = clients.get(desk.value());
        return petitioner != null && official != null
                ? Optional.of(List.of(plan(room, TERMINAL, petitioner), plan(room, DESK, official)))
                : Optional.empty();
    }

    private static SeatPlan plan(RoomId room, String name, ClientId client) {
        return new SeatPlan(seatOf(room, name), name, client, EnumSet.of(Permission.PUBLISH, Permission.WATCH));
    }

    /** The seat's id follows from room and name, so that preparing again names the same seat. */
    static SeatId seatOf(RoomId room, String name) {
        return new SeatId(UUID.nameUUIDFromBytes((room.value() + "/" + name).getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Once every link is up: the recorder and the gate, so that nothing is said that is not recorded. The recording is written
     * down while the room is looked at; a room that is not whole yet says so when it is. All that nobody's face depends on comes
     * after; the sweep repeats what a crash left out.
     */
    private void admit(Standing standing, Seating seating) {
        var visit = standing.reception().visit();
        try {
            var held = heldFor(standing, seating.desk());
            var room = held.isPresent() ? held.get() : seat(standing, seating);
            var prefix = CompletableFuture.supplyAsync(() -> record(visit, room), Thread::startVirtualThread);
            var linked = held.isPresent() && isLinked(standing, room, seating.desk());
            if (held.isPresent() && !linked) {
                // Written before anything may be refused, or it would appear after the reception was given back.
                prefix.join();
                seat(standing, seating);
            }
            if (!linked && rooms.isUp() && !isLinked(standing, room, seating.desk())) {
                return;
            }
            rooms.openGate(room, prefix.join());
            confirmations.later(visit.id(), AFTER_THE_FACES, () -> confirm(visit.id(), room));
        } catch (Refused refused) {
            giveBack(visit, refused);
        }
    }

    private String record(Visit visit, RoomId room) {
        var caseNumber = cases.get(visit.caseId()).number();
        return recorder.open(visit.id(), visit.caseId(), caseNumber, room);
    }

    private void confirm(ReceptionId id, RoomId room) {
        var opened = rooms.find(room).map(RoomView::gateOpenedAt).orElse(null);
        if (opened == null) {
            return;
        }
        try {
            recorder.announce(id);
            changes.change(id, null, (reception, _) -> reception.openGate(room, opened));
            beginIfRecorded(id, room);
        } catch (Refused overtaken) {
            LOG.debug("the gate of {} is known already, or shut again: {}", id, overtaken.text());
        }
    }

    private static Optional<RoomId> heldFor(Standing standing, DeskId desk) {
        return desk.equals(standing.held()) ? Optional.ofNullable(standing.room()) : Optional.empty();
    }

    private boolean isLinked(Standing standing, RoomId room, DeskId desk) {
        return plan(standing, room, desk)
                .filter(seats -> rooms.isWhole(room, seats))
                .isPresent();
    }

    /** The recorder says only once that its files grow, and may have said so before the gate was known to be open. */
    private void beginIfRecorded(ReceptionId id, RoomId room) {
        var now = standings.find(id).map(Standing::reception).orElse(null);
        if (now != null
                && now.stage() instanceof Stage.Connecting
                && now.recorder().state() == RecorderReport.State.ACTIVE) {
            changes.change(id, null, (reception, at) -> reception.begin(room, at));
        }
    }

    /** Whether the two sides send, and see each other; whoever was called in besides is not waited for. */
    boolean isWhole(Standing standing) {
        var room = standing.room();
        var seating = standing.reception().stage().seatingOrNull();
        return room != null && seating != null && isLinked(standing, room, seating.desk());
    }

    private void giveBack(Visit visit, Refused refused) {
        var stage =
                standings.find(visit.id()).map(now -> now.reception().stage()).orElse(null);
        if (stage instanceof Stage.Connecting connecting && connecting.gateOpenedAt() == null) {
            LOG.warn("reception {} could not be connected: {}", visit.id(), refused.code());
            changes.change(visit.id(), null, (reception, at) -> {
                line.placeAtFront(visit.id(), visit.line());
                return reception.returnToLine(refused.code(), at);
            });
        }
    }

    /** A talk keeps its room through everything: with a new client of a seat, and on a new media server. */
    private void keep(Standing standing, Seating seating) {
        var visit = standing.reception().visit();
        if (!rooms.isUp()) {
            return;
        }
        var room = seat(standing, seating);
        rooms.openGate(room, record(visit, room));
        recorder.announce(visit.id());
    }

    private void finish(Standing standing, Talk talk) {
        var room = standing.room();
        if (room == null) {
            return;
        }
        try {
            rooms.shutGate(room);
        } catch (Refused unreachable) {
            LOG.warn("the gate of {} could not be shut: {}", room, unreachable.code());
        }
        recorder.finish(standing.reception().visit().id(), talk.from(), talk.until());
        clear(standing);
    }

    private void clear(Standing standing) {
        var room = standing.room();
        if (room != null) {
            rooms.close(room, "over");
            var visit = standing.reception().visit();
            holds.forget(visit.id(), visit.line(), room);
        }
    }
}
