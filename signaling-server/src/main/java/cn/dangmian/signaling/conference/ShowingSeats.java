package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.Showing.End;
import cn.dangmian.signaling.conference.Talks.Talk;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.Permission;
import cn.dangmian.signaling.media.Rooms;
import cn.dangmian.signaling.media.SeatPlan;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.PostChanged;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the page that shows something a second seat, which only publishes, and takes it away. It looks at how things stand, so it may
 * be repeated: after every change for speed, and by the sweep for what a crash left undone. Never inside a transaction.
 */
@Component
class ShowingSeats {

    private static final Logger LOG = LoggerFactory.getLogger(ShowingSeats.class);

    private final ShowingRows rows;
    private final Showings showings;
    private final Talks talks;
    private final LiveReceptions receptions;
    private final Rooms rooms;
    private final TransactionTemplate transaction;

    ShowingSeats(
            ShowingRows rows,
            Showings showings,
            Talks talks,
            LiveReceptions receptions,
            Rooms rooms,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.showings = showings;
        this.talks = talks;
        this.receptions = receptions;
        this.rooms = rooms;
        this.transaction = transaction;
    }

    void settle(Showing.Of of) {
        var showing = rows.find(of).orElse(null);
        if (showing == null) {
            return;
        }
        var talk = talks.find(of.reception()).orElse(null);
        if (talk == null) {
            end(showing, End.TALK_OVER);
            rows.forget(of); // the room is closed with its talk
            return;
        }
        if (!showing.over() && isAtPost(talk, showing)) {
            rooms.seat(
                    talk.room(),
                    new SeatPlan(talk.shownSeat(of), of.seat(), showing.client(), EnumSet.of(Permission.PUBLISH)));
        } else {
            end(showing, End.PAGE_GONE);
        }
        if (rows.find(of).filter(now -> !now.over()).isEmpty()) {
            rooms.unseat(talk.room(), talk.shownSeat(of));
            rows.forget(of);
        }
    }

    private void end(Showing showing, End why) {
        if (!showing.over()) {
            transaction.executeWithoutResult(_ -> showings.end(showing, why));
        }
    }

    private boolean isAtPost(Talk talk, Showing showing) {
        return post(talk, showing.of())
                .flatMap(receptions::mannedBy)
                .filter(manned -> manned.client().equals(showing.client().value()))
                .isPresent();
    }

    private static Optional<UUID> post(Talk talk, Showing.Of of) {
        var shown = talk.shown();
        return switch (of.side()) {
            case TERMINAL -> Optional.of(shown.terminal().id());
            case DESK -> Optional.ofNullable(shown.desk()).map(desk -> desk.id());
        };
    }

    /** The command was kept: what the media could not do now, the sweep does. */
    void settleOrLater(Showing.Of of) {
        try {
            settle(of);
        } catch (Refused | DataAccessException | TransactionException later) {
            LOG.warn("what {} shows is settled later: {}", of, later.toString());
        }
    }

    /** Whoever takes a post shows nothing yet. */
    @EventListener
    void on(PostChanged change) {
        AfterCommit.run(() -> Thread.startVirtualThread(this::sweep));
    }

    @Scheduled(fixedDelayString = "PT2S")
    void sweep() {
        try {
            rows.all().forEach(showing -> settleOrLater(showing.of()));
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("what is shown is looked at later: {}", later.toString());
        }
    }
}
