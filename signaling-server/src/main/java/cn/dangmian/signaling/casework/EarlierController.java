package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: earlier cases of the same person. */
@RestController
class EarlierController {

    record Wanted(
            @NotNull @Size(max = 60) String name,
            Contact.@Nullable Document document,
            @Nullable @Size(max = 40) String idNumber,
            @Nullable @Size(max = 40) String telephone,
            @Nullable @Size(max = 100) String title,
            @Nullable @Size(max = 5000) String text,
            @Nullable @Size(max = 40) String category,
            @Nullable OfficeId place) {}

    record OfficeShown(UUID id, String name) {}

    record Found(
            UUID id,
            String number,
            String title,
            OfficeShown office,
            Instant registeredAt,
            String stage,
            boolean inHand,
            Instant lastAt,
            Earlier.Person person,
            Earlier.Matter matter,
            Earlier.Verdict verdict) {}

    record FoundCases(List<Found> cases) {}

    private final EarlierCases earlier;
    private final Offices offices;

    EarlierController(EarlierCases earlier, Offices offices) {
        this.earlier = earlier;
        this.offices = offices;
    }

    /** By POST, because a number must not stand in an address. */
    @PostMapping("/api/cases/earlier")
    FoundCases find(@RequestBody @Valid Wanted wanted, Principal principal) {
        var document = wanted.document() == Contact.Document.NONE ? null : wanted.document();
        var number = wanted.document() == Contact.Document.NONE || blank(wanted.idNumber()) ? null : wanted.idNumber();
        var newcomer = new Earlier.Newcomer(
                wanted.name(),
                Contact.typed(number == null ? null : document, number, wanted.telephone(), null),
                Objects.requireNonNullElse(wanted.title(), ""),
                Objects.requireNonNullElse(wanted.text(), ""),
                wanted.category(),
                wanted.place());
        return new FoundCases(earlier.of(newcomer, PersonId.of(principal.getName())).stream()
                .map(this::shown)
                .toList());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private Found shown(Earlier one) {
        var brief = one.brief();
        return new Found(
                brief.id().value(),
                brief.number(),
                brief.title(),
                new OfficeShown(
                        brief.office().value(), offices.get(brief.office()).name()),
                brief.registeredAt(),
                brief.stage(),
                one.inHand(),
                one.lastAt(),
                one.person(),
                one.matter(),
                one.verdict());
    }
}
