package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.Views.Named;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §14.2: the screens of one's offices. */
@RestController
class DisplayController {

    private static final Duration ONLINE = Duration.ofSeconds(30);

    record HallShown(Named office, List<DisplayShown> displays) {}

    /** @param seenAt when it was connected last; null: never */
    record DisplayShown(
            UUID id,
            String name,
            List<String> languages,
            Instant pairedAt,
            @Nullable Instant seenAt,
            boolean online) {}

    record Pair(
            @NotBlank @Size(max = 20) String code,

            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 40)
            String name,

            @NotNull List<@NotBlank @Size(max = 20) String> languages) {}

    record Change(
            @Pattern(regexp = "\\P{Cc}*") @NotBlank @Size(max = 40)
            String name,

            @NotNull List<@NotBlank @Size(max = 20) String> languages) {}

    record Paired(UUID id) {}

    private final Displays displays;
    private final Duties duties;
    private final Offices offices;
    private final Clock clock;

    DisplayController(Displays displays, Duties duties, Offices offices, Clock clock) {
        this.displays = displays;
        this.duties = duties;
        this.offices = offices;
        this.clock = clock;
    }

    @GetMapping("/api/displays")
    List<HallShown> own(Principal principal) {
        var person = PersonId.of(principal.getName());
        var own = Stream.of(Role.CLERK, Role.OFFICE)
                .flatMap(role -> duties.officesOf(person, role).stream())
                .distinct()
                .filter(displays::hasHall)
                .toList();
        var all = displays.of(own);
        return own.stream()
                .map(office -> new HallShown(
                        new Named(office.value(), offices.get(office).name()),
                        all.stream()
                                .filter(one -> one.office().equals(office))
                                .map(this::shown)
                                .toList()))
                .toList();
    }

    private DisplayShown shown(Displays.Display display) {
        var seen = display.seenAt();
        return new DisplayShown(
                display.id().value(),
                display.name(),
                display.languages(),
                display.pairedAt(),
                seen,
                seen != null && seen.plus(ONLINE).isAfter(clock.instant()));
    }

    @PostMapping("/api/offices/{office}/displays")
    @ResponseStatus(HttpStatus.CREATED)
    Paired pair(@PathVariable OfficeId office, @RequestBody @Valid Pair wanted, Principal principal) {
        var shape = new Displays.Wanted(wanted.name().strip(), wanted.languages());
        return new Paired(displays.pair(office, wanted.code(), shape, PersonId.of(principal.getName()))
                .value());
    }

    @PatchMapping("/api/displays/{display}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable DisplayId display, @RequestBody @Valid Change wanted, Principal principal) {
        var shape = new Displays.Wanted(wanted.name().strip(), wanted.languages());
        displays.change(display, shape, PersonId.of(principal.getName()));
    }

    @PostMapping("/api/displays/{display}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable DisplayId display, Principal principal) {
        displays.end(display, PersonId.of(principal.getName()));
    }
}
