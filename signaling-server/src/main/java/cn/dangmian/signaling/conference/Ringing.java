package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.conference.Invitation.Answer;
import cn.dangmian.signaling.conference.Invitation.Outcome;
import cn.dangmian.signaling.conference.Invitation.Ring;
import cn.dangmian.signaling.conference.Invitation.Stage;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
    private final Recusal recusal;
    private final TelephoneCalls telephone;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Ringing(
            InvitationRows rows,
            Conferences conferences,
            ConferenceBroadcast broadcast,
            Talks talks,
            Recusal recusal,
            TelephoneCalls telephone,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.conferences = conferences;
        this.broadcast = broadcast;
        this.talks = talks;
        this.recusal = recusal;
        this.telephone = telephone;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The next one who may come is rung; when nobody is left the invitation is closed. Within a transaction that holds it. */
    void ringNext(Invitation invitation) {
        var shown = talks.shown(invitation.reception());
        for (var ring : rows.rings(invitation.id())) {
            if (ring.outcome() != null) {
                continue;
            }
            var against = call(invitation, ring, shown).orElse(null);
            if (against == null) {
                var now = clock.instant();
                rows.ring(invitation.id(), ring.place(), now, now.plus(patience(invitation)));
                tell(invitation, ring.person());
                return;
            }
            rows.answer(invitation.id(), ring.place(), against, "", clock.instant());
        }
        rows.close(invitation.id(), Outcome.UNANSWERED, clock.instant());
        audit.done(
                invitation.invitedBy().value(),
                "conference.nobody-came",
                invitation.reception().toString(),
                Map.of("invitation", invitation.id().value()));
        AfterCommit.run(() -> broadcast.tell(invitation.reception()));
    }

    private static Duration patience(Invitation invitation) {
        return invitation.isByTelephone() ? TelephoneCalls.PATIENCE : PATIENCE;
    }

    /** A console hears of it by the row that is written next; a telephone is sent a link. @return why this one is not called */
    private Optional<Answer> call(Invitation invitation, Ring ring, ReceptionShown shown) {
        if (recusal.keepsAway(
                invitation, ring.person(), new CaseId(shown.caseShown().id()))) {
            return Optional.of(Answer.KEPT_AWAY);
        }
        if (invitation.unit() == null) {
            return Optional.empty();
        }
        if (telephone.isBusy(ring.person())) {
            return Optional.of(Answer.BUSY);
        }
        return telephone.send(invitation, ring.person(), shown) ? Optional.empty() : Optional.of(Answer.UNDELIVERED);
    }

    /** This one does not come: the next is rung. Within a transaction that holds the invitation. */
    void passOver(Invitation invitation, Ring ring, Answer answer, String note) {
        rows.answer(invitation.id(), ring.place(), answer, note, clock.instant());
        hangUp(invitation, ring, answer);
        ringNext(invitation);
    }

    /** It rings no longer there. */
    void hangUp(Invitation invitation, Ring ring, Answer answer) {
        if (invitation.isByTelephone()) {
            telephone.over(invitation, ring.person());
        }
        AfterCommit.run(() -> broadcast.hintEnded(ring.person(), invitation.id(), answer));
    }

    /** Whoever was sent a link has opened it, and is waited for a little longer; the official sees it. */
    void opened(InvitationId id, PersonId person) {
        var now = clock.instant();
        transaction.executeWithoutResult(_ -> rows.find(id).ifPresent(found -> {
            conferences.touch(found.reception());
            if (rows.opened(id, person, now, now.plus(TelephoneCalls.DECIDING))) {
                audit.done(
                        person.value(),
                        "conference.open-link",
                        found.reception().toString(),
                        Map.of("invitation", id.value()));
                AfterCommit.run(() -> broadcast.tell(found.reception()));
            }
        }));
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
            var silent = Stream.concat(rows.unanswered().stream(), telephone.undelivered().stream());
            for (var id : silent.distinct().toList()) {
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
                        .filter(Ring::isRinging)
                        .findFirst()
                        .ifPresent(ring -> giveUp(still, ring)));
    }

    private void giveUp(Invitation invitation, Ring ring) {
        if (telephone.isUndelivered(invitation, ring)) {
            passOver(invitation, ring, Answer.UNDELIVERED, "");
        } else if (ring.until() != null && ring.until().isBefore(clock.instant())) {
            passOver(invitation, ring, Answer.UNANSWERED, "");
        }
    }
}
