package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.conference.Showing.End;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A side shows something besides its face: the terminal what lies under its document camera, the desk what is on its screen. That the
 * page mans the post is asked before, in the same transaction; {@link ShowingSeats} makes the media follow.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Showings {

    private final ShowingRows rows;
    private final Conferences conferences;
    private final ConferenceBroadcast broadcast;
    private final Talks talks;
    private final Audit audit;
    private final Clock clock;

    Showings(
            ShowingRows rows,
            Conferences conferences,
            ConferenceBroadcast broadcast,
            Talks talks,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.conferences = conferences;
        this.broadcast = broadcast;
        this.talks = talks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Nothing when this page shows it already. */
    void begin(Showing.Of of, Actor actor) {
        talks.get(of.reception());
        conferences.touch(of.reception());
        var before = rows.find(of).filter(now -> !now.over()).orElse(null);
        if (before != null && before.client().equals(actor.client())) {
            return;
        }
        rows.put(new Showing(of, actor.person(), actor.client(), clock.instant(), false));
        noteBegun(of, actor.person());
        tell(of.reception());
    }

    /** Nothing when the side shows nothing. */
    void stop(Showing.Of of, Actor actor) {
        conferences.touchIfAny(of.reception());
        rows.find(of).filter(now -> !now.over()).ifPresent(now -> {
            rows.end(of);
            noteEnded(of, actor.person(), End.STOPPED);
            tell(of.reception());
        });
    }

    /** For another reason than somebody's wish; nothing when something else is shown since. */
    void end(Showing old, End why) {
        var of = old.of();
        conferences.touchIfAny(of.reception());
        rows.find(of).filter(old::equals).filter(now -> !now.over()).ifPresent(now -> {
            rows.end(of);
            noteEnded(of, now.person(), why);
            tell(of.reception());
        });
    }

    /** In the transaction that ends the talk. */
    void endAll(ReceptionId reception) {
        rows.of(reception).forEach(now -> end(now, End.TALK_OVER));
    }

    private void noteBegun(Showing.Of of, PersonId person) {
        var subject = of.reception().toString();
        switch (of.side()) {
            case TERMINAL -> audit.done(person.value(), "conference.show-camera", subject, Map.of());
            case DESK -> audit.done(person.value(), "conference.share-screen", subject, Map.of());
        }
    }

    private void noteEnded(Showing.Of of, PersonId person, End why) {
        var subject = of.reception().toString();
        var facts = Map.of("outcome", why.name());
        switch (of.side()) {
            case TERMINAL -> audit.done(person.value(), "conference.stop-camera", subject, facts);
            case DESK -> audit.done(person.value(), "conference.stop-screen", subject, facts);
        }
    }

    private void tell(ReceptionId reception) {
        AfterCommit.run(() -> broadcast.tell(reception));
    }
}
