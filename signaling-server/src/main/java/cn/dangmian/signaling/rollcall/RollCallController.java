package cn.dangmian.signaling.rollcall;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.TerminalId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §21: ringing terminals, and what came of it. */
@RestController
class RollCallController {

    private static final int PAGE = 50;

    /**
     * @param within the subtree to draw from
     * @param terminal the one that is chosen; null to draw
     */
    record Wanted(@NotNull OfficeId within, @Nullable TerminalId terminal) {}

    /** @param next what to ask for as {@code after}; null at the end */
    record RollCallPage(
            int round,
            @Nullable RollCall ringing,
            List<RollCallStatistics.Row> statistics,
            List<RollCall> calls,
            @Nullable RollCallId next) {}

    private final RollCalls calls;
    private final RollCallReading reading;
    private final RollCallStatistics statistics;
    private final Lot lot;
    private final Stills stills;

    RollCallController(
            RollCalls calls, RollCallReading reading, RollCallStatistics statistics, Lot lot, Stills stills) {
        this.calls = calls;
        this.reading = reading;
        this.statistics = statistics;
        this.lot = lot;
        this.stills = stills;
    }

    @GetMapping("/api/offices/{office}/roll-calls")
    RollCallPage list(
            @PathVariable OfficeId office,
            @RequestParam(required = false) @Nullable RollCallId after,
            Principal principal) {
        var round = lot.round(office);
        var some = reading.list(office, after, PAGE + 1);
        var more = some.size() > PAGE;
        var shown = more ? some.subList(0, PAGE) : some;
        return new RollCallPage(
                round,
                reading.ringingOf(person(principal)).orElse(null),
                after == null ? statistics.of(office, round) : List.of(),
                shown,
                more ? new RollCallId(shown.getLast().id()) : null);
    }

    @PostMapping("/api/offices/{office}/roll-calls")
    RollCall call(@PathVariable OfficeId office, @RequestBody @Valid Wanted wanted, Principal principal) {
        return calls.call(office, wanted.within(), wanted.terminal(), person(principal));
    }

    @GetMapping("/api/roll-calls/{rollCall}")
    RollCall one(@PathVariable RollCallId rollCall, Principal principal) {
        return reading.of(rollCall, person(principal));
    }

    @PostMapping("/api/roll-calls/{rollCall}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable RollCallId rollCall, Principal principal) {
        calls.withdraw(rollCall, person(principal));
    }

    @GetMapping("/api/roll-calls/{rollCall}/still")
    ResponseEntity<byte[]> still(@PathVariable RollCallId rollCall, Principal principal) {
        var viewer = person(principal);
        reading.of(rollCall, viewer);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.noStore())
                .body(stills.show(rollCall, viewer));
    }

    private static PersonId person(Principal principal) {
        return PersonId.of(principal.getName());
    }
}
