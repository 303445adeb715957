package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.conference.Invitation.Answer;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.conference.Invitation.Outcome;
import cn.dangmian.signaling.conference.Invitation.Ring;
import cn.dangmian.signaling.conference.Invitation.Side;
import cn.dangmian.signaling.conference.Invitation.Stage;
import cn.dangmian.signaling.conference.events.GuestJoined;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whoever is rung joins or does not, speaks aside, and leaves. To everybody else the invitation does not exist. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Guests {

    private static final String LETTERS = "abcdef";

    private final InvitationRows rows;
    private final Conferences conferences;
    private final ConferenceBroadcast broadcast;
    private final Invitations invitations;
    private final Ringing ringing;
    private final Talks talks;
    private final CaseDoor door;
    private final Recusal recusal;
    private final TelephoneCalls telephone;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Guests(
            InvitationRows rows,
            Conferences conferences,
            ConferenceBroadcast broadcast,
            Invitations invitations,
            Ringing ringing,
            Talks talks,
            CaseDoor door,
            Recusal recusal,
            TelephoneCalls telephone,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.conferences = conferences;
        this.broadcast = broadcast;
        this.invitations = invitations;
        this.ringing = ringing;
        this.talks = talks;
        this.door = door;
        this.recusal = recusal;
        this.telephone = telephone;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes the seat; whoever sits there already takes it with another page.
     *
     * @param name who came for the unit in place of whom it named; of people with an account it is not asked
     */
    void join(InvitationId id, @Nullable String name, Actor actor) {
        var invitation = lock(id);
        var again = isGuest(invitation, actor.person());
        var ring = ringOf(invitation, actor.person());
        if (!again && ring.isEmpty()) {
            throw Invitations.unknown(id);
        }
        var talk = talks.get(invitation.reception());
        if (recusal.keepsAway(invitation, actor.person(), talk.caseId())) {
            throw Refused.notAllowed("conference.kept-away", "this person stays away from the case");
        }
        rows.join(id, actor, seatFor(invitation, actor.person()), clock.instant());
        if (!again) {
            ring.ifPresent(one -> rows.answer(id, one.place(), Answer.JOINED, "", clock.instant()));
            door.admit(actor.person(), talk.caseId(), invitation.invitedBy());
            come(invitation, name, actor);
            events.publishEvent(
                    new GuestJoined(invitation.reception(), talk.caseId(), actor.person(), clock.instant()));
        }
        tell(invitation, actor.person());
    }

    private void come(Invitation invitation, @Nullable String name, Actor actor) {
        var facts = new HashMap<String, Object>();
        facts.put("invitation", invitation.id().value());
        if (invitation.isByTelephone()) {
            telephone.joined(invitation, actor.person());
        }
        if (invitation.representative() != null) {
            facts.put("representative", invitation.representative());
        }
        if (invitation.unit() != null) {
            facts.put("unit", invitation.unit().value());
            if (name != null) {
                rows.name(invitation.id(), name);
                facts.put("answeredAs", name);
            }
        }
        audit.done(actor.person().value(), "conference.join", subject(invitation), facts);
    }

    /** The seat that the person had here before, or the first that was nobody's. */
    private String seatFor(Invitation invitation, PersonId person) {
        var guests = rows.of(invitation.reception()).stream()
                .map(Invitation::guest)
                .filter(Objects::nonNull)
                .toList();
        var own = guests.stream().filter(one -> one.person().equals(person)).findFirst();
        if (own.isPresent()) {
            return own.get().seat();
        }
        var taken = guests.stream().map(Invitation.Guest::seat).toList();
        return LETTERS.chars()
                .mapToObj(letter -> "guest" + (char) letter)
                .filter(seat -> !taken.contains(seat))
                .findFirst()
                .orElseThrow(() -> new Refused("conference.full", "every seat was taken by somebody"));
    }

    void refuse(InvitationId id, String reason, Actor actor) {
        var invitation = lock(id);
        var ring = ringOf(invitation, actor.person()).orElseThrow(() -> Invitations.unknown(id));
        audit.done(
                actor.person().value(),
                "conference.refuse",
                subject(invitation),
                Map.of("invitation", id.value(), "reason", reason));
        ringing.passOver(invitation, ring, Answer.REFUSED, reason);
    }

    void leave(InvitationId id, Actor actor) {
        requireGuest(lock(id), actor);
        invitations.end(id, Outcome.LEFT);
    }

    /**
     * @param side that alone sees and hears the guest from now on; null: everybody. The petitioner's side alone is for whoever
     *     interprets
     */
    void speakTo(InvitationId id, @Nullable Side side, Actor actor) {
        var invitation = lock(id);
        requireGuest(invitation, actor);
        if (side != null && invitation.kind() == Kind.REPRESENTATIVE) {
            throw Refused.notAllowed("conference.not-aside", "a representative is heard by all, like the petitioner");
        }
        if (side == Side.TERMINAL && invitation.kind() != Kind.INTERPRETER) {
            throw Refused.notAllowed(
                    "conference.not-interpreter", "only an interpreter speaks to the petitioner alone");
        }
        rows.speakTo(id, side);
        audit.done(
                actor.person().value(),
                "conference.speak-to",
                subject(invitation),
                Map.of("invitation", id.value(), "side", side == null ? "ALL" : side.name()));
        tell(invitation, actor.person());
    }

    /** Refuses when this page does not hold the seat. */
    Invitation seen(InvitationId id, Actor actor) {
        if (!rows.seen(id, actor.client())) {
            throw Invitations.unknown(id);
        }
        return rows.find(id).filter(found -> isGuest(found, actor.person())).orElseThrow(() -> Invitations.unknown(id));
    }

    /** The conference first, so that two commands about one reception come one after another. */
    private Invitation lock(InvitationId id) {
        rows.find(id).ifPresent(found -> conferences.touch(found.reception()));
        return rows.lock(id).filter(found -> found.stage() != Stage.CLOSED).orElseThrow(() -> Invitations.unknown(id));
    }

    private Optional<Ring> ringOf(Invitation invitation, PersonId person) {
        return invitation.stage() == Stage.RINGING
                ? rows.rings(invitation.id()).stream()
                        .filter(ring -> ring.person().equals(person) && ring.isRinging())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isGuest(Invitation invitation, PersonId person) {
        return invitation.stage() == Stage.JOINED
                && invitation.guest() != null
                && invitation.guest().person().equals(person);
    }

    private static void requireGuest(Invitation invitation, Actor actor) {
        if (!isGuest(invitation, actor.person())) {
            throw Invitations.unknown(invitation.id());
        }
    }

    private void tell(Invitation invitation, PersonId person) {
        AfterCommit.run(() -> {
            broadcast.hint(person, invitation.id());
            broadcast.tell(invitation.reception());
        });
    }

    private static String subject(Invitation invitation) {
        return invitation.reception().toString();
    }
}
