package cn.dangmian.signaling.terminals.web;

import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.terminals.Enrolment;
import cn.dangmian.signaling.terminals.TerminalAdministration;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §10: terminals of an office, and the device of each. */
@RestController
class EnrolmentController {

    record Enrol(
            @NotBlank @Size(max = 20) String code,
            @NotBlank @Size(max = 400) String publicKey,

            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 200)
            String label) {}

    record Place(UUID id, String name) {}

    record Enrolled(DeviceId device, Place terminal, Place office) {}

    record Name(
            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 60)
            String name) {}

    record Created(TerminalId id) {}

    private final Enrolment enrolment;
    private final TerminalAdministration administration;
    private final Places places;
    private final Offices offices;

    EnrolmentController(Enrolment enrolment, TerminalAdministration administration, Places places, Offices offices) {
        this.enrolment = enrolment;
        this.administration = administration;
        this.places = places;
        this.offices = offices;
    }

    /** Whoever has the code is let in: nobody need be signed in at the terminal. */
    @PostMapping("/api/enrolments")
    @ResponseStatus(HttpStatus.CREATED)
    Enrolled enrol(@RequestBody @Valid Enrol wanted, HttpServletRequest request) {
        var enrolled = enrolment.enrol(wanted.code(), wanted.publicKey(), wanted.label(), request.getRemoteAddr());
        var terminal = places.terminal(enrolled.terminal());
        var office = offices.get(terminal.office());
        return new Enrolled(
                enrolled.device(),
                new Place(terminal.id().value(), terminal.name()),
                new Place(office.id().value(), office.name()));
    }

    @PostMapping("/api/terminals/{terminal}/enrolment-code")
    @ResponseStatus(HttpStatus.CREATED)
    Enrolment.Code showCode(@PathVariable TerminalId terminal, Principal principal) {
        return enrolment.showCode(terminal, person(principal));
    }

    @PostMapping("/api/terminals/{terminal}/revoke-device")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable TerminalId terminal, Principal principal) {
        enrolment.revoke(terminal, person(principal));
    }

    @PostMapping("/api/offices/{office}/terminals")
    @ResponseStatus(HttpStatus.CREATED)
    Created create(@PathVariable OfficeId office, @RequestBody @Valid Name wanted, Principal principal) {
        return new Created(administration.create(office, wanted.name(), person(principal)));
    }

    @PostMapping("/api/terminals/{terminal}/rename")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@PathVariable TerminalId terminal, @RequestBody @Valid Name wanted, Principal principal) {
        administration.rename(terminal, wanted.name(), person(principal));
    }

    @PostMapping("/api/terminals/{terminal}/close")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable TerminalId terminal, Principal principal) {
        administration.close(terminal, person(principal));
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
