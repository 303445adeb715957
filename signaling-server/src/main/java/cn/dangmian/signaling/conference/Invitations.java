package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.conference.Invitation.Answer;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.conference.Invitation.Outcome;
import cn.dangmian.signaling.conference.Invitation.Stage;
import cn.dangmian.signaling.conference.OnCall.Candidate;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The official calls people in, and sends them away. That the desk has the talk is asked before, in the same transaction. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Invitations {

    /** As many seats as a recording has besides the two sides. */
    static final int SEATS = 6;

    private static final int MOST_RINGS = 8;

    private final InvitationRows rows;
    private final Conferences conferences;
    private final ConferenceBroadcast broadcast;
    private final Ringing ringing;
    private final Talks talks;
    private final OnCall onCall;
    private final Audit audit;
    private final Clock clock;

    Invitations(
            InvitationRows rows,
            Conferences conferences,
            ConferenceBroadcast broadcast,
            Ringing ringing,
            Talks talks,
            OnCall onCall,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.conferences = conferences;
        this.broadcast = broadcast;
        this.ringing = ringing;
        this.talks = talks;
        this.onCall = onCall;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Rings people of an office one after another, 20 s each, until one joins.
     *
     * @param only to be rung and nobody else; null: all, in the order of the directory
     */
    void invite(ReceptionId reception, Kind kind, OfficeId office, @Nullable PersonId only, Actor actor) {
        var talk = talks.get(reception);
        conferences.touch(reception);
        var known = rows.of(reception);
        requirePlace(known);
        var candidates = new ArrayList<>(onCall.of(office, kind, talk.caseId()));
        candidates.removeIf(one -> one.id().equals(actor.person()) || isThere(one.id(), known));
        if (only != null) {
            candidates.removeIf(one -> !one.id().equals(only));
        }
        if (candidates.isEmpty()) {
            throw new Refused("conference.nobody-on-call", "nobody of " + office + " can be called as " + kind);
        }
        var invitation = new Invitation(
                InvitationId.next(),
                reception,
                kind,
                office,
                actor.person(),
                clock.instant(),
                Stage.RINGING,
                null,
                null);
        rows.add(
                invitation,
                candidates.stream().map(Candidate::id).limit(MOST_RINGS).toList());
        var facts = facts(invitation, Map.of("kind", kind.name(), "office", office.value()));
        audit.done(actor.person().value(), "conference.invite", reception.toString(), facts);
        ringing.ringNext(invitation);
    }

    private static void requirePlace(List<Invitation> known) {
        var people = new HashSet<PersonId>();
        var ringing = 0;
        for (var one : known) {
            if (one.guest() != null) {
                people.add(one.guest().person());
            } else if (one.stage() == Stage.RINGING) {
                ringing++;
            }
        }
        if (people.size() + ringing >= SEATS) {
            throw new Refused("conference.full", people.size() + " people have been there, " + ringing + " are rung");
        }
    }

    private static boolean isThere(PersonId person, List<Invitation> known) {
        return known.stream()
                .anyMatch(one -> one.stage() == Stage.JOINED
                        && one.guest() != null
                        && one.guest().person().equals(person));
    }

    /** Nobody is rung any longer. */
    void cancel(ReceptionId reception, InvitationId id, Actor actor) {
        var invitation = open(reception, id, Stage.RINGING);
        stopRinging(id);
        close(invitation, Outcome.CANCELLED);
        audit.done(actor.person().value(), "conference.cancel", reception.toString(), facts(invitation, Map.of()));
    }

    /** The guest leaves at once; {@link GuestSeating#settle} takes the seat away. */
    void remove(ReceptionId reception, InvitationId id, Actor actor) {
        var invitation = open(reception, id, Stage.JOINED);
        close(invitation, Outcome.REMOVED);
        var person = Objects.requireNonNull(invitation.guest()).person().value();
        var facts = facts(invitation, Map.of("person", person));
        audit.done(actor.person().value(), "conference.remove", reception.toString(), facts);
    }

    private Invitation open(ReceptionId reception, InvitationId id, Stage stage) {
        conferences.touch(reception);
        return rows.lock(id)
                .filter(found -> found.reception().equals(reception) && found.stage() == stage)
                .orElseThrow(() -> unknown(id));
    }

    static Refused unknown(InvitationId id) {
        return Refused.unknown("conference.unknown-invitation", "no such invitation: " + id);
    }

    void close(Invitation invitation, Outcome outcome) {
        rows.close(invitation.id(), outcome, clock.instant());
        var guest = invitation.guest();
        AfterCommit.run(() -> {
            if (guest != null) {
                broadcast.hint(guest.person(), invitation.id());
            }
            broadcast.tell(invitation.reception());
        });
    }

    /** In the transaction that ends the talk. */
    void closeAll(ReceptionId reception) {
        for (var invitation : rows.lockOpen(reception)) {
            stopRinging(invitation.id());
            close(invitation, Outcome.TALK_OVER);
        }
    }

    private void stopRinging(InvitationId id) {
        rows.rings(id).stream().filter(Invitation.Ring::isRinging).forEach(ring -> {
            rows.answer(id, ring.place(), Answer.CANCELLED, "", clock.instant());
            AfterCommit.run(() -> broadcast.hint(ring.person(), id));
        });
    }

    /** Ends a stay for another reason than somebody's wish; nothing when it is over already. */
    Optional<Invitation> end(InvitationId id, Outcome outcome) {
        rows.find(id).ifPresent(found -> conferences.touch(found.reception()));
        return rows.lock(id).filter(found -> found.stage() == Stage.JOINED).map(found -> {
            close(found, outcome);
            audit.done(
                    Objects.requireNonNull(found.guest()).person().value(),
                    "conference.leave",
                    found.reception().toString(),
                    Map.of("invitation", id.value(), "outcome", outcome.name()));
            return found;
        });
    }

    private static Map<String, Object> facts(Invitation invitation, Map<String, ?> more) {
        var facts = new HashMap<String, Object>(more);
        facts.put("invitation", invitation.id().value());
        return facts;
    }
}
