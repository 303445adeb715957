package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.conference.InvitationId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.minutes.RemoteMinutes.RemoteText;
import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §16: the text that a representative reads on their telephone. */
@RestController
class RemoteController {

    private final RemoteMinutes minutes;

    RemoteController(RemoteMinutes minutes) {
        this.minutes = minutes;
    }

    @GetMapping("/api/invitations/{invitation}/minutes")
    RemoteText read(@PathVariable InvitationId invitation, Principal principal) {
        return minutes.read(invitation, PersonId.of(principal.getName()));
    }
}
