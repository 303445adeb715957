package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.ConferenceViews.CandidateShown;
import cn.dangmian.signaling.conference.ConferenceViews.OwnInvitation;
import cn.dangmian.signaling.conference.ConferenceViews.SeatShown;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
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
    private final OnCall onCall;

    ConferenceController(ConferenceSnapshots snapshots, ConferenceReading reading, OnCall onCall) {
        this.snapshots = snapshots;
        this.reading = reading;
        this.onCall = onCall;
    }

    @GetMapping("/api/desks/{desk}/on-call")
    List<CandidateShown> onCall(
            @PathVariable DeskId desk, @RequestParam OfficeId office, @RequestParam Kind kind, Principal principal) {
        var person = person(principal);
        return onCall.of(office, kind, snapshots.caseAt(desk, person)).stream()
                .filter(one -> !one.id().equals(person))
                .map(one -> new CandidateShown(
                        one.id().value(), one.name(), one.role(), one.rostered(), one.reachable(), one.busy()))
                .toList();
    }

    /** Asked every few seconds by an open console, which is how it is known to be open. */
    @GetMapping("/api/invitations")
    List<OwnInvitation> own(Principal principal) {
        var person = person(principal);
        onCall.reachable(person);
        return reading.about(person);
    }

    @GetMapping("/api/receptions/{reception}/guests")
    List<SeatShown> seats(@PathVariable ReceptionId reception, Principal principal) {
        return reading.seats(reception, person(principal));
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
