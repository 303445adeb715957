package cn.dangmian.signaling.scheduling.web;

import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.AppointmentReading;
import cn.dangmian.signaling.scheduling.PublicBooking;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §12.5: what a petitioner asks, and does about it, without a sign-in. */
@RestController
class PublicController {

    private static final String TEXT = AppointmentController.TEXT;

    /** What an office tells the petitioner; what offices tell one another is not shown. */
    private static final Set<String> TOLD = Set.of(
            "APPOINTMENT_RETURNED",
            "APPOINTMENT_REJECTED",
            "APPOINTMENT_CANCELLED",
            "APPOINTMENT_RESCHEDULED",
            "APPOINTMENT_DECLINED");

    record Notice(String version, List<PublicBooking.Paragraph> paragraphs) {}

    record Petitioner(
            @NotNull @Size(max = 200) String name,
            @Nullable @Size(max = 400) String address,
            @NotNull @Size(max = 40) String idNumber,
            @NotNull @Size(max = 40) String telephone,
            @Nullable @Size(max = 200) String email) {}

    record Matter(
            @NotNull @Size(max = 400) String title,
            @Nullable @Size(max = 10000) String text,
            @NotNull @Size(max = 40) String category,
            @Nullable OfficeId place) {}

    record Ask(
            @NotNull UUID request,
            @NotNull TerminalId terminal,
            @NotNull OfficeId office,
            @NotNull @Valid Petitioner petitioner,
            @NotNull @Valid Matter matter,
            @NotNull @Min(1) @Max(5) Integer headCount,

            @Nullable @Pattern(regexp = TEXT) @Size(max = 40)
            String language,

            @Nullable @Pattern(regexp = TEXT) @Size(max = 200)
            String help,

            @Nullable @Size(max = 6) List<AppointmentController.@NotNull @Valid Time> wanted,
            AppointmentController.@Nullable @Valid Person representative,
            @NotNull @Size(max = 40) String notice) {}

    record Asked(String code) {}

    record Look(
            @NotBlank @Size(max = 40) String code,

            @NotNull @Pattern(regexp = "\\s*[0-9]{3}[0-9Xx]\\s*")
            String lastFour) {}

    record Change(
            @NotBlank @Size(max = 40) String code,

            @NotNull @Pattern(regexp = "\\s*[0-9]{3}[0-9Xx]\\s*")
            String lastFour,

            @Pattern(regexp = TEXT) @NotBlank @Size(min = 2, max = 500)
            String reason) {}

    record Place(Instant starts, Instant ends, String office, String terminal, List<String> above, String official) {}

    record Step(
            Instant at,
            String kind,
            @Nullable String office,
            @Nullable Instant starts,
            String reason) {}

    /** @param caseNumber null until the case is registered */
    record Own(
            String stage,
            String title,
            @Nullable String caseNumber,
            String office,
            String reviewer,
            @Nullable String jointWith,
            @Nullable Instant deadline,
            boolean overdue,
            int missed,
            AppointmentReading.Needs needs,
            List<Step> steps,
            @Nullable Place place,
            @Nullable Instant cancelUntil,
            boolean mayCancel,
            boolean mayDecline) {}

    private final PublicBooking booking;

    PublicController(PublicBooking booking) {
        this.booking = booking;
    }

    @GetMapping("/api/public/privacy-notice")
    Notice notice() {
        var version = booking.noticeVersion();
        return new Notice(version, booking.noticeWords(version));
    }

    @PostMapping("/api/public/appointments")
    @ResponseStatus(HttpStatus.CREATED)
    Asked ask(@RequestBody @Valid Ask wanted, HttpServletRequest request) {
        booking.requireAcknowledged(wanted.notice());
        var petitioner = wanted.petitioner();
        var matter = wanted.matter();
        var asked = new PublicBooking.Asked(
                wanted.request(),
                wanted.terminal(),
                wanted.office(),
                new PublicBooking.Petitioner(
                        petitioner.name(),
                        orEmpty(petitioner.address()),
                        Contact.typed(petitioner.idNumber(), petitioner.telephone(), petitioner.email())),
                new PublicBooking.Matter(matter.title(), orEmpty(matter.text()), matter.category(), matter.place()),
                NeedsAsked.of(
                        wanted.headCount(), wanted.language(), wanted.help(), wanted.wanted(), wanted.representative()),
                wanted.notice());
        return new Asked(booking.ask(asked, request.getRemoteAddr()));
    }

    /** By POST, because a code must not stand in an address. */
    @PostMapping("/api/public/appointments/look")
    Own look(@RequestBody @Valid Look wanted, HttpServletRequest request) {
        return shown(booking.look(new PublicBooking.Holder(wanted.code(), wanted.lastFour(), request.getRemoteAddr())));
    }

    @PostMapping("/api/public/appointments/cancel")
    Own cancel(@RequestBody @Valid Change wanted, HttpServletRequest request) {
        return shown(booking.cancel(holder(wanted, request), wanted.reason().strip()));
    }

    @PostMapping("/api/public/appointments/decline")
    Own decline(@RequestBody @Valid Change wanted, HttpServletRequest request) {
        return shown(booking.decline(holder(wanted, request), wanted.reason().strip()));
    }

    @PostMapping("/api/public/appointments/submit")
    Own submitAgain(@RequestBody @Valid Change wanted, HttpServletRequest request) {
        return shown(
                booking.submitAgain(holder(wanted, request), wanted.reason().strip()));
    }

    private static PublicBooking.Holder holder(Change wanted, HttpServletRequest request) {
        return new PublicBooking.Holder(wanted.code(), wanted.lastFour(), request.getRemoteAddr());
    }

    private static Own shown(PublicBooking.Own own) {
        var shown = own.shown();
        var about = shown.petitionCase();
        var joint = shown.heldJointly() ? shown.jointWith() : null;
        return new Own(
                shown.stage(),
                about == null ? "" : about.title(),
                about == null ? null : about.number(),
                shown.office().name(),
                shown.reviewer().name(),
                joint == null ? null : joint.name(),
                shown.deadline(),
                shown.overdue(),
                shown.missed(),
                shown.needs(),
                own.steps().stream().map(PublicController::shown).toList(),
                place(own),
                own.cancelUntil(),
                own.mayCancel(),
                own.mayDecline());
    }

    private static Step shown(AppointmentReading.Step step) {
        var office = step.office();
        return new Step(
                step.at(),
                step.kind(),
                office == null ? null : office.name(),
                step.starts(),
                TOLD.contains(step.kind()) ? step.reason() : "");
    }

    private static @Nullable Place place(PublicBooking.Own own) {
        var slot = own.shown().slot();
        return slot == null
                ? null
                : new Place(
                        slot.starts(),
                        slot.ends(),
                        own.shown().from().name(),
                        own.shown().terminal().name(),
                        own.above(),
                        slot.official().name());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
