package cn.dangmian.signaling.scheduling.web;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.AppointmentDesk;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Act;
import cn.dangmian.signaling.scheduling.AppointmentReading;
import cn.dangmian.signaling.scheduling.AppointmentReading.Shown;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import cn.dangmian.signaling.wire.Commands;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §12.3: appointments, from the wish to the day. */
@RestController
class AppointmentController {

    static final String TEXT = "\\P{Cc}*";

    record Draft(
            @NotNull UUID commandId,
            @NotNull CaseId caseId,
            AppointmentDesk.@NotNull Asking asking,
            @NotNull TerminalId terminal,
            @NotNull OfficeId office,
            @Nullable PersonId official,
            TierController.@NotNull @Valid Wanted matter,
            @NotNull @Min(1) @Max(5) Integer headCount,

            @Nullable @Pattern(regexp = TEXT) @Size(max = 40)
            String language,

            @Nullable @Pattern(regexp = TEXT) @Size(max = 200)
            String help,

            @Nullable @Size(max = 6) List<@NotNull @Valid Time> wanted,
            @Nullable @Valid Person representative) {

        AppointmentReading.Needs needs() {
            return NeedsAsked.of(headCount, language, help, wanted, representative);
        }
    }

    record Time(@NotNull LocalDate day, AppointmentReading.@NotNull Half half) {}

    record Person(
            @Pattern(regexp = TEXT) @NotBlank @Size(max = 60)
            String name,

            AppointmentReading.@NotNull Relation relation) {}

    interface Body {

        UUID commandId();

        Long revision();

        @Nullable
        String reason();
    }

    record Step(
            @NotNull UUID commandId,
            @NotNull Long revision,

            @Nullable @Pattern(regexp = TEXT) @Size(max = 500)
            String reason)
            implements Body {}

    record Reasoned(
            @NotNull UUID commandId,
            @NotNull Long revision,

            @Pattern(regexp = TEXT) @NotBlank @Size(min = 2, max = 500)
            String reason)
            implements Body {}

    record Joint(
            @NotNull UUID commandId,
            @NotNull Long revision,
            @NotNull OfficeId with,

            @Pattern(regexp = TEXT) @NotBlank @Size(min = 2, max = 500)
            String reason)
            implements Body {}

    record Open(List<Shown> appointments) {}

    /** @param notice of personal information, when a petitioner acknowledged it on the public page */
    record Sheet(
            Shown appointment,
            List<AppointmentReading.Step> history,
            AppointmentReading.@Nullable Acknowledged notice) {}

    private final AppointmentDesk desk;
    private final AppointmentReading reading;
    private final Commands commands;

    AppointmentController(AppointmentDesk desk, AppointmentReading reading, Commands commands) {
        this.desk = desk;
        this.reading = reading;
        this.commands = commands;
    }

    @GetMapping("/api/offices/{office}/appointments")
    Open open(@PathVariable OfficeId office, Principal principal) {
        return new Open(reading.openAt(office, person(principal)));
    }

    @GetMapping("/api/appointments/{appointment}")
    Sheet sheet(@PathVariable("appointment") AppointmentId id, Principal principal) {
        var person = person(principal);
        return new Sheet(reading.read(id, person), reading.history(id, person), reading.acknowledged(id, person));
    }

    @PostMapping("/api/appointments")
    @ResponseStatus(HttpStatus.CREATED)
    Shown draft(@RequestBody @Valid Draft wanted, Principal principal) {
        var asked = new AppointmentDesk.NewAppointment(
                wanted.caseId(),
                wanted.asking(),
                wanted.terminal(),
                wanted.office(),
                wanted.official(),
                wanted.matter().matter(),
                wanted.needs());
        var actor = actor(principal, wanted.commandId());
        var id = commands.once(
                actor,
                wanted.commandId(),
                "draft-appointment",
                AppointmentId.class,
                () -> desk.draft(asked, actor.person()));
        return reading.read(id, actor.person());
    }

    @PostMapping("/api/appointments/{appointment}/submit")
    Shown submit(@PathVariable("appointment") AppointmentId id, @RequestBody @Valid Step step, Principal principal) {
        return done("submit", id, step, principal, desk::submit);
    }

    @PostMapping("/api/appointments/{appointment}/take")
    Shown take(@PathVariable("appointment") AppointmentId id, @RequestBody @Valid Step step, Principal principal) {
        return done("take", id, step, principal, desk::take);
    }

    @PostMapping("/api/appointments/{appointment}/forward")
    Shown forward(
            @PathVariable("appointment") AppointmentId id, @RequestBody @Valid Reasoned step, Principal principal) {
        return done("forward", id, step, principal, desk::forward);
    }

    @PostMapping("/api/appointments/{appointment}/approve")
    Shown approve(@PathVariable("appointment") AppointmentId id, @RequestBody @Valid Step step, Principal principal) {
        return done("approve", id, step, principal, desk::approve);
    }

    @PostMapping("/api/appointments/{appointment}/return")
    Shown sendBack(
            @PathVariable("appointment") AppointmentId id, @RequestBody @Valid Reasoned step, Principal principal) {
        return done("return", id, step, principal, desk::sendBack);
    }

    @PostMapping("/api/appointments/{appointment}/reject")
    Shown reject(
            @PathVariable("appointment") AppointmentId id, @RequestBody @Valid Reasoned step, Principal principal) {
        return done("reject", id, step, principal, desk::reject);
    }

    @PostMapping("/api/appointments/{appointment}/propose-joint")
    Shown proposeJoint(
            @PathVariable("appointment") AppointmentId id, @RequestBody @Valid Joint step, Principal principal) {
        return done("propose-joint", id, step, principal, act -> desk.proposeJoint(act, step.with()));
    }

    @PostMapping("/api/appointments/{appointment}/accept-joint")
    Shown acceptJoint(
            @PathVariable("appointment") AppointmentId id, @RequestBody @Valid Step step, Principal principal) {
        return done("accept-joint", id, step, principal, desk::acceptJoint);
    }

    @PostMapping("/api/appointments/{appointment}/join")
    Shown join(@PathVariable("appointment") AppointmentId id, @RequestBody @Valid Step step, Principal principal) {
        return done("join", id, step, principal, desk::join);
    }

    @PostMapping("/api/appointments/{appointment}/decline-joint")
    Shown declineJoint(
            @PathVariable("appointment") AppointmentId id, @RequestBody @Valid Reasoned step, Principal principal) {
        return done("decline-joint", id, step, principal, desk::declineJoint);
    }

    @PostMapping("/api/appointments/{appointment}/decline")
    Shown decline(
            @PathVariable("appointment") AppointmentId id, @RequestBody @Valid Reasoned step, Principal principal) {
        return done("decline", id, step, principal, desk::decline);
    }

    @PostMapping("/api/appointments/{appointment}/cancel")
    Shown cancel(
            @PathVariable("appointment") AppointmentId id, @RequestBody @Valid Reasoned step, Principal principal) {
        return done("cancel", id, step, principal, desk::cancel);
    }

    @PostMapping("/api/appointments/{appointment}/arrive")
    Shown arrive(@PathVariable("appointment") AppointmentId id, @RequestBody @Valid Step step, Principal principal) {
        return done("arrive", id, step, principal, desk::arrive);
    }

    @PostMapping("/api/appointments/{appointment}/attend")
    Shown attend(@PathVariable("appointment") AppointmentId id, @RequestBody @Valid Step step, Principal principal) {
        return done("attend", id, step, principal, desk::attend);
    }

    private Shown done(String verb, AppointmentId id, Body body, Principal principal, Consumer<Act> work) {
        var actor = actor(principal, body.commandId());
        var act = new Act(id, body.revision(), orEmpty(body.reason()), actor.person());
        commands.once(actor, body.commandId(), verb + "-appointment " + id, () -> work.accept(act));
        return reading.read(id, actor.person());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }

    private static Actor actor(Principal principal, UUID commandId) {
        return new Actor(person(principal), new ClientId(commandId));
    }
}
