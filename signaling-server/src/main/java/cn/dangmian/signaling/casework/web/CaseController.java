package cn.dangmian.signaling.casework.web;

import cn.dangmian.signaling.casework.CaseBrief;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseIntake;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.wire.Commands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: cases. */
@RestController
class CaseController {

    record Petitioner(@NotNull String name, @Nullable String address) {}

    record Matter(@NotNull String title, @Nullable String text) {}

    record Register(
            @NotNull UUID commandId,
            @NotNull TerminalId terminal,
            @NotNull @Valid Petitioner petitioner,
            @NotNull @Valid Matter matter) {}

    record OfficeShown(UUID id, String name) {}

    record Case(
            UUID id,
            String number,
            Petitioner petitioner,
            Matter matter,
            OfficeShown office,
            Instant registeredAt,
            String stage) {}

    private final CaseIntake intake;
    private final Offices offices;
    private final Commands commands;

    CaseController(CaseIntake intake, Offices offices, Commands commands) {
        this.intake = intake;
        this.offices = offices;
        this.commands = commands;
    }

    @PostMapping("/api/cases")
    @ResponseStatus(HttpStatus.CREATED)
    Case register(@RequestBody @Valid Register wanted, Principal principal) {
        var person = PersonId.of(principal.getName());
        var actor = new Actor(person, new ClientId(wanted.commandId()));
        var registration = new CaseIntake.Registration(
                wanted.terminal(),
                wanted.petitioner().name(),
                orEmpty(wanted.petitioner().address()),
                wanted.matter().title(),
                orEmpty(wanted.matter().text()));
        return shown(commands.once(
                actor,
                wanted.commandId(),
                "register-case " + wanted.terminal(),
                CaseBrief.class,
                () -> intake.register(registration, actor)));
    }

    @GetMapping("/api/cases/{case}")
    Case read(@PathVariable("case") CaseId id, Principal principal) {
        return shown(intake.read(id, PersonId.of(principal.getName())));
    }

    private Case shown(CaseBrief brief) {
        return new Case(
                brief.id().value(),
                brief.number(),
                new Petitioner(brief.petitioner(), brief.address()),
                new Matter(brief.title(), brief.text()),
                new OfficeShown(
                        brief.office().value(), offices.get(brief.office()).name()),
                brief.registeredAt(),
                brief.stage());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
