package cn.dangmian.signaling.scheduling.web;

import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Office;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.scheduling.PublicBooking;
import cn.dangmian.signaling.scheduling.RosterDesk;
import cn.dangmian.signaling.scheduling.TierPilot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §12.5: which offices there are, when they receive and which of them may, without a sign-in. */
@RestController
class PublicOfficesController {

    record OfficeShown(OfficeId id, String name, Tier tier) {}

    record TerminalShown(TerminalId id, String name) {}

    /** @param terminals in it and in all offices below it */
    record Below(OfficeId id, String name, Tier tier, int terminals) {}

    record Branch(OfficeShown office, List<OfficeShown> above, List<TerminalShown> terminals, List<Below> below) {}

    /**
     * @param receiving the substitute when the official is on leave; null when nobody receives that day
     * @param free of so many slots
     */
    record Day(
            LocalDate day,
            String official,
            @Nullable String receiving,
            Instant starts,
            Instant ends,
            int slots,
            int free) {}

    record Days(
            OfficeShown office,
            @Nullable Integer version,
            @Nullable Instant publishedAt,
            List<Day> days) {}

    /** @param place where the matter lies; null: where the terminal is */
    record Wanted(
            @NotNull TerminalId terminal,
            @Nullable OfficeId place,
            @NotNull @Size(max = 40) String category,
            @NotNull OfficeId office) {}

    private final Offices offices;
    private final Places places;
    private final RosterDesk rosters;
    private final People people;
    private final TierPilot pilot;
    private final TierController tiers;

    PublicOfficesController(
            Offices offices, Places places, RosterDesk rosters, People people, TierPilot pilot, TierController tiers) {
        this.offices = offices;
        this.places = places;
        this.rosters = rosters;
        this.people = people;
        this.pilot = pilot;
        this.tiers = tiers;
    }

    @GetMapping("/api/public/offices")
    Branch top() {
        return branch(offices.top()
                .orElseThrow(() -> Refused.unknown("organization.unknown-office", "there is no office yet")));
    }

    @GetMapping("/api/public/offices/{office}")
    Branch branch(@PathVariable("office") OfficeId id) {
        return branch(offices.get(id));
    }

    private Branch branch(Office office) {
        var counts = places.terminalsBelow(office.id());
        return new Branch(
                shown(office),
                offices.above(office.id()).stream()
                        .map(PublicOfficesController::shown)
                        .toList(),
                places.terminalsOf(List.of(office.id())).stream()
                        .map(one -> new TerminalShown(one.id(), one.name()))
                        .toList(),
                offices.below(office.id()).stream()
                        .map(one -> new Below(one.id(), one.name(), one.tier(), counts.getOrDefault(one.id(), 0)))
                        .toList());
    }

    @GetMapping("/api/public/offices/{office}/reception-days")
    Days receptionDays(
            @PathVariable OfficeId office,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {
        SlotController.requireShort(from, until);
        var shown = offices.get(office);
        var published = rosters.published(office);
        var planned = rosters.receptionDays(office, from, until);
        var room = rosters.room(planned);
        return new Days(
                shown(shown),
                published == null ? null : published.version(),
                published == null ? null : published.at(),
                IntStream.range(0, planned.size())
                        .mapToObj(n -> shown(planned.get(n), room.get(n)))
                        .toList());
    }

    private Day shown(RosterDesk.ReceptionDay day, RosterDesk.Room room) {
        var receiving = day.receiving();
        return new Day(
                day.day(),
                people.get(day.official()).name(),
                receiving == null ? null : people.get(receiving).name(),
                day.starts(),
                day.ends(),
                room.slots(),
                room.free());
    }

    @GetMapping("/api/public/matter-categories")
    List<TierPilot.Category> categories() {
        return pilot.categories();
    }

    @PostMapping("/api/public/tier-proposals")
    TierController.Proposal propose(@RequestBody @Valid Wanted wanted) {
        var from = places.officeOf(wanted.terminal());
        return tiers.shown(
                pilot.propose(PublicBooking.matter(from, wanted.category(), wanted.place()), wanted.office()));
    }

    private static OfficeShown shown(Office office) {
        return new OfficeShown(office.id(), office.name(), office.tier());
    }
}
