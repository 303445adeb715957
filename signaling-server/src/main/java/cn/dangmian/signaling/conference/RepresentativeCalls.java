package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.conference.Invitation.Stage;
import cn.dangmian.signaling.conference.Talks.Talk;
import cn.dangmian.signaling.identity.ContactPasses;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.TerminalCounter.Representative;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whoever stands for a petitioner and is elsewhere is called by telephone. That the post has the talk is asked before. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class RepresentativeCalls {

    /**
     * @param place among those whom the check-in names, from 1
     * @param telephone as it was typed; only the message that is sent knows it
     */
    record Whom(int place, String telephone) {}

    private final InvitationRows rows;
    private final Invitations invitations;
    private final Conferences conferences;
    private final ConferenceBroadcast broadcast;
    private final Talks talks;
    private final TelephoneCalls telephone;
    private final ContactPasses passes;
    private final Places places;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    RepresentativeCalls(
            InvitationRows rows,
            Invitations invitations,
            Conferences conferences,
            ConferenceBroadcast broadcast,
            Talks talks,
            TelephoneCalls telephone,
            ContactPasses passes,
            Places places,
            JdbcClient jdbc,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.invitations = invitations;
        this.conferences = conferences;
        this.broadcast = broadcast;
        this.talks = talks;
        this.telephone = telephone;
        this.passes = passes;
        this.places = places;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    void call(ReceptionId reception, Whom whom, Actor actor) {
        var talk = talks.get(reception);
        conferences.touch(reception);
        Invitations.requirePlace(rows.of(reception));
        var number = Contact.typed(null, whom.telephone()).telephone();
        if (number == null) {
            throw Refused.malformed("casework.bad-telephone", "a representative is called at a number");
        }
        var person = personOf(reception, whom.place(), absent(reception, whom.place()));
        if (telephone.isBusy(person)) {
            throw new Refused(
                    "conference.called-already", "representative " + whom.place() + " is rung, or sits there");
        }
        var invitation = invitation(talk, reception, whom, actor);
        rows.add(invitation, List.of(person));
        telephone.send(invitation, person, talk.shown(), number);
        var now = clock.instant();
        rows.ring(invitation.id(), 0, now, now.plus(TelephoneCalls.PATIENCE));
        var facts = Invitations.facts(invitation, Map.of("kind", Kind.REPRESENTATIVE.name()));
        audit.done(actor.person().value(), "conference.invite", reception.toString(), facts);
        AfterCommit.run(() -> broadcast.tell(reception));
    }

    private Representative absent(ReceptionId reception, int place) {
        var all = talks.representatives(reception);
        if (place < 1 || place > all.size()) {
            throw Refused.unknown("conference.unknown-representative", place + " (expected: 1.." + all.size() + ")");
        }
        var one = all.get(place - 1);
        if (one.present()) {
            throw new Refused("conference.representative-present", "representative " + place + " is at the terminal");
        }
        return one;
    }

    /** The same person at every call of one reception, so that the seat of the recording stays theirs. */
    private PersonId personOf(ReceptionId reception, int place, Representative one) {
        var known = jdbc.sql("select person from conference_representative where reception = ? and position = ?")
                .params(reception.value(), place)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .optional();
        return known.orElseGet(() -> {
            var person = passes.newContact(one.name());
            jdbc.sql("insert into conference_representative (person, reception, position) values (?, ?, ?)")
                    .params(person.value(), reception.value(), place)
                    .update();
            return person;
        });
    }

    /** Of the office whose terminal it is: there they were checked in. */
    private Invitation invitation(Talk talk, ReceptionId reception, Whom whom, Actor actor) {
        return new Invitation(
                InvitationId.next(),
                reception,
                Kind.REPRESENTATIVE,
                officeOf(talk),
                null,
                whom.place(),
                actor.person(),
                clock.instant(),
                Stage.RINGING,
                null,
                null,
                null);
    }

    private OfficeId officeOf(Talk talk) {
        return places.officeOf(new TerminalId(talk.shown().terminal().id()));
    }

    /** From the terminal: nobody else's call. */
    void cancel(ReceptionId reception, InvitationId id, Actor actor) {
        var own = rows.find(id)
                .filter(found -> found.kind() == Kind.REPRESENTATIVE)
                .orElseThrow(() -> Invitations.unknown(id));
        invitations.cancel(reception, own.id(), actor);
    }
}
