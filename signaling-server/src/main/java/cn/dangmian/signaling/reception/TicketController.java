package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §5: what a terminal prints, and what the printed number tells a telephone. */
@RestController
class TicketController {

    /** What is printed, with the reception as it stands at that moment. */
    record Paper(String token, Instant at, String notice, ReceptionShown reception) {}

    record Look(@NotBlank @Size(max = 60) String token) {}

    /**
     * No names and nothing of the case.
     *
     * @param waiting only while it does
     */
    record Shown(
            Instant at,
            String stage,
            int ticket,
            Named terminal,
            Named office,
            Views.@Nullable Wait waiting,
            int recalls,
            int missedCalls) {}

    private final Tickets tickets;
    private final Portraits portraits;
    private final Clock clock;

    TicketController(Tickets tickets, Portraits portraits, Clock clock) {
        this.tickets = tickets;
        this.portraits = portraits;
        this.clock = clock;
    }

    @PostMapping("/api/terminals/{terminal}/receptions/{reception}/tickets")
    @ResponseStatus(HttpStatus.CREATED)
    Paper print(@PathVariable TerminalId terminal, @PathVariable ReceptionId reception, Principal principal) {
        var issued = tickets.issue(terminal, reception, PersonId.of(principal.getName()));
        return new Paper(
                issued.token(),
                clock.instant(),
                issued.standing().reception().visit().noticeVersion(),
                portraits.of(issued.standing()));
    }

    /** By POST, because a token must not stand in an address. */
    @PostMapping("/api/public/ticket")
    Shown look(@RequestBody @Valid Look wanted, HttpServletRequest request) {
        tickets.requireFewGuesses(request.getRemoteAddr());
        try {
            return shown(portraits.of(tickets.look(wanted.token())));
        } catch (Refused refused) {
            if (refused.kind() == Refused.Kind.UNKNOWN) {
                tickets.rememberGuess(request.getRemoteAddr());
            }
            throw refused;
        }
    }

    private Shown shown(ReceptionShown reception) {
        return new Shown(
                clock.instant(),
                reception.stage(),
                reception.ticket(),
                reception.terminal(),
                reception.office(),
                reception.waiting(),
                reception.recalls(),
                reception.missedCalls());
    }
}
