package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.casework.events.CaseGuarded;
import cn.dangmian.signaling.conference.Invitation.Outcome;
import cn.dangmian.signaling.conference.Invitation.Stage;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.ReceptionEnded;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.reception.events.ReceptionSuspended;
import cn.dangmian.signaling.reception.events.TalkFinished;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody stays who may not: the talk is over, the page is gone, the duty ended, or the person is kept away from the case since. */
@Component
class ConferenceEnds {

    private static final Logger LOG = LoggerFactory.getLogger(ConferenceEnds.class);

    /** As long as the two sides are waited for. Pages renew every 5 s. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private final InvitationRows rows;
    private final Invitations invitations;
    private final Caucuses caucuses;
    private final Showings showings;
    private final GuestSeating seating;
    private final LiveReceptions receptions;
    private final Recusal recusal;
    private final Duties duties;
    private final TransactionTemplate transaction;

    ConferenceEnds(
            InvitationRows rows,
            Invitations invitations,
            Caucuses caucuses,
            Showings showings,
            GuestSeating seating,
            LiveReceptions receptions,
            Recusal recusal,
            Duties duties,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.invitations = invitations;
        this.caucuses = caucuses;
        this.showings = showings;
        this.seating = seating;
        this.receptions = receptions;
        this.recusal = recusal;
        this.duties = duties;
        this.transaction = transaction;
    }

    /** In the transaction that ends the talk, or suspends it: nobody outstays it. Back to the line goes only who is in no talk. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ReceptionEvent event) {
        if (event instanceof TalkFinished || event instanceof ReceptionSuspended || event instanceof ReceptionEnded) {
            caucuses.over(event.reception());
            showings.endAll(event.reception());
            invitations.closeAll(event.reception());
        }
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseGuarded event) {
        receptions.openOf(event.caseId()).stream()
                .flatMap(reception -> rows.of(reception).stream())
                .filter(one -> one.stage() == Stage.JOINED
                        && recusal.sendsAway(
                                one, Objects.requireNonNull(one.guest()).person(), event.caseId()))
                .forEach(one -> {
                    invitations.end(one.id(), Outcome.KEPT_AWAY);
                    AfterCommit.run(() -> seating.settleLater(one.id()));
                });
    }

    @Scheduled(fixedDelayString = "PT5S")
    void sweep() {
        try {
            rows.silent(SILENCE).forEach(id -> end(id, Outcome.PAGE_GONE));
            rows.joined().stream().filter(one -> !isOnDuty(one)).forEach(one -> end(one.id(), Outcome.REMOVED));
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("those who should leave talks leave later: {}", later.toString());
        }
    }

    /** Whoever was called by telephone came because of no duty. */
    private boolean isOnDuty(Invitation one) {
        if (one.isByTelephone()) {
            return true;
        }
        var person = Objects.requireNonNull(one.guest()).person();
        return one.kind().roles().stream().anyMatch(role -> duties.holds(person, role, one.office()));
    }

    private void end(InvitationId id, Outcome outcome) {
        transaction.executeWithoutResult(_ -> invitations.end(id, outcome));
        seating.settleLater(id);
    }
}
