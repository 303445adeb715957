package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.conference.ConferenceViews.CandidateShown;
import cn.dangmian.signaling.conference.ConferenceViews.CaucusShown;
import cn.dangmian.signaling.conference.ConferenceViews.ContactShown;
import cn.dangmian.signaling.conference.ConferenceViews.OwnInvitation;
import cn.dangmian.signaling.conference.ConferenceViews.SeatShown;
import cn.dangmian.signaling.conference.ConferenceViews.UnitShown;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.UnitDirectory;
import cn.dangmian.signaling.organization.UnitId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §18: whom an office sends, who is rung, and whose seats a recording has. */
@RestController
class ConferenceController {

    private final ConferenceSnapshots snapshots;
    private final ConferenceReading reading;
    private final PastCaucuses past;
    private final OnCall onCall;
    private final Ringing ringing;
    private final UnitDirectory units;
    private final Contacts contacts;
    private final CaseDoor door;

    ConferenceController(
            ConferenceSnapshots snapshots,
            ConferenceReading reading,
            PastCaucuses past,
            OnCall onCall,
            Ringing ringing,
            UnitDirectory units,
            Contacts contacts,
            CaseDoor door) {
        this.snapshots = snapshots;
        this.reading = reading;
        this.past = past;
        this.onCall = onCall;
        this.ringing = ringing;
        this.units = units;
        this.contacts = contacts;
        this.door = door;
    }

    @GetMapping("/api/desks/{desk}/on-call")
    List<CandidateShown> onCall(
            @PathVariable DeskId desk, @RequestParam OfficeId office, @RequestParam Kind kind, Principal principal) {
        var person = person(principal);
        var caseId = snapshots.caseAt(desk, person);
        if (kind == Kind.UNIT && door.accuses(caseId, office)) {
            throw Recusal.accused(office);
        }
        return onCall.of(office, kind, caseId).stream()
                .filter(one -> !one.id().equals(person))
                .map(one -> new CandidateShown(
                        one.id().value(), one.name(), one.role(), one.rostered(), one.reachable(), one.busy()))
                .toList();
    }

    @GetMapping("/api/desks/{desk}/unit-on-call")
    UnitShown unitOnCall(
            @PathVariable DeskId desk, @RequestParam OfficeId office, @RequestParam UnitId unit, Principal principal) {
        var caseId = snapshots.caseAt(desk, person(principal));
        var called = units.get(office, unit);
        return new UnitShown(
                door.accuses(caseId, called.office(), unit),
                called.contacts().stream()
                        .map(one -> new ContactShown(
                                one.name(), one.masked(), one.from(), one.until(), contacts.isCalledNow(one)))
                        .toList());
    }

    /** Asked every few seconds by an open console, which is how it is known to be open. */
    @GetMapping("/api/invitations")
    List<OwnInvitation> own(Principal principal) {
        var person = person(principal);
        onCall.reachable(person);
        var own = reading.about(person);
        for (var one : own) {
            if (one.byTelephone() && !one.joined()) {
                ringing.opened(new InvitationId(one.invitation()), person);
            }
        }
        return own;
    }

    @GetMapping("/api/receptions/{reception}/guests")
    List<SeatShown> seats(@PathVariable ReceptionId reception, Principal principal) {
        return reading.seats(reception, person(principal));
    }

    @GetMapping("/api/receptions/{reception}/caucuses")
    List<CaucusShown> caucuses(@PathVariable ReceptionId reception, Principal principal) {
        return past.of(reception, person(principal));
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
