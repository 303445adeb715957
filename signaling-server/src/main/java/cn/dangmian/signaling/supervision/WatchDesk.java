package cn.dangmian.signaling.supervision;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.events.CaseGuarded;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.Permission;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.Rooms;
import cn.dangmian.signaling.media.SeatId;
import cn.dangmian.signaling.media.SeatPlan;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.ReceptionEnded;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.ReceptionSuspended;
import cn.dangmian.signaling.reception.events.ReturnedToLine;
import cn.dangmian.signaling.reception.events.TalkFinished;
import cn.dangmian.signaling.wire.Outbound;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Watching: receive-only, with a purpose, logged, and in nobody's picture. */
@Service
public class WatchDesk {

    private static final Set<String> WATCHABLE = Set.of("CONNECTING", "IN_PROGRESS", "INTERRUPTED");

    public record Watching(WatchId watch, RoomId room) {}

    /** What a page that was reloaded needs to go on. */
    public record Renewed(ReceptionId reception, RoomId room) {}

    record WatchClosed(WatchId watch, String stage, String reason) {}

    private final Watches watches;
    private final LiveReceptions receptions;
    private final Rooms rooms;
    private final Duties duties;
    private final CaseDoor door;
    private final Audit audit;
    private final Outbound outbound;
    private final Clock clock;

    WatchDesk(
            Watches watches,
            LiveReceptions receptions,
            Rooms rooms,
            Duties duties,
            CaseDoor door,
            Audit audit,
            Outbound outbound,
            Clock clock) {
        this.watches = watches;
        this.receptions = receptions;
        this.rooms = rooms;
        this.duties = duties;
        this.door = door;
        this.audit = audit;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** Allows and logs the watch; {@link #seat} follows when that is committed. */
    @Transactional
    public Watching watch(ReceptionId id, String purpose, Actor actor) {
        var live = receptions
                .live(id)
                .filter(found -> duties.holdsAbove(actor.person(), Role.SUPERVISOR, officeOf(found)))
                .orElseThrow(() ->
                        Refused.unknown("supervision.unknown-reception", "no such reception in your subtree: " + id));
        door.pass(
                actor.person(),
                new CaseId(live.shown().caseShown().id()),
                Refused.unknown("supervision.unknown-reception", "no such reception in your subtree: " + id));
        var room = live.room();
        if (room == null || !WATCHABLE.contains(live.shown().stage())) {
            throw new Refused(
                    "supervision.not-live", "cannot watch while " + live.shown().stage());
        }
        var watch = new WatchId(Ids.next());
        watches.add(
                new Watches.Watch(watch, id, room, actor.person(), actor.client()), purpose.strip(), clock.instant());
        var facts = new HashMap<String, Object>(Map.of("watch", watch.value(), "purpose", purpose.strip()));
        duties.actsFor(actor.person(), Role.SUPERVISOR, officeOf(live))
                .ifPresent(absent -> facts.put("for", absent.value()));
        audit.done(actor.person().value(), "supervision.watch", id.toString(), facts);
        return new Watching(watch, room);
    }

    /** Gives the watcher a seat that only receives, as long as the watch runs. May be repeated, also when it is over. */
    public void seat(Watching watching, ClientId client) {
        if (isRunning(watching)) {
            rooms.seat(
                    watching.room(),
                    new SeatPlan(
                            new SeatId(watching.watch().value()), "watcher", client, EnumSet.of(Permission.WATCH)));
        }
        if (!isRunning(watching)) {
            unseat(watching.watch());
        }
    }

    private boolean isRunning(Watching watching) {
        return watches.running(watching.watch()).isPresent();
    }

    @Transactional
    public void close(WatchId id, Actor actor) {
        var watch = watches.running(id)
                .filter(found -> found.person().equals(actor.person()))
                .orElseThrow(() -> Refused.unknown("supervision.unknown-watch", "no such watch of yours: " + id));
        end(watch, "closed", actor.person());
    }

    /** The page still watches. A watch whose talk is over, or that was closed, is refused. */
    @Transactional
    public Optional<Renewed> renew(WatchId id, Actor actor) {
        return watches.seen(id, actor)
                .filter(this::isLiveOrEnds)
                .map(found -> new Renewed(found.reception(), found.room()));
    }

    /** A crash may have lost the news that the talk is over. */
    private boolean isLiveOrEnds(Watches.Watch watch) {
        var live = receptions
                .live(watch.reception())
                .filter(found -> watch.room().equals(found.room())
                        && WATCHABLE.contains(found.shown().stage()))
                .isPresent();
        if (!live) {
            end(watch, "talk-over", watch.person());
        }
        return live;
    }

    /** Closes one watch whose page is gone. */
    @Transactional
    public Optional<WatchId> closeSilent(Duration silence) {
        return watches.lockSilent(silence).map(watch -> {
            end(watch, "page-gone", watch.person());
            return watch.id();
        });
    }

    private static OfficeId officeOf(LiveReceptions.Live live) {
        return new OfficeId(live.shown().office().id());
    }

    /** Whether the watch was ended because its watcher may not watch there any longer. */
    @Transactional
    public boolean endIfRevoked(WatchId id) {
        return watches.lockRunning(id)
                .filter(watch -> !mayWatch(watch))
                .map(this::revoke)
                .isPresent();
    }

    private boolean mayWatch(Watches.Watch watch) {
        return receptions
                .live(watch.reception())
                .filter(found -> duties.holdsAbove(watch.person(), Role.SUPERVISOR, officeOf(found)))
                .isPresent();
    }

    private Watches.Watch revoke(Watches.Watch watch) {
        end(watch, "duty-ended", watch.person());
        var closed = new WatchClosed(watch.id(), "CLOSED", "duty-ended");
        AfterCommit.run(() -> outbound.send(watch.client(), "supervision", closed));
        return watch;
    }

    /** Takes the watcher's seat away. May be repeated. */
    public void unseat(WatchId id) {
        watches.roomOf(id).ifPresent(room -> rooms.unseat(room, new SeatId(id.value())));
    }

    /** In the transaction that ends the talk: no watch outlives it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ReceptionEvent event) {
        if (event instanceof TalkFinished
                || event instanceof ReceptionSuspended
                || event instanceof ReturnedToLine
                || event instanceof ReceptionEnded) {
            endAll(event.reception());
        }
    }

    /** Who must not look any longer stops looking. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseGuarded event) {
        for (var watch :
                receptions.openOf(event.caseId()).map(watches::runningOf).orElse(List.of())) {
            if (door.block(watch.person(), event.caseId()).isPresent()) {
                end(watch, "kept-away", watch.person());
                var closed = new WatchClosed(watch.id(), "CLOSED", "kept-away");
                AfterCommit.run(() -> {
                    unseat(watch.id());
                    outbound.send(watch.client(), "supervision", closed);
                });
            }
        }
    }

    private void endAll(ReceptionId reception) {
        for (var watch : watches.runningOf(reception)) {
            end(watch, "talk-over", watch.person());
            var closed = new WatchClosed(watch.id(), "CLOSED", "talk-over");
            AfterCommit.run(() -> outbound.send(watch.client(), "supervision", closed));
        }
    }

    private void end(Watches.Watch watch, String reason, PersonId person) {
        if (watches.close(watch.id(), reason, clock.instant())) {
            audit.done(
                    person.value(),
                    "supervision.close-watch",
                    watch.reception().toString(),
                    Map.of("watch", watch.id().value(), "reason", reason));
        }
    }
}
