package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Office;
import cn.dangmian.signaling.organization.Offices;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Proposes who is competent for a matter and which offices may receive for it, by the rule table. A wish for an office above those
 * becomes a joint reception of that office and the competent one; it is not refused.
 */
@Service
public class TierPilot {

    public enum Purpose {
        APPEAL,
        REQUEST,
        SUGGESTION,
        ACCUSATION,
        OTHER
    }

    /** What was done about the matter so far. */
    public enum History {
        FIRST,
        IN_HAND,
        OPINION,
        REVIEWED,
        FINALIZED
    }

    public enum Outcome {
        /** The office asked for may receive, or none was asked for. */
        RECEIVE,
        /** Too high: received jointly with the competent office. */
        JOINT,
        /** Too low: the competent office is above. */
        FORWARD,
        /** The office asked for has nothing to do with the place. */
        ELSEWHERE,
        /** No petition office is competent. */
        INSTEAD
    }

    public record Category(String code, String zh, String en) {}

    /**
     * @param places where the matter lies
     * @param respondent whom it complains of
     * @param handledBy who handles it, or gave the last opinion
     */
    public record Matter(
            List<OfficeId> places,
            String category,
            Purpose purpose,
            History history,
            @Nullable OfficeId respondent,
            @Nullable OfficeId handledBy) {}

    /**
     * @param competent null when no petition office is
     * @param receiving offices that may receive, the competent one first
     * @param insteadZh who is competent instead, in Chinese; empty when an office is
     */
    public record Proposal(
            Outcome outcome,
            @Nullable OfficeId competent,
            List<OfficeId> receiving,
            String rule,
            int version,
            String basis,
            String standing,
            String insteadZh,
            String insteadEn) {}

    private final TierRules rules;
    private final Offices offices;

    TierPilot(TierRules rules, Offices offices) {
        this.rules = rules;
        this.offices = offices;
    }

    public List<Category> categories() {
        return rules.categories();
    }

    public Proposal propose(Matter matter, @Nullable OfficeId asked) {
        if (rules.categories().stream().noneMatch(known -> known.code().equals(matter.category()))) {
            throw Refused.malformed("scheduling.unknown-category", "no such category: " + matter.category());
        }
        var rule = rules.fitting(matter);
        var competent = competent(rule, matter);
        if (competent == null) {
            return proposal(rule, Outcome.INSTEAD, null, List.of());
        }
        var chain = upwards(competent);
        var reach = rule.reach() == null ? chain.size() : Math.min(chain.size(), rule.reach() + 1);
        var receiving = chain.subList(0, reach);
        return proposal(rule, outcome(asked, competent, receiving), competent, receiving);
    }

    private Outcome outcome(@Nullable OfficeId asked, OfficeId competent, List<OfficeId> receiving) {
        if (asked == null || receiving.contains(asked)) {
            return Outcome.RECEIVE;
        }
        if (offices.isWithin(competent, asked)) {
            return Outcome.JOINT;
        }
        return offices.isWithin(asked, competent) ? Outcome.FORWARD : Outcome.ELSEWHERE;
    }

    private static Proposal proposal(
            TierRules.Row rule, Outcome outcome, @Nullable OfficeId competent, List<OfficeId> receiving) {
        return new Proposal(
                outcome,
                competent,
                receiving,
                rule.code(),
                rule.version(),
                rule.basis(),
                rule.standing(),
                rule.insteadZh(),
                rule.insteadEn());
    }

    private @Nullable OfficeId competent(TierRules.Row rule, Matter matter) {
        var place = matter.places().getFirst();
        return switch (rule.competent()) {
            case NONE -> null;
            case OF_PLACE -> place;
            case AT_TIER -> atTier(place, rule);
            case OF_RESPONDENT -> required(matter.respondent(), "respondent");
            case OF_HANDLER -> required(matter.handledBy(), "handledBy");
            case ABOVE_HANDLER -> above(required(matter.handledBy(), "handledBy"));
            case COMMON -> common(matter.places());
        };
    }

    /** The nearest of that tier or a higher one, from the place up. */
    private OfficeId atTier(OfficeId place, TierRules.Row rule) {
        var self = offices.get(place);
        var all = new ArrayList<>(List.of(self));
        all.addAll(offices.above(place));
        return all.stream()
                .filter(office -> rule.tier() == null || office.tier().compareTo(rule.tier()) <= 0)
                .map(Office::id)
                .findFirst()
                .orElse(place);
    }

    /** Nobody is above the topmost office: there it stays. */
    private OfficeId above(OfficeId office) {
        return offices.above(office).stream().map(Office::id).findFirst().orElse(office);
    }

    private OfficeId common(List<OfficeId> places) {
        Set<OfficeId> common = new LinkedHashSet<>(upwards(places.getFirst()));
        places.forEach(place -> common.retainAll(upwards(place)));
        return common.stream()
                .findFirst()
                .orElseThrow(() -> new Refused("scheduling.nothing-in-common", "no office is above all these places"));
    }

    private List<OfficeId> upwards(OfficeId office) {
        var chain = new ArrayList<>(List.of(offices.get(office).id()));
        offices.above(office).forEach(superior -> chain.add(superior.id()));
        return chain;
    }

    private static OfficeId required(@Nullable OfficeId office, String field) {
        if (office == null) {
            throw Refused.malformed("scheduling.handler-needed", field + ": whose the matter is must be said");
        }
        return office;
    }
}
