package cn.dangmian.signaling.scheduling.web;

import cn.dangmian.signaling.casework.Contact;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.scheduling.PublicBooking;
import cn.dangmian.signaling.scheduling.RosterDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §12.5: what everybody may read and ask, without a sign-in. */
@RestController
class PublicController {

    private static final String TEXT = AppointmentController.TEXT;

    record OfficeShown(OfficeId id, String name, Tier tier) {}

    /** @param receiving the substitute when the official is on leave; null when nobody receives that day */
    record Day(LocalDate day, String official, @Nullable String receiving, Instant starts, Instant ends) {}

    record Days(
            OfficeShown office,
            @Nullable Integer version,
            @Nullable Instant publishedAt,
            List<Day> days) {}

    record Petitioner(
            @NotNull @Size(max = 200) String name,
            @Nullable @Size(max = 400) String address,
            @NotNull @Size(max = 40) String idNumber,
            @NotNull @Size(max = 40) String telephone) {}

    record Matter(
            @NotNull @Size(max = 400) String title,
            @Nullable @Size(max = 10000) String text,
            @NotNull @Size(max = 40) String category) {}

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
            String help) {}

    record Asked(String code) {}

    record Look(@NotBlank @Size(max = 40) String code) {}

    record Change(
            @NotBlank @Size(max = 40) String code,

            @Pattern(regexp = TEXT) @NotBlank @Size(min = 2, max = 500)
            String reason) {}

    record Place(Instant starts, Instant ends, String office, String terminal) {}

    record Own(String stage, String office, @Nullable Place place, boolean mayCancel, boolean mayDecline) {}

    private final RosterDesk rosters;
    private final PublicBooking booking;
    private final Offices offices;
    private final People people;

    PublicController(RosterDesk rosters, PublicBooking booking, Offices offices, People people) {
        this.rosters = rosters;
        this.booking = booking;
        this.offices = offices;
        this.people = people;
    }

    @GetMapping("/api/public/offices/{office}/reception-days")
    Days receptionDays(
            @PathVariable OfficeId office,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {
        SlotController.requireShort(from, until);
        var shown = offices.get(office);
        var published = rosters.published(office);
        return new Days(
                new OfficeShown(shown.id(), shown.name(), shown.tier()),
                published == null ? null : published.version(),
                published == null ? null : published.at(),
                rosters.receptionDays(office, from, until).stream()
                        .map(this::shown)
                        .toList());
    }

    private Day shown(RosterDesk.ReceptionDay day) {
        var receiving = day.receiving();
        return new Day(
                day.day(),
                people.get(day.official()).name(),
                receiving == null ? null : people.get(receiving).name(),
                day.starts(),
                day.ends());
    }

    @PostMapping("/api/public/appointments")
    @ResponseStatus(HttpStatus.CREATED)
    Asked ask(@RequestBody @Valid Ask wanted, HttpServletRequest request) {
        var petitioner = wanted.petitioner();
        var asked = new PublicBooking.Asked(
                wanted.request(),
                wanted.terminal(),
                wanted.office(),
                new PublicBooking.Petitioner(
                        petitioner.name(),
                        orEmpty(petitioner.address()),
                        Contact.typed(petitioner.idNumber(), petitioner.telephone())),
                wanted.matter().title(),
                orEmpty(wanted.matter().text()),
                wanted.matter().category(),
                wanted.headCount(),
                orEmpty(wanted.language()),
                orEmpty(wanted.help()));
        return new Asked(booking.ask(asked, request.getRemoteAddr()));
    }

    /** By POST, because a code must not stand in an address. */
    @PostMapping("/api/public/appointments/look")
    Own look(@RequestBody @Valid Look wanted, HttpServletRequest request) {
        return shown(booking.look(wanted.code(), request.getRemoteAddr()));
    }

    @PostMapping("/api/public/appointments/cancel")
    Own cancel(@RequestBody @Valid Change wanted, HttpServletRequest request) {
        return shown(booking.cancel(wanted.code(), wanted.reason().strip(), request.getRemoteAddr()));
    }

    @PostMapping("/api/public/appointments/decline")
    Own decline(@RequestBody @Valid Change wanted, HttpServletRequest request) {
        return shown(booking.decline(wanted.code(), wanted.reason().strip(), request.getRemoteAddr()));
    }

    private static Own shown(PublicBooking.Own own) {
        var slot = own.shown().slot();
        return new Own(
                own.shown().stage(),
                own.shown().office().name(),
                slot == null
                        ? null
                        : new Place(
                                slot.starts(),
                                slot.ends(),
                                own.shown().from().name(),
                                own.shown().terminal().name()),
                own.mayCancel(),
                own.mayDecline());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
