package cn.dangmian.signaling.casework.web;

import cn.dangmian.signaling.casework.CaseBrief;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseIntake;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.casework.Cases;
import cn.dangmian.signaling.casework.Confidentiality;
import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.wire.Commands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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

    record Petitioner(
            @NotNull String name,
            @Nullable String address,
            @Nullable @Size(max = 40) String idNumber,
            @Nullable @Size(max = 40) String telephone,
            @Nullable @Size(max = 200) String email,
            @Nullable @Valid Document document) {}

    record Document(
            Contact.@NotNull Document kind,
            @Nullable String reason,
            @Nullable LocalDate until) {}

    record Matter(
            @NotNull String title,
            @Nullable String text,
            @Nullable @Pattern(regexp = "[A-Z_]{2,40}") String category,

            @Nullable @Pattern(regexp = "APPEAL|REQUEST|SUGGESTION|ACCUSATION|OTHER")
            String purpose,

            @Nullable @Pattern(regexp = "FIRST|IN_HAND|OPINION|REVIEWED|FINALIZED")
            String history,

            @Nullable OfficeId place,
            @Nullable OfficeId handledBy) {}

    record Register(
            @NotNull UUID commandId,
            @NotNull TerminalId terminal,
            @NotNull @Valid Petitioner petitioner,
            @NotNull @Valid Matter matter,
            @Nullable Confidentiality confidentiality,
            @Nullable @Size(max = 20) List<@NotNull OfficeId> accused) {}

    record Search(
            @Nullable @Size(max = 40) String idNumber,
            @Nullable @Size(max = 40) String telephone) {}

    record Unmask(
            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(min = 4, max = 200)
            String purpose) {}

    record Found(UUID id, String number, String title, OfficeShown office, Instant registeredAt, String stage) {}

    record FoundCases(List<Found> cases) {}

    record OfficeShown(UUID id, String name) {}

    record Case(
            UUID id,
            String number,
            Petitioner petitioner,
            Matter matter,
            OfficeShown office,
            Instant registeredAt,
            String stage,
            Confidentiality confidentiality) {}

    private final CaseIntake intake;
    private final CaseReading reading;
    private final Cases cases;
    private final Offices offices;
    private final Commands commands;

    CaseController(CaseIntake intake, CaseReading reading, Cases cases, Offices offices, Commands commands) {
        this.intake = intake;
        this.reading = reading;
        this.cases = cases;
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
                contact(wanted.petitioner()),
                wanted.matter().title(),
                orEmpty(wanted.matter().text()),
                Objects.requireNonNullElse(wanted.confidentiality(), Confidentiality.NORMAL),
                Objects.requireNonNullElse(wanted.accused(), List.of()),
                particulars(wanted.petitioner().document(), wanted.matter()));
        var id = commands.once(
                actor,
                wanted.commandId(),
                "register-case " + wanted.terminal(),
                CaseId.class,
                () -> intake.register(registration, actor));
        return shown(cases.get(id));
    }

    private static Contact contact(Petitioner petitioner) {
        var document = petitioner.document();
        return Contact.typed(
                document == null ? null : document.kind(),
                petitioner.idNumber(),
                petitioner.telephone(),
                petitioner.email());
    }

    private static CaseIntake.Particulars particulars(@Nullable Document document, Matter matter) {
        var paper = document == null
                ? null
                : new CaseIntake.Paper(document.kind(), orEmpty(document.reason()), document.until());
        return new CaseIntake.Particulars(
                paper, matter.category(), matter.purpose(), matter.history(), matter.place(), matter.handledBy());
    }

    /** By POST, because a number must not stand in an address. */
    @PostMapping("/api/cases/search")
    FoundCases search(@RequestBody @Valid Search wanted, Principal principal) {
        var contact = Contact.typed(wanted.idNumber(), wanted.telephone());
        return new FoundCases(reading.search(contact, PersonId.of(principal.getName())).stream()
                .map(brief -> new Found(
                        brief.id().value(),
                        brief.number(),
                        brief.title(),
                        office(brief.office()),
                        brief.registeredAt(),
                        brief.stage()))
                .toList());
    }

    @PostMapping("/api/cases/{case}/contact")
    Contact unmask(@PathVariable("case") CaseId id, @RequestBody @Valid Unmask wanted, Principal principal) {
        return reading.unmask(
                id, PersonId.of(principal.getName()), wanted.purpose().strip());
    }

    @GetMapping("/api/cases/{case}")
    Case read(@PathVariable("case") CaseId id, Principal principal) {
        return shown(reading.read(id, PersonId.of(principal.getName())));
    }

    private Case shown(CaseBrief brief) {
        var contact = reading.masked(brief.id());
        var told = reading.particulars(brief.id());
        return new Case(
                brief.id().value(),
                brief.number(),
                new Petitioner(
                        brief.petitioner(),
                        brief.address(),
                        contact.idNumber(),
                        contact.telephone(),
                        contact.email(),
                        document(told.paper())),
                new Matter(
                        brief.title(),
                        brief.text(),
                        told.category(),
                        told.purpose(),
                        told.history(),
                        told.place(),
                        told.handledBy()),
                office(brief.office()),
                brief.registeredAt(),
                brief.stage(),
                brief.confidentiality());
    }

    private static @Nullable Document document(CaseIntake.@Nullable Paper paper) {
        return paper == null ? null : new Document(paper.kind(), paper.reason(), paper.until());
    }

    private OfficeShown office(OfficeId id) {
        return new OfficeShown(id.value(), offices.get(id).name());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
