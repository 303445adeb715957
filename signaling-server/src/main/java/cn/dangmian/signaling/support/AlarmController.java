package cn.dangmian.signaling.support;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §15: raising an alarm in silence, and going there. */
@RestController
class AlarmController {

    record Closed(
            @Pattern(regexp = "[\\P{Cc}\\n]*") @NotBlank @Size(max = 500)
            String note) {}

    /** All that whoever raised it is told: nothing that a stranger at the screen would understand. */
    record AlarmShown(boolean open, boolean taken) {}

    private final Alarms alarms;
    private final AlarmReading reading;

    AlarmController(Alarms alarms, AlarmReading reading) {
        this.alarms = alarms;
        this.reading = reading;
    }

    @GetMapping("/api/terminals/{terminal}/alarm")
    AlarmShown atTerminal(@PathVariable TerminalId terminal) {
        return shown(Place.of(terminal));
    }

    @GetMapping("/api/desks/{desk}/alarm")
    AlarmShown atDesk(@PathVariable DeskId desk) {
        return shown(Place.of(desk));
    }

    private AlarmShown shown(Place place) {
        var alarm = reading.at(place);
        return new AlarmShown(alarm.isPresent(), alarm.map(Alarm::takenBy).isPresent());
    }

    @PostMapping("/api/terminals/{terminal}/alarm")
    AlarmShown raise(@PathVariable TerminalId terminal, Principal principal) {
        alarms.raise(Place.of(terminal), person(principal));
        return atTerminal(terminal);
    }

    @PostMapping("/api/desks/{desk}/alarm")
    AlarmShown raise(@PathVariable DeskId desk, Principal principal) {
        alarms.raise(Place.of(desk), person(principal));
        return atDesk(desk);
    }

    @GetMapping("/api/alarms")
    List<Alarm> list(Principal principal) {
        return reading.of(person(principal));
    }

    @PostMapping("/api/alarms/{alarm}/take")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@PathVariable AlarmId alarm, Principal principal) {
        alarms.take(alarm, person(principal));
    }

    @PostMapping("/api/alarms/{alarm}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable AlarmId alarm, @RequestBody @Valid Closed closed, Principal principal) {
        alarms.close(alarm, closed.note(), person(principal));
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
