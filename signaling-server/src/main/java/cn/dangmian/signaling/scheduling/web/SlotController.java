package cn.dangmian.signaling.scheduling.web;

import static cn.dangmian.signaling.calendar.WorkingDays.BEIJING;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Act;
import cn.dangmian.signaling.scheduling.AppointmentReading;
import cn.dangmian.signaling.scheduling.AppointmentReading.Shown;
import cn.dangmian.signaling.scheduling.InterpreterId;
import cn.dangmian.signaling.scheduling.RosterDesk;
import cn.dangmian.signaling.scheduling.SlotDesk;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §12.4: times, and the calendar of an office. */
@RestController
class SlotController {

    private static final int MOST_DAYS = 42;

    record Plan(
            @NotNull PersonId official,
            @Nullable PersonId coOfficial,
            @NotNull DeskId desk,
            @Nullable TerminalId terminal,
            @Nullable InterpreterId interpreter,
            @NotNull Instant starts,
            @NotNull Instant ends) {

        SlotDesk.Planned planned() {
            return new SlotDesk.Planned(official, coOfficial, desk, terminal, interpreter, starts, ends);
        }
    }

    record Schedule(
            @NotNull UUID commandId,
            @NotNull Long revision,
            @NotNull @Valid Plan slot) {}

    record Reschedule(
            @NotNull UUID commandId,
            @NotNull Long revision,

            @Pattern(regexp = AppointmentController.TEXT) @NotBlank @Size(min = 2, max = 500)
            String reason,

            @NotNull @Valid Plan slot) {}

    record Clashes(List<SlotDesk.Clash> clashes) {}

    record Named(UUID id, String name) {}

    record Candidates(List<Named> coOfficials, List<Named> terminals, List<Named> interpreters) {}

    /** @param receiving who is there: the official or the substitute; null when nobody is */
    record Duty(
            LocalDate day,
            Named desk,
            Named official,
            @Nullable Named receiving,
            Instant starts,
            Instant ends,
            int slotMinutes) {}

    record Calendar(List<WorkingDays.Day> days, List<Duty> duties, List<Shown> held, List<Shown> open) {}

    private final SlotDesk slots;
    private final RosterDesk rosters;
    private final AppointmentReading reading;
    private final WorkingDays calendar;
    private final People people;
    private final Places places;
    private final Commands commands;

    SlotController(
            SlotDesk slots,
            RosterDesk rosters,
            AppointmentReading reading,
            WorkingDays calendar,
            People people,
            Places places,
            Commands commands) {
        this.slots = slots;
        this.rosters = rosters;
        this.reading = reading;
        this.calendar = calendar;
        this.people = people;
        this.places = places;
        this.commands = commands;
    }

    @GetMapping("/api/offices/{office}/calendar")
    Calendar calendar(
            @PathVariable OfficeId office,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until,
            Principal principal) {
        requireShort(from, until);
        var person = PersonId.of(principal.getName());
        var begin = from.atStartOfDay(BEIJING).toInstant();
        var end = until.plusDays(1).atStartOfDay(BEIJING).toInstant();
        return new Calendar(
                calendar.between(from, until),
                rosters.receptionDays(office, from, until).stream()
                        .map(this::shown)
                        .toList(),
                reading.heldAt(office, begin, end, person),
                reading.openAt(office, person));
    }

    static void requireShort(LocalDate from, LocalDate until) {
        if (until.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
            throw Refused.malformed(
                    "wire.malformed", "from " + from + " to " + until + " (expected: <= " + MOST_DAYS + " days)");
        }
    }

    @GetMapping("/api/appointments/{appointment}/candidates")
    Candidates candidates(@PathVariable("appointment") AppointmentId id, Principal principal) {
        var found = slots.candidates(id, PersonId.of(principal.getName()));
        return new Candidates(
                found.coOfficials().stream().map(this::named).toList(),
                found.terminals().stream()
                        .map(terminal -> new Named(terminal.id().value(), terminal.name()))
                        .toList(),
                found.interpreters().stream()
                        .map(one -> new Named(one.id().value(), one.name()))
                        .toList());
    }

    @PostMapping("/api/appointments/{appointment}/clashes")
    Clashes clashes(@PathVariable("appointment") AppointmentId id, @RequestBody @Valid Plan plan, Principal principal) {
        return new Clashes(slots.clashes(id, plan.planned(), PersonId.of(principal.getName())));
    }

    @PostMapping("/api/appointments/{appointment}/schedule")
    Shown schedule(
            @PathVariable("appointment") AppointmentId id, @RequestBody @Valid Schedule wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        var act = new Act(id, wanted.revision(), "", actor.person());
        commands.once(
                actor,
                wanted.commandId(),
                "schedule-appointment " + id,
                () -> slots.schedule(act, wanted.slot().planned()));
        return reading.read(id, actor.person());
    }

    @PostMapping("/api/appointments/{appointment}/reschedule")
    Shown reschedule(
            @PathVariable("appointment") AppointmentId id, @RequestBody @Valid Reschedule wanted, Principal principal) {
        var actor = actor(principal, wanted.commandId());
        var act = new Act(id, wanted.revision(), wanted.reason().strip(), actor.person());
        commands.once(
                actor,
                wanted.commandId(),
                "reschedule-appointment " + id,
                () -> slots.reschedule(act, wanted.slot().planned()));
        return reading.read(id, actor.person());
    }

    private Duty shown(RosterDesk.ReceptionDay day) {
        var receiving = day.receiving();
        return new Duty(
                day.day(),
                new Named(day.desk().value(), places.desk(day.desk()).name()),
                named(day.official()),
                receiving == null ? null : named(receiving),
                day.starts(),
                day.ends(),
                day.slotMinutes());
    }

    private Named named(PersonId id) {
        return new Named(id.value(), people.get(id).name());
    }

    private static Actor actor(Principal principal, UUID commandId) {
        return new Actor(PersonId.of(principal.getName()), new ClientId(commandId));
    }
}
