package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.conference.Conferences.Caucus;
import cn.dangmian.signaling.conference.events.CaucusBegan;
import cn.dangmian.signaling.conference.events.CaucusEnded;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.ReceptionDesk;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The officials confer without the petitioner, whose picture and sound are off in both directions. It is called private only once
 * the media hold the petitioner's side, and over only once they do not.
 */
@Component
class Caucuses {

    private static final Logger LOG = LoggerFactory.getLogger(Caucuses.class);
    private static final Duration STUCK = Duration.ofSeconds(3);

    private final Conferences conferences;
    private final PastCaucuses past;
    private final ConferenceBroadcast broadcast;
    private final GuestSeating seating;
    private final Talks talks;
    private final ReceptionDesk desk;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Caucuses(
            Conferences conferences,
            PastCaucuses past,
            ConferenceBroadcast broadcast,
            GuestSeating seating,
            Talks talks,
            ReceptionDesk desk,
            Audit audit,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.conferences = conferences;
        this.past = past;
        this.broadcast = broadcast;
        this.seating = seating;
        this.talks = talks;
        this.desk = desk;
        this.audit = audit;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Within the command's transaction; {@link #settle} follows. Nothing when there is one. */
    void begin(ReceptionId reception, Actor actor) {
        var talk = talks.get(reception);
        var now = conferences.touch(reception);
        if (now.caucus() == Caucus.ON || now.caucus() == Caucus.BEGINNING) {
            return;
        }
        conferences.become(reception, Caucus.BEGINNING, clock.instant(), actor.person());
        desk.holdBack(reception);
        audit.done(actor.person().value(), "conference.begin-caucus", reception.toString(), Map.of());
        events.publishEvent(new CaucusBegan(reception, talk.caseId(), clock.instant()));
        AfterCommit.run(() -> broadcast.tell(reception));
    }

    /** Within the command's transaction; {@link #settle} follows. Nothing when there is none. */
    void end(ReceptionId reception, Actor actor) {
        var now = conferences.touch(reception);
        if (now.caucus() == Caucus.NONE || now.caucus() == Caucus.ENDING) {
            return;
        }
        conferences.become(reception, Caucus.ENDING, now.caucusSince(), null);
        audit.done(actor.person().value(), "conference.end-caucus", reception.toString(), Map.of());
        AfterCommit.run(() -> broadcast.tell(reception));
    }

    /** In the transaction that ends the talk: its room is closed with all that is held there. */
    void over(ReceptionId reception) {
        conferences
                .touchIfAny(reception)
                .filter(now -> now.caucus() != Caucus.NONE)
                .ifPresent(_ -> {
                    conferences.become(reception, Caucus.NONE, null, null);
                    ended(reception);
                });
    }

    private void ended(ReceptionId reception) {
        past.ended(reception, clock.instant());
        desk.showAgain(reception);
        events.publishEvent(new CaucusEnded(reception));
    }

    /** Makes the media hold the petitioner's side, or let it go, and says so. Never inside a transaction; may be repeated. */
    void settle(ReceptionId reception) {
        var caucus = conferences.of(reception).caucus();
        var talk = talks.find(reception).orElse(null);
        if (talk == null || (caucus != Caucus.BEGINNING && caucus != Caucus.ENDING)) {
            return;
        }
        var begins = caucus == Caucus.BEGINNING;
        seating.hold(talk, begins);
        transaction.executeWithoutResult(_ -> {
            desk.lock(reception);
            var still = conferences.touch(reception);
            if (still.caucus() == caucus) {
                conferences.become(
                        reception, begins ? Caucus.ON : Caucus.NONE, begins ? still.caucusSince() : null, null);
                if (begins) {
                    past.begun(reception, clock.instant());
                } else {
                    ended(reception);
                }
            }
        });
        // It was called off while the media were being told.
        if (begins && conferences.of(reception).caucus() == Caucus.NONE) {
            seating.hold(talk, false);
        }
        broadcast.tell(reception);
    }

    /** The command was kept: what the media could not do now, the sweep does. */
    void settleOrLater(ReceptionId reception) {
        try {
            settle(reception);
        } catch (Refused | DataAccessException | TransactionException later) {
            LOG.warn("the caucus of {} is settled later: {}", reception, later.toString());
        }
    }

    @Scheduled(fixedDelayString = "PT2S")
    void sweep() {
        try {
            conferences.stuck(STUCK).forEach(this::settleOrLater);
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("caucuses are looked at later: {}", later.toString());
        }
    }
}
