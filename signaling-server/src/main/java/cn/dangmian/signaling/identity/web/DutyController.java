package cn.dangmian.signaling.identity.web;

import cn.dangmian.signaling.identity.DutyDesk;
import cn.dangmian.signaling.identity.DutyId;
import cn.dangmian.signaling.identity.LeaveId;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.identity.SubstitutionId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: duties, leave and substitutes. */
@RestController
class DutyController {

    record Assign(
            @NotNull Role role,
            @NotNull OfficeId office,
            @NotNull LocalDate from,
            @Nullable LocalDate to,

            @Pattern(regexp = PeopleController.TEXT) @NotBlank @Size(min = 2, max = 200)
            String reason) {}

    record End(
            @Pattern(regexp = PeopleController.TEXT) @NotBlank @Size(min = 2, max = 200)
            String reason,

            @Nullable LocalDate on) {}

    record NoteLeave(
            DutyDesk.@NotNull LeaveKind kind,
            @NotNull LocalDate from,
            @NotNull LocalDate to) {}

    record Substitute(
            @NotNull DutyId duty,
            @NotNull PersonId person,
            @NotNull LocalDate from,
            @NotNull LocalDate to) {}

    record Noted(UUID id) {}

    private final DutyDesk desk;

    DutyController(DutyDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/api/people/{person}/duties")
    @ResponseStatus(HttpStatus.CREATED)
    Noted assign(@PathVariable("person") PersonId person, @RequestBody @Valid Assign wanted, Principal principal) {
        var duty = new DutyDesk.NewDuty(
                wanted.role(),
                wanted.office(),
                wanted.from(),
                wanted.to(),
                wanted.reason().strip());
        return new Noted(desk.assign(person, duty, asker(principal)).value());
    }

    @PostMapping("/api/duties/{duty}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable("duty") DutyId id, @RequestBody @Valid End wanted, Principal principal) {
        desk.end(id, wanted.reason().strip(), wanted.on(), asker(principal));
    }

    @PostMapping("/api/people/{person}/leaves")
    @ResponseStatus(HttpStatus.CREATED)
    Noted noteLeave(
            @PathVariable("person") PersonId person, @RequestBody @Valid NoteLeave wanted, Principal principal) {
        var leave = new DutyDesk.NewLeave(wanted.kind(), wanted.from(), wanted.to());
        return new Noted(desk.noteLeave(person, leave, asker(principal)).value());
    }

    @PostMapping("/api/leaves/{leave}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endLeave(@PathVariable("leave") LeaveId id, Principal principal) {
        desk.endLeave(id, asker(principal));
    }

    @PostMapping("/api/leaves/{leave}/substitutes")
    @ResponseStatus(HttpStatus.CREATED)
    Noted substitute(@PathVariable("leave") LeaveId leave, @RequestBody @Valid Substitute wanted, Principal principal) {
        var substitution = new DutyDesk.NewSubstitution(wanted.duty(), wanted.person(), wanted.from(), wanted.to());
        return new Noted(desk.substitute(leave, substitution, asker(principal)).value());
    }

    @PostMapping("/api/substitutions/{substitution}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSubstitution(@PathVariable("substitution") SubstitutionId id, Principal principal) {
        desk.endSubstitution(id, asker(principal));
    }

    private static PersonId asker(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
