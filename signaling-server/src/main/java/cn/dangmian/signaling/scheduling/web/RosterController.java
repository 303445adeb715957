package cn.dangmian.signaling.scheduling.web;

import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.scheduling.InterpreterId;
import cn.dangmian.signaling.scheduling.Interpreters;
import cn.dangmian.signaling.scheduling.RosterDesk;
import cn.dangmian.signaling.scheduling.RosterEntry;
import cn.dangmian.signaling.wire.Commands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §12.2: duty rosters and interpreters. */
@RestController
class RosterController {

    private static final String TEXT = "\\P{Cc}*";

    record Named(UUID id, String name) {}

    record Entry(
            @NotNull DeskId desk,
            @NotNull PersonId official,
            RosterEntry.@NotNull Pattern pattern,
            @Nullable @Min(1) @Max(7) Integer weekday,
            @Nullable @Min(1) @Max(31) Integer monthDay,
            @NotNull LocalDate from,
            @Nullable LocalDate until,
            @NotNull LocalTime starts,
            @NotNull LocalTime ends,
            @NotNull @Min(10) @Max(240) Integer slotMinutes) {

        RosterEntry entry() {
            return new RosterEntry(desk, official, pattern, weekday, monthDay, from, until, starts, ends, slotMinutes);
        }
    }

    record Draw(
            @NotNull UUID commandId,
            @NotNull Long revision,
            @NotNull @Size(max = 200) List<@NotNull @Valid Entry> entries) {}

    record Publish(@NotNull UUID commandId, @NotNull Long revision) {}

    record Published(int version, Instant at, Named by) {}

    record Roster(
            long revision,
            List<RosterEntry> entries,
            @Nullable Published published,
            List<Named> officials,
            List<Named> desks) {}

    record Interpreter(
            @Nullable InterpreterId id,

            @Pattern(regexp = TEXT) @NotBlank @Size(max = 60)
            String name,

            @NotEmpty @Size(max = 10) List<@NotBlank @Pattern(regexp = TEXT) @Size(max = 40) String> languages) {}

    record Keep(
            @NotNull UUID commandId,
            @NotNull @Size(max = 200) List<@NotNull @Valid Interpreter> interpreters) {}

    record Kept(List<Interpreters.Interpreter> interpreters) {}

    private final RosterDesk rosters;
    private final Interpreters interpreters;
    private final People people;
    private final Places places;
    private final Commands commands;

    RosterController(RosterDesk rosters, Interpreters interpreters, People people, Places places, Commands commands) {
        this.rosters = rosters;
        this.interpreters = interpreters;
        this.people = people;
        this.places = places;
        this.commands = commands;
    }

    @GetMapping("/api/offices/{office}/roster")
    Roster roster(@PathVariable OfficeId office) {
        var found = rosters.of(office);
        var published = found.published();
        return new Roster(
                found.revision(),
                found.entries(),
                published == null ? null : new Published(published.version(), published.at(), named(published.by())),
                rosters.officials(office).stream().map(this::named).toList(),
                places.desksOf(List.of(office)).stream()
                        .map(desk -> new Named(desk.id().value(), desk.name()))
                        .toList());
    }

    @PutMapping("/api/offices/{office}/roster")
    Roster draw(@PathVariable OfficeId office, @RequestBody @Valid Draw wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        var entries = wanted.entries().stream().map(Entry::entry).toList();
        commands.once(
                actor,
                wanted.commandId(),
                "draw-roster " + office,
                () -> rosters.draw(office, wanted.revision(), entries, actor.person()));
        return roster(office);
    }

    @PostMapping("/api/offices/{office}/roster/publish")
    Roster publish(@PathVariable OfficeId office, @RequestBody @Valid Publish wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        commands.once(
                actor,
                wanted.commandId(),
                "publish-roster " + office,
                Integer.class,
                () -> rosters.publish(office, wanted.revision(), actor.person()));
        return roster(office);
    }

    @GetMapping("/api/offices/{office}/interpreters")
    Kept interpreters(@PathVariable OfficeId office) {
        return new Kept(interpreters.of(office));
    }

    @PutMapping("/api/offices/{office}/interpreters")
    Kept keep(@PathVariable OfficeId office, @RequestBody @Valid Keep wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        var kept = wanted.interpreters().stream()
                .map(one -> new Interpreters.Kept(
                        one.id(),
                        one.name().strip(),
                        one.languages().stream().map(String::strip).distinct().toList()))
                .toList();
        commands.once(
                actor,
                wanted.commandId(),
                "keep-interpreters " + office,
                () -> interpreters.keep(office, kept, actor.person()));
        return interpreters(office);
    }

    private Named named(PersonId id) {
        return new Named(id.value(), people.get(id).name());
    }

    private static Actor actor(Principal principal, UUID commandId) {
        return new Actor(PersonId.of(principal.getName()), new ClientId(commandId));
    }
}
