package cn.dangmian.signaling.support;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §15: asking for technical help, and seeing to it. */
@RestController
class HelpCallController {

    /** @param words what the technician should know, such as a telephone number */
    record Asked(
            HelpCall.@NotNull About about,

            @Pattern(regexp = "\\P{Cc}*") @NotNull @Size(max = 200)
            String words) {}

    record Done(
            @Pattern(regexp = "[\\P{Cc}\\n]*") @NotBlank @Size(max = 500)
            String note) {}

    /** @param reachable whether any technician is to see to this post at all */
    record HelpShown(@Nullable HelpCall call, boolean reachable) {}

    private final HelpCalls calls;
    private final HelpCallReading reading;
    private final Places places;
    private final Duties duties;

    HelpCallController(HelpCalls calls, HelpCallReading reading, Places places, Duties duties) {
        this.calls = calls;
        this.reading = reading;
        this.places = places;
        this.duties = duties;
    }

    @GetMapping("/api/terminals/{terminal}/help-call")
    HelpShown atTerminal(@PathVariable TerminalId terminal) {
        return shown(Place.of(terminal), places.officeOf(terminal));
    }

    @GetMapping("/api/desks/{desk}/help-call")
    HelpShown atDesk(@PathVariable DeskId desk) {
        return shown(Place.of(desk), places.desk(desk).office());
    }

    private HelpShown shown(Place place, OfficeId office) {
        return new HelpShown(reading.at(place), duties.isHeldAbove(Role.TECHNICIAN, office));
    }

    @PostMapping("/api/terminals/{terminal}/help-call")
    HelpShown ask(@PathVariable TerminalId terminal, @RequestBody @Valid Asked asked, Principal principal) {
        calls.ask(Place.of(terminal), asked.about(), asked.words(), person(principal));
        return atTerminal(terminal);
    }

    @PostMapping("/api/desks/{desk}/help-call")
    HelpShown ask(@PathVariable DeskId desk, @RequestBody @Valid Asked asked, Principal principal) {
        calls.ask(Place.of(desk), asked.about(), asked.words(), person(principal));
        return atDesk(desk);
    }

    @PostMapping("/api/terminals/{terminal}/help-call/withdraw")
    HelpShown withdraw(@PathVariable TerminalId terminal, Principal principal) {
        calls.withdraw(Place.of(terminal), person(principal));
        return atTerminal(terminal);
    }

    @PostMapping("/api/desks/{desk}/help-call/withdraw")
    HelpShown withdraw(@PathVariable DeskId desk, Principal principal) {
        calls.withdraw(Place.of(desk), person(principal));
        return atDesk(desk);
    }

    @GetMapping("/api/help-calls")
    List<HelpCall> list(Principal principal) {
        return reading.of(person(principal));
    }

    @PostMapping("/api/help-calls/{call}/take")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable HelpCallId call, Principal principal) {
        calls.take(call, person(principal));
    }

    @PostMapping("/api/help-calls/{call}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable HelpCallId call, @RequestBody @Valid Done done, Principal principal) {
        calls.close(call, done.note(), person(principal));
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
