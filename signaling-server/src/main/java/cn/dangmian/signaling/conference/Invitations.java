package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.conference.Invitation.Answer;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.conference.Invitation.Outcome;
import cn.dangmian.signaling.conference.Invitation.Stage;
import cn.dangmian.signaling.conference.OnCall.Candidate;
import cn.dangmian.signaling.conference.Talks.Talk;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.UnitDirectory;
import cn.dangmian.signaling.organization.UnitId;
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
    private final UnitDirectory units;
    private final Contacts contacts;
    private final TelephoneCalls telephone;
    private final CaseDoor door;
    private final Audit audit;
    private final Clock clock;

    Invitations(
            InvitationRows rows,
            Conferences conferences,
            ConferenceBroadcast broadcast,
            Ringing ringing,
            Talks talks,
            OnCall onCall,
            UnitDirectory units,
            Contacts contacts,
            TelephoneCalls telephone,
            CaseDoor door,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.conferences = conferences;
        this.broadcast = broadcast;
        this.ringing = ringing;
        this.talks = talks;
        this.onCall = onCall;
        this.units = units;
        this.contacts = contacts;
        this.telephone = telephone;
        this.door = door;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whom to call.
     *
     * @param only to be rung and nobody else; null: all, in the order of the directory
     * @param unit of that office, whose contacts are called by telephone; null: people of the office with a console
     */
    record Whom(
            Kind kind,
            OfficeId office,
            @Nullable PersonId only,
            @Nullable UnitId unit) {}

    /** Rings people of an office one after another, or the contacts of a unit, until one joins. */
    void invite(ReceptionId reception, Whom whom, Actor actor) {
        var talk = talks.get(reception);
        conferences.touch(reception);
        var known = rows.of(reception);
        requirePlace(known);
        var called = new ArrayList<>(whom.unit() == null ? people(whom, talk) : contacts(whom, whom.unit(), talk));
        called.removeIf(one -> one.equals(actor.person()) || isThere(one, known));
        if (called.isEmpty()) {
            throw new Refused(
                    "conference.nobody-on-call", "nobody of " + whom.office() + " can be called as " + whom.kind());
        }
        var invitation = ringing(reception, whom, actor);
        rows.add(invitation, called.stream().limit(MOST_RINGS).toList());
        var facts = facts(
                invitation,
                Map.of("kind", whom.kind().name(), "office", whom.office().value()));
        audit.done(actor.person().value(), "conference.invite", reception.toString(), facts);
        ringing.ringNext(invitation);
    }

    private Invitation ringing(ReceptionId reception, Whom whom, Actor actor) {
        return new Invitation(
                InvitationId.next(),
                reception,
                whom.kind(),
                whom.office(),
                whom.unit(),
                null,
                actor.person(),
                clock.instant(),
                Stage.RINGING,
                null,
                null,
                null);
    }

    private List<PersonId> people(Whom whom, Talk talk) {
        if (whom.kind() == Kind.UNIT && door.accuses(talk.caseId(), whom.office())) {
            throw Recusal.accused(whom.office());
        }
        return onCall.of(whom.office(), whom.kind(), talk.caseId()).stream()
                .map(Candidate::id)
                .filter(one -> whom.only() == null || one.equals(whom.only()))
                .toList();
    }

    private List<PersonId> contacts(Whom whom, UnitId id, Talk talk) {
        if (whom.kind() != Kind.UNIT || whom.only() != null) {
            throw Refused.malformed("wire.malformed", "a unit is called as a unit, and all of its contacts");
        }
        var unit = units.get(whom.office(), id);
        if (door.accuses(talk.caseId(), unit.office(), id)) {
            throw Recusal.accused(id);
        }
        return contacts.toCall(unit).stream()
                .filter(one -> door.conflicts(one, List.of(talk.caseId())).isEmpty())
                .toList();
    }

    static void requirePlace(List<Invitation> known) {
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
        stopRinging(invitation);
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
        if (invitation.isByTelephone()) {
            telephone.over(invitation);
        }
        AfterCommit.run(() -> {
            if (guest != null) {
                broadcast.hintEnded(guest.person(), invitation.id(), outcome);
            }
            broadcast.tell(invitation.reception());
        });
    }

    /** In the transaction that ends the talk. */
    void closeAll(ReceptionId reception) {
        for (var invitation : rows.lockOpen(reception)) {
            stopRinging(invitation);
            close(invitation, Outcome.TALK_OVER);
        }
    }

    private void stopRinging(Invitation invitation) {
        rows.rings(invitation.id()).stream().filter(Invitation.Ring::isRinging).forEach(ring -> {
            rows.answer(invitation.id(), ring.place(), Answer.CANCELLED, "", clock.instant());
            ringing.hangUp(invitation, ring, Answer.CANCELLED);
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

    static Map<String, Object> facts(Invitation invitation, Map<String, ?> more) {
        var facts = new HashMap<String, Object>(more);
        facts.put("invitation", invitation.id().value());
        if (invitation.unit() != null) {
            facts.put("unit", invitation.unit().value());
        }
        if (invitation.representative() != null) {
            facts.put("representative", invitation.representative());
        }
        return facts;
    }
}
