package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.conference.Invitation.Ring;
import cn.dangmian.signaling.identity.ContactPasses;
import cn.dangmian.signaling.identity.PassId;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.notices.Notices;
import cn.dangmian.signaling.organization.UnitDirectory;
import cn.dangmian.signaling.organization.UnitDirectory.CalledUnit;
import cn.dangmian.signaling.organization.UnitId;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Calls people of units by a short message with a link, which is all they need to come in. */
@Component
class TelephoneCalls {

    /** A message takes seconds to arrive, and is read by somebody who did not wait for it; a console rings at once. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whoever opened the link is there, and needs a while to read it, to let the camera be used, and to say who they are. */
    static final Duration DECIDING = Duration.ofSeconds(90);

    private static final Duration LINK_LIFE = Duration.ofMinutes(10);
    private static final String UNIT = "CALLED_IN";
    private static final String REPRESENTATIVE = "REPRESENTATIVE_CALLED_IN";

    /** @param as for whom, or beside whom, this one is called, under the name that the wording has for it */
    private record Message(String kind, String telephone, Map<String, String> as) {}

    private final ContactPasses passes;
    private final Contacts contacts;
    private final UnitDirectory units;
    private final Notices notices;
    private final People people;
    private final InvitationRows rows;
    private final Clock clock;
    private final String pages;

    TelephoneCalls(
            ContactPasses passes,
            Contacts contacts,
            UnitDirectory units,
            Notices notices,
            People people,
            InvitationRows rows,
            Clock clock,
            ConferenceSettings settings,
            Environment environment) {
        this.passes = passes;
        this.contacts = contacts;
        this.units = units;
        this.notices = notices;
        this.people = people;
        this.rows = rows;
        this.clock = clock;
        this.pages = settings.pages() == null
                ? Binder.get(environment)
                        .bind("dangmian.wire.origins", Bindable.listOf(String.class))
                        .get()
                        .getFirst()
                : settings.pages().toString();
    }

    /** Somebody who was sent a link to another talk, or sits in one, cannot be in two. */
    boolean isBusy(PersonId person) {
        return passes.isOut(person);
    }

    /** @return false when the unit is closed, or does not name this one any longer. Within the transaction that rings. */
    boolean send(Invitation invitation, PersonId person, ReceptionShown shown) {
        var unit = unitOf(invitation).orElse(null);
        var callee = unit == null ? null : contacts.calleeOf(person, unit).orElse(null);
        if (unit == null || callee == null) {
            return false;
        }
        send(invitation, person, shown, new Message(UNIT, callee.telephone(), Map.of("unit", unit.name())));
        return true;
    }

    /** Within the transaction that rings. */
    void send(Invitation invitation, PersonId person, ReceptionShown shown, String telephone) {
        var petitioner = Map.of("petitioner", shown.petitioner().name());
        send(invitation, person, shown, new Message(REPRESENTATIVE, telephone, petitioner));
    }

    private void send(Invitation invitation, PersonId person, ReceptionShown shown, Message message) {
        var link = passes.issue(person, passOf(invitation), clock.instant().plus(LINK_LIFE));
        var words = new HashMap<>(message.as());
        words.put("office", shown.office().name());
        words.put("caller", people.get(invitation.invitedBy()).name());
        words.put("link", pages.replaceAll("/+$", "") + "/join/#" + link);
        notices.call(
                new Notices.Wanted(
                        message.kind(),
                        subject(invitation.id(), person),
                        1,
                        about(shown),
                        clock.instant().plus(PATIENCE),
                        words,
                        null),
                message.telephone());
    }

    private Optional<CalledUnit> unitOf(Invitation invitation) {
        try {
            return Optional.ofNullable(invitation.unit()).map(id -> units.get(invitation.office(), id));
        } catch (Refused closed) {
            return Optional.empty();
        }
    }

    /** The office that receives sees the message, without the link; nobody else does. */
    private static Notices.About about(ReceptionShown shown) {
        var office = new OfficeId(shown.office().id());
        return new Notices.About(new CaseId(shown.caseShown().id()), office, office, "");
    }

    /** The same for the same ring. */
    private static UUID subject(InvitationId id, PersonId person) {
        return UUID.nameUUIDFromBytes(("call " + id + " " + person).getBytes(StandardCharsets.UTF_8));
    }

    private static PassId passOf(Invitation invitation) {
        return new PassId(invitation.id().value());
    }

    /** The link is good for its browser as long as they sit there. */
    void joined(Invitation invitation, PersonId person) {
        passes.keep(person, passOf(invitation));
    }

    /** The link of this one is dead, and a message that was not sent yet is not sent. */
    void over(Invitation invitation, PersonId person) {
        passes.end(person, passOf(invitation));
        notices.withdraw(subject(invitation.id(), person));
    }

    /** All links are dead. */
    void over(Invitation invitation) {
        passes.end(passOf(invitation));
    }

    /** Rings whose message does not arrive, unless the link was opened all the same. */
    List<InvitationId> undelivered() {
        var waiting = new HashMap<UUID, InvitationId>();
        for (var one : rows.unopened()) {
            waiting.put(subject(one.invitation(), one.person()), one.invitation());
        }
        return waiting.isEmpty()
                ? List.of()
                : notices.undelivered(waiting.keySet()).stream()
                        .flatMap(subject -> Optional.ofNullable(waiting.get(subject)).stream())
                        .distinct()
                        .toList();
    }

    boolean isUndelivered(Invitation invitation, Ring ring) {
        return invitation.isByTelephone()
                && !ring.opened()
                && !notices.undelivered(List.of(subject(invitation.id(), ring.person())))
                        .isEmpty();
    }

    Instant until(Instant rungAt) {
        return rungAt.plus(PATIENCE);
    }

    /** For pages: which unit. */
    String nameOf(UnitId unit) {
        return units.nameOf(unit);
    }
}
