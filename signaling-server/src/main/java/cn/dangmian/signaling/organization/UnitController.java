package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.ResponsibleUnit.Contact;
import cn.dangmian.signaling.organization.ResponsibleUnit.Hours;
import cn.dangmian.signaling.organization.ResponsibleUnit.Kind;
import cn.dangmian.signaling.wire.Commands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: responsible units. */
@RestController
class UnitController {

    private static final UnitId NEW = new UnitId(new UUID(0, 0));

    /** @param telephone masked when it is told; told back masked it is left as it is */
    record ContactJson(
            @NotNull @Size(max = 60) String name,
            @NotNull @Size(max = 25) String telephone,
            @Nullable LocalTime from,
            @Nullable LocalTime until) {

        static ContactJson masked(Contact contact) {
            var hours = contact.hours();
            return new ContactJson(
                    contact.name(),
                    ResponsibleUnit.masked(contact.telephone()),
                    hours == null ? null : hours.from(),
                    hours == null ? null : hours.until());
        }

        Contact contact() {
            return new Contact(
                    name.strip(), telephone.strip(), from == null || until == null ? null : new Hours(from, until));
        }
    }

    record Add(
            @NotNull UUID commandId,
            @NotNull @Size(max = 100) String name,
            @NotNull Kind kind,
            @Nullable UnitId parent,
            @NotNull @Size(max = 60) List<@NotNull String> competences,
            @NotNull @Size(max = 9) List<@NotNull @Valid ContactJson> contacts) {}

    record Change(
            @NotNull UUID commandId,
            @NotNull Long revision,
            @NotNull @Size(max = 100) String name,
            @NotNull Kind kind,
            @Nullable UnitId parent,
            @NotNull @Size(max = 60) List<@NotNull String> competences,
            @NotNull @Size(max = 9) List<@NotNull @Valid ContactJson> contacts) {}

    record Close(@NotNull UUID commandId) {}

    record UnitShown(
            UnitId id,
            String name,
            Kind kind,
            @Nullable UnitId parent,
            List<String> competences,
            List<ContactJson> contacts,
            boolean closed,
            long revision) {}

    record Page(List<UnitReads.Line> units, @Nullable UnitId next) {}

    record Hits(List<UnitReads.Line> units) {}

    private final Units units;
    private final UnitReads reads;
    private final Commands commands;

    UnitController(Units units, UnitReads reads, Commands commands) {
        this.units = units;
        this.reads = reads;
        this.commands = commands;
    }

    @GetMapping("/api/units")
    Hits search(@RequestParam @Size(max = 60) String q) {
        return new Hits(reads.search(q));
    }

    @GetMapping("/api/offices/{office}/units")
    Page list(
            @PathVariable OfficeId office,
            @RequestParam(defaultValue = "false") boolean below,
            @RequestParam(defaultValue = "") @Size(max = 60) String q,
            @RequestParam(required = false) @Nullable UnitId after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        var found = reads.of(new UnitReads.Asked(office, below, q, after, limit));
        return new Page(found, found.size() < limit ? null : found.getLast().id());
    }

    @GetMapping("/api/offices/{office}/units/{unit}")
    UnitShown get(@PathVariable OfficeId office, @PathVariable UnitId unit) {
        return shown(units.get(office, unit));
    }

    @PostMapping("/api/offices/{office}/units")
    @ResponseStatus(HttpStatus.CREATED)
    UnitShown add(@PathVariable OfficeId office, @RequestBody @Valid Add wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        var unit = new ResponsibleUnit(
                NEW,
                office,
                wanted.parent(),
                wanted.name(),
                wanted.kind(),
                wanted.competences(),
                contacts(wanted.contacts()),
                false,
                0);
        var id = commands.once(
                actor, wanted.commandId(), "add-unit " + office, UnitId.class, () -> units.add(actor.person(), unit));
        return shown(units.get(office, id));
    }

    @PatchMapping("/api/offices/{office}/units/{unit}")
    UnitShown change(
            @PathVariable OfficeId office,
            @PathVariable UnitId unit,
            @RequestBody @Valid Change wanted,
            Principal principal) {
        var actor = actor(principal, wanted.commandId());
        var changed = new ResponsibleUnit(
                unit,
                office,
                wanted.parent(),
                wanted.name(),
                wanted.kind(),
                wanted.competences(),
                contacts(wanted.contacts()),
                false,
                wanted.revision());
        commands.once(actor, wanted.commandId(), "change-unit " + unit, () -> units.change(actor.person(), changed));
        return shown(units.get(office, unit));
    }

    @PostMapping("/api/offices/{office}/units/{unit}/close")
    UnitShown close(
            @PathVariable OfficeId office,
            @PathVariable UnitId unit,
            @RequestBody @Valid Close wanted,
            Principal principal) {
        var actor = actor(principal, wanted.commandId());
        commands.once(actor, wanted.commandId(), "close-unit " + unit, () -> units.close(actor.person(), office, unit));
        return shown(units.get(office, unit));
    }

    private static List<Contact> contacts(List<ContactJson> given) {
        return given.stream().map(ContactJson::contact).toList();
    }

    private static UnitShown shown(ResponsibleUnit unit) {
        return new UnitShown(
                unit.id(),
                unit.name(),
                unit.kind(),
                unit.parent(),
                unit.competences(),
                unit.contacts().stream().map(ContactJson::masked).toList(),
                unit.closed(),
                unit.revision());
    }

    private static Actor actor(Principal principal, UUID commandId) {
        return new Actor(PersonId.of(principal.getName()), new ClientId(commandId));
    }
}
