package cn.dangmian.signaling.casework.web;

import cn.dangmian.signaling.casework.CaseGuards;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.Confidentiality;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.UnitDirectory;
import cn.dangmian.signaling.organization.UnitId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: recusal and confidentiality. */
@RestController
@Transactional
class CaseGuardController {

    record Recuse(
            @Nullable PersonId person,
            CaseGuards.@NotNull Kind kind,

            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 200)
            String reason) {}

    record Relate(
            CaseGuards.@NotNull Kind kind,
            @NotBlank @Size(max = 40) String idNumber) {}

    record Guard(
            @NotNull Confidentiality confidentiality,
            @NotNull @Size(max = 20) List<@NotNull OfficeId> accusedOffices,
            @Nullable @Size(max = 20) List<@NotNull UnitId> accusedUnits,
            @NotNull @Size(max = 20) List<@NotNull PersonId> accusedPeople,
            @NotNull @Size(max = 100) List<@NotNull PersonId> people) {}

    record Named(UUID id, String name) {}

    record Recusal(UUID id, Named person, CaseGuards.Kind kind, Named declaredBy, Instant declaredAt) {}

    record Guards(
            Confidentiality confidentiality,
            List<Named> accusedOffices,
            List<Named> accusedUnits,
            List<Named> accusedPeople,
            List<Named> people,
            List<Recusal> recusals) {}

    record Relations(List<CaseGuards.Relation> relations) {}

    private final CaseGuards guards;
    private final People people;
    private final Offices offices;
    private final UnitDirectory units;

    CaseGuardController(CaseGuards guards, People people, Offices offices, UnitDirectory units) {
        this.guards = guards;
        this.people = people;
        this.offices = offices;
        this.units = units;
    }

    @GetMapping("/api/cases/{case}/guards")
    Guards get(@PathVariable("case") CaseId id, Principal principal) {
        return shown(guards.of(id, person(principal)));
    }

    @PutMapping("/api/cases/{case}/guards")
    Guards put(@PathVariable("case") CaseId id, @RequestBody @Valid Guard wanted, Principal principal) {
        var decided = new CaseGuards.Wanted(
                wanted.confidentiality(),
                wanted.accusedOffices(),
                wanted.accusedUnits() == null ? List.of() : wanted.accusedUnits(),
                wanted.accusedPeople(),
                wanted.people());
        guards.decide(id, decided, person(principal));
        return shown(guards.of(id, person(principal)));
    }

    @PostMapping("/api/cases/{case}/recusals")
    @ResponseStatus(HttpStatus.CREATED)
    Recusal recuse(@PathVariable("case") CaseId id, @RequestBody @Valid Recuse wanted, Principal principal) {
        var by = person(principal);
        var who = wanted.person() == null ? by : wanted.person();
        return shown(guards.recuse(id, who, wanted.kind(), wanted.reason().strip(), by));
    }

    @DeleteMapping("/api/cases/{case}/recusals/{recusal}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable("case") CaseId id, @PathVariable UUID recusal, Principal principal) {
        guards.lift(id, recusal, person(principal));
    }

    @GetMapping("/api/people/{person}/relations")
    Relations relations(@PathVariable("person") PersonId whose, Principal principal) {
        return new Relations(guards.relationsOf(whose, person(principal)));
    }

    @PostMapping("/api/me/relations")
    @ResponseStatus(HttpStatus.CREATED)
    CaseGuards.Relation relate(@RequestBody @Valid Relate wanted, Principal principal) {
        return guards.relate(person(principal), wanted.kind(), wanted.idNumber());
    }

    @DeleteMapping("/api/people/{person}/relations/{relation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endRelation(@PathVariable("person") PersonId whose, @PathVariable UUID relation, Principal principal) {
        guards.endRelation(whose, relation, person(principal));
    }

    private Guards shown(CaseGuards.Guards found) {
        return new Guards(
                found.confidentiality(),
                found.accusedOffices().stream().map(this::office).toList(),
                found.accusedUnits().stream().map(this::unit).toList(),
                found.accusedPeople().stream().map(this::named).toList(),
                found.people().stream().map(this::named).toList(),
                found.recusals().stream().map(this::shown).toList());
    }

    private Recusal shown(CaseGuards.Recusal found) {
        return new Recusal(
                found.id(), named(found.person()), found.kind(), named(found.declaredBy()), found.declaredAt());
    }

    private Named named(PersonId id) {
        return new Named(id.value(), people.get(id).name());
    }

    private Named office(OfficeId id) {
        return new Named(id.value(), offices.get(id).name());
    }

    private Named unit(UnitId id) {
        return new Named(id.value(), units.nameOf(id));
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
