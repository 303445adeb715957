package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.Latest;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.Rooms;
import cn.dangmian.signaling.media.events.MediaServersChanged;
import cn.dangmian.signaling.media.events.RoomLost;
import cn.dangmian.signaling.media.events.SeatConnected;
import cn.dangmian.signaling.media.events.SeatLost;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.Standings.Standing;
import cn.dangmian.signaling.reception.events.CallAccepted;
import cn.dangmian.signaling.reception.events.GateOpened;
import cn.dangmian.signaling.reception.events.LineChanged;
import cn.dangmian.signaling.reception.events.PostChanged;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.RecorderChanged;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What follows a change, at once and off the caller's thread; and what the media say, told to the reception. */
@Component
class MediaEffects {

    private static final Logger LOG = LoggerFactory.getLogger(MediaEffects.class);

    /** Who is called next has time; a crowd of changes needs one look. */
    private static final Duration AFTER_BOTH_SIDES = Duration.ofMillis(100);

    /** In a line that never rests. */
    private static final Duration PAIRED_APART = Duration.ofSeconds(1);

    private static final Set<String> SIDES = Set.of(MediaSeating.TERMINAL, MediaSeating.DESK, "media");

    private final MediaSeating seating;
    private final Holds holds;
    private final Standings standings;
    private final Changes changes;
    private final Rooms rooms;
    private final Posts posts;
    private final Clocks clocks;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Latest<OfficeId> pairing = new Latest<>(1);
    private final Latest<ReceptionId> settling = new Latest<>(6);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    MediaEffects(
            MediaSeating seating,
            Holds holds,
            Standings standings,
            Changes changes,
            Rooms rooms,
            Posts posts,
            Clocks clocks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.seating = seating;
        this.holds = holds;
        this.standings = standings;
        this.changes = changes;
        this.rooms = rooms;
        this.posts = posts;
        this.clocks = clocks;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(ReceptionEvent event) {
        AfterCommit.run(() -> {
            // These move no media, and the admission they speak of still runs.
            if (!(event instanceof RecorderChanged) && !(event instanceof GateOpened)) {
                settleSoon(event.reception());
            }
            if (!(event instanceof CallAccepted) && !(event instanceof GateOpened)) {
                pairSoon(event.line());
            }
        });
    }

    @EventListener
    void on(PostChanged change) {
        soon("settle post " + change.post(), () -> {
            if (change.isDesk()) {
                var desk = new DeskId(change.post());
                standings
                        .currentAt(desk)
                        .ifPresent(now -> settleSoon(now.reception().visit().id()));
                standings.heldFor(desk).ifPresent(held -> settleSoon(new ReceptionId(held.reception())));
                pairSoon(change.office());
            } else {
                standings
                        .shownAt(new TerminalId(change.post()))
                        .ifPresent(now -> settleSoon(now.reception().visit().id()));
            }
        });
    }

    private void settleSoon(ReceptionId reception) {
        settling.soon(reception, () -> seating.settle(reception));
    }

    private void pairSoon(OfficeId line) {
        pairing.later(line, AFTER_BOTH_SIDES, PAIRED_APART, () -> pair(line));
    }

    /** Pairs desks with the first of the line and negotiates their links. */
    void pair(OfficeId line) {
        if (rooms.isUp() && holds.isDue(line) && holds.pair(line)) {
            standings.waitingIn(line, 10).stream()
                    .filter(standing -> standing.room() != null)
                    .forEach(standing -> settleSoon(standing.reception().visit().id()));
            events.publishEvent(new LineChanged(line, clock.instant()));
        }
    }

    @EventListener
    void on(MediaServersChanged change) {
        soon(
                "tell that media are up or down",
                () -> posts.officesWithMannedDesks().forEach(changes::touch));
    }

    @EventListener
    void on(SeatLost lost) {
        soon("seat lost in " + lost.room(), () -> lose(lost.room(), lost.name()));
    }

    @EventListener
    void on(RoomLost lost) {
        soon("room lost " + lost.room(), () -> lose(lost.room(), "media"));
    }

    private void lose(RoomId room, String seat) {
        var standing = standings.inRoom(room).orElse(null);
        // A talk goes on without whoever was called in.
        if (standing == null || !SIDES.contains(seat)) {
            return;
        }
        var id = standing.reception().visit().id();
        switch (standing.reception().stage()) {
            case Stage.InProgress _ -> changes.change(id, null, (reception, at) -> reception.lose(seat, at));
            case Stage.Interrupted talk
            when !talk.lost().contains(seat) -> changes.change(id, null, (reception, at) -> reception.lose(seat, at));
            case Stage.Queued _
            when seat.equals("media") ->
                holds.forget(id, standing.reception().visit().line(), room);
            case Stage.Queued _, Stage.Called _, Stage.Skipped _, Stage.Connecting _, Stage.Interrupted _ -> {}
            case Stage.Suspended _,
                    Stage.WrapUp _,
                    Stage.Ended _,
                    Stage.Archived _,
                    Stage.Left _,
                    Stage.Deferred _ -> {}
        }
    }

    @EventListener
    void on(SeatConnected back) {
        soon("seat back in " + back.room(), () -> standings.inRoom(back.room()).ifPresent(this::goOn));
    }

    private void goOn(Standing standing) {
        var id = standing.reception().visit().id();
        if (standing.reception().stage() instanceof Stage.Connecting) {
            settleSoon(id);
        } else {
            resumeIfWhole(id);
        }
    }

    /** Goes on with the talk when both seats send and are reachable again. */
    void resumeIfWhole(ReceptionId id) {
        var standing = standings.find(id).orElse(null);
        if (standing == null
                || standing.room() == null
                || !rooms.isUp()
                || !(standing.reception().stage() instanceof Stage.Interrupted)) {
            return;
        }
        if (seating.isWhole(standing) && posts.areSeen(standing.reception(), clocks.silence())) {
            changes.change(id, null, Reception::resume);
        }
    }

    private void soon(String what, Runnable effect) {
        AfterCommit.run(() -> threads.execute(() -> {
            try {
                effect.run();
            } catch (RuntimeException failed) {
                LOG.warn("{} failed; the sweep repeats it: {}", what, failed.toString());
            }
        }));
    }
}
