package cn.dangmian.signaling.scheduling.web;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Tier;
import cn.dangmian.signaling.scheduling.TierPilot;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §12: which tier may receive. */
@RestController
class TierController {

    record Wanted(
            @NotEmpty @Size(max = 10) List<@NotNull OfficeId> places,
            @NotNull @Size(max = 40) String category,
            TierPilot.@NotNull Purpose purpose,
            TierPilot.@NotNull History history,
            @Nullable OfficeId respondent,
            @Nullable OfficeId handledBy,
            @Nullable OfficeId asked) {

        TierPilot.Matter matter() {
            return new TierPilot.Matter(
                    places.stream().distinct().toList(), category, purpose, history, respondent, handledBy);
        }
    }

    record OfficeShown(OfficeId id, String name, Tier tier) {}

    record Instead(String zh, String en) {}

    record Proposal(
            TierPilot.Outcome outcome,
            @Nullable OfficeShown competent,
            List<OfficeShown> receiving,
            String rule,
            int version,
            String basis,
            String standing,
            @Nullable Instead instead) {}

    private final TierPilot pilot;
    private final Offices offices;

    TierController(TierPilot pilot, Offices offices) {
        this.pilot = pilot;
        this.offices = offices;
    }

    @GetMapping("/api/matter-categories")
    List<TierPilot.Category> categories() {
        return pilot.categories();
    }

    @PostMapping("/api/tier-proposals")
    Proposal propose(@RequestBody @Valid Wanted wanted) {
        return shown(pilot.propose(wanted.matter(), wanted.asked()));
    }

    Proposal shown(TierPilot.Proposal found) {
        return new Proposal(
                found.outcome(),
                found.competent() == null ? null : shown(found.competent()),
                found.receiving().stream().map(this::shown).toList(),
                found.rule(),
                found.version(),
                found.basis(),
                found.standing(),
                found.insteadZh().isEmpty() ? null : new Instead(found.insteadZh(), found.insteadEn()));
    }

    private OfficeShown shown(OfficeId id) {
        var office = offices.get(id);
        return new OfficeShown(id, office.name(), office.tier());
    }
}
