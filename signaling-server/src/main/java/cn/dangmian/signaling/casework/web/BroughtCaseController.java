package cn.dangmian.signaling.casework.web;

import cn.dangmian.signaling.casework.CaseBrief;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseIntake;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.wire.Commands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: cases that petitioners brought without a clerk. */
@RestController
class BroughtCaseController {

    record OfficeShown(UUID id, String name) {}

    record Found(UUID id, String number, String title, OfficeShown office, Instant registeredAt, String stage) {}

    record Earlier(List<Found> cases) {}

    record Register(
            @NotNull UUID commandId,
            @Nullable CaseId repeatOf,
            @NotNull @Min(0) @Max(50) Integer earlier) {}

    record Registered(UUID id, String number, Instant registeredAt) {}

    private final CaseIntake intake;
    private final CaseReading reading;
    private final Offices offices;
    private final Commands commands;

    BroughtCaseController(CaseIntake intake, CaseReading reading, Offices offices, Commands commands) {
        this.intake = intake;
        this.reading = reading;
        this.offices = offices;
        this.commands = commands;
    }

    @GetMapping("/api/cases/{case}/earlier")
    Earlier earlier(@PathVariable("case") CaseId id, Principal principal) {
        return new Earlier(
                reading.earlier(id, person(principal)).stream().map(this::found).toList());
    }

    private Found found(CaseBrief brief) {
        return new Found(
                brief.id().value(),
                brief.number(),
                brief.title(),
                new OfficeShown(
                        brief.office().value(), offices.get(brief.office()).name()),
                brief.registeredAt(),
                brief.stage());
    }

    @PostMapping("/api/cases/{case}/register")
    Registered register(@PathVariable("case") CaseId id, @RequestBody @Valid Register wanted, Principal principal) {
        var actor = new Actor(person(principal), new ClientId(wanted.commandId()));
        commands.once(
                actor,
                wanted.commandId(),
                "register-brought-case " + id,
                () -> intake.registerBrought(id, wanted.repeatOf(), wanted.earlier(), actor));
        var brief = reading.read(id, actor.person());
        return new Registered(brief.id().value(), brief.number(), brief.registeredAt());
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
