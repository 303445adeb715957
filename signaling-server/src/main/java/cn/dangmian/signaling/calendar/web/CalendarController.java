package cn.dangmian.signaling.calendar.web;

import cn.dangmian.signaling.calendar.CalendarLists;
import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §11: the calendar of working days. */
@RestController
class CalendarController {

    private static final int MOST_DAYS = 400;
    private static final String TEXT = "\\P{Cc}*";

    record Shown(List<WorkingDays.Day> days, List<CalendarLists.Version> lists) {}

    record Listed(
            @NotNull LocalDate day,
            @NotNull Boolean working,

            @Pattern(regexp = TEXT) @NotBlank @Size(max = 40)
            String name) {}

    record Import(
            @NotNull UUID commandId,
            @NotNull @Min(2000) @Max(2100) Integer year,

            @Pattern(regexp = TEXT) @NotBlank @Size(min = 4, max = 200)
            String source,

            @NotEmpty @Size(max = 100) List<@NotNull @Valid Listed> days) {}

    record Imported(int year, int version) {}

    private final WorkingDays calendar;
    private final CalendarLists lists;
    private final Commands commands;

    CalendarController(WorkingDays calendar, CalendarLists lists, Commands commands) {
        this.calendar = calendar;
        this.lists = lists;
        this.commands = commands;
    }

    @GetMapping("/api/calendar")
    Shown days(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {
        if (ChronoUnit.DAYS.between(from, until) > MOST_DAYS) {
            throw Refused.malformed("wire.malformed", "more than " + MOST_DAYS + " days");
        }
        return new Shown(calendar.between(from, until), lists.inForce());
    }

    @PostMapping("/api/calendars")
    @ResponseStatus(HttpStatus.CREATED)
    Imported replace(@RequestBody @Valid Import wanted, Principal principal) {
        var actor = new Actor(PersonId.of(principal.getName()), new ClientId(wanted.commandId()));
        var days = wanted.days().stream()
                .map(listed -> new CalendarLists.Listed(
                        listed.day(), listed.working(), listed.name().strip()))
                .toList();
        var version = commands.once(
                actor,
                wanted.commandId(),
                "import-calendar " + wanted.year(),
                Integer.class,
                () -> lists.replace(wanted.year(), wanted.source().strip(), days, actor.person()));
        return new Imported(wanted.year(), version);
    }
}
