package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.conference.Invitation.Answer;
import cn.dangmian.signaling.conference.Invitation.Outcome;
import cn.dangmian.signaling.conference.Invitation.Ring;
import cn.dangmian.signaling.conference.Invitation.Stage;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Rings one person after another, on every node, against PostgreSQL's clock. */
@Component
class Ringing {

    /** Whoever does not answer within this time is on the record as not answering. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(Ringing.class);

    private final InvitationRows rows;
    private final Conferences conferences;
    private final ConferenceBroadcast broadcast;
    private final Talks talks;
    private final CaseDoor door;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Ringing(
            InvitationRows rows,
            Conferences conferences,
            ConferenceBroadcast broadcast,
            Talks talks,
            CaseDoor door,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.conferences = conferences;
        this.broadcast = broadcast;
        this.talks = talks;
        this.door = door;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The next one who may come is rung; when nobody is left the invitation is closed. Within a transaction that holds it. */
    void ringNext(Invitation invitation) {
        var caseId = new CaseId(talks.shown(invitation.reception()).caseShown().id());
        for (var ring : rows.rings(invitation.id())) {
            if (ring.outcome() != null) {
                continue;
            }
            if (door.conflicts(ring.person(), List.of(caseId)).isEmpty()) {
                rows.ring(invitation.id(), ring.place(), clock.instant());
                tell(invitation, ring.person());
                return;
            }
            rows.answer(invitation.id(), ring.place(), Answer.KEPT_AWAY, "", clock.instant());
        }
        rows.close(invitation.id(), Outcome.UNANSWERED, clock.instant());
        audit.done(
                invitation.invitedBy().value(),
                "conference.nobody-came",
                invitation.reception().toString(),
                Map.of("invitation", invitation.id().value()));
        AfterCommit.run(() -> broadcast.tell(invitation.reception()));
    }

    /** This one does not come: the next is rung. Within a transaction that holds the invitation. */
    void passOver(Invitation invitation, Ring ring, Answer answer, String note) {
        rows.answer(invitation.id(), ring.place(), answer, note, clock.instant());
        AfterCommit.run(() -> broadcast.hint(ring.person(), invitation.id()));
        ringNext(invitation);
    }

    private void tell(Invitation invitation, PersonId person) {
        AfterCommit.run(() -> {
            broadcast.hint(person, invitation.id());
            broadcast.tell(invitation.reception());
        });
    }

    @Scheduled(fixedDelayString = "PT1S")
    void sweep() {
        try {
            for (var id : rows.unanswered(PATIENCE)) {
                transaction.executeWithoutResult(_ -> giveUp(id));
            }
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("those who are rung are looked at later: {}", later.toString());
        }
    }

    private void giveUp(InvitationId id) {
        var found = rows.find(id).orElse(null);
        if (found == null) {
            return;
        }
        conferences.touch(found.reception());
        rows.lock(id)
                .filter(still -> still.stage() == Stage.RINGING)
                .ifPresent(still -> rows.rings(id).stream()
                        .filter(ring -> ring.isRinging() && isOver(ring))
                        .forEach(ring -> passOver(still, ring, Answer.UNANSWERED, "")));
    }

    private boolean isOver(Ring ring) {
        return ring.rungAt() != null && ring.rungAt().plus(PATIENCE).isBefore(clock.instant());
    }
}
