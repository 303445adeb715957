package cn.dangmian.signaling.evaluation;

import cn.dangmian.signaling.casework.CaseBrief;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.Cases;
import cn.dangmian.signaling.commitments.CommitmentStandings;
import cn.dangmian.signaling.commitments.CommitmentStandings.Standing;
import cn.dangmian.signaling.evaluation.Ratings.Grade;
import cn.dangmian.signaling.evaluation.Ratings.Rating;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far a case has come, for who has its code and for nobody else. */
@Service
class Inquiry {

    /**
     * @param steps what happened, in the order of time
     * @param receptions those that came to a talk, the newest first
     */
    record Progress(CaseBrief about, String office, List<Cases.Step> steps, List<Held> receptions) {}

    /** @param standings of its commitments by their ids; empty until it is over */
    record Held(
            ReceptionShown shown,
            Map<UUID, Standing> standings,
            @Nullable Rating rating,
            @Nullable Instant rateUntil) {}

    /** What a petitioner knows, or should; how a line went on within a day is not part of it. */
    private static final Set<String> TOLD = Set.of(
            "CASE_REGISTERED",
            "APPOINTMENT_SUBMITTED",
            "APPOINTMENT_SCHEDULED",
            "APPOINTMENT_RESCHEDULED",
            "APPOINTMENT_CANCELLED",
            "APPOINTMENT_RETURNED",
            "APPOINTMENT_REJECTED",
            "RECEPTION_CHECKED_IN",
            "RECEPTION_TALK_STARTED",
            "RECEPTION_TALK_FINISHED",
            "RECEPTION_LEFT",
            "RECEPTION_DEFERRED",
            "RECORDING_ARCHIVED",
            "COMMITMENT_KEPT",
            "COMMITMENT_EXPLAINED",
            "COMMITMENT_REOPENED");

    private static final Set<String> OVER = Set.of("ENDED", "ARCHIVED");

    /** The receipt of a talk is printed at once, or a little later. */
    private static final Duration RECEIPT = Duration.ofDays(1);

    private final InquiryCodes codes;
    private final Ratings ratings;
    private final CommitmentStandings commitments;
    private final Cases cases;
    private final LiveReceptions receptions;
    private final Offices offices;
    private final Clock clock;

    Inquiry(
            InquiryCodes codes,
            Ratings ratings,
            CommitmentStandings commitments,
            Cases cases,
            LiveReceptions receptions,
            Offices offices,
            Clock clock) {
        this.codes = codes;
        this.ratings = ratings;
        this.commitments = commitments;
        this.cases = cases;
        this.receptions = receptions;
        this.offices = offices;
        this.clock = clock;
    }

    /** For the receipt of a talk that was held at this terminal. */
    @Transactional
    public InquiryCode printed(TerminalId terminal, ReceptionId id, PersonId clerk) {
        var shown = receptions
                .find(id)
                .filter(found -> found.terminal().id().equals(terminal.value()))
                .filter(found -> OVER.contains(found.stage()))
                .filter(found -> found.checkedInAt().isAfter(clock.instant().minus(RECEIPT)))
                .orElseThrow(() -> Refused.unknown("evaluation.unknown-reception", "no such reception here: " + id));
        return codes.of(new CaseId(shown.caseShown().id()), clerk);
    }

    @Transactional(readOnly = true)
    public Progress look(InquiryCode code, String address) {
        return progress(codes.find(code, address));
    }

    private Progress progress(CaseId id) {
        var about = cases.get(id);
        var held = receptions.talksOf(id).stream().map(this::held).toList();
        var steps = cases.steps(id).stream()
                .filter(step -> TOLD.contains(step.kind()))
                .toList();
        return new Progress(about, offices.get(about.office()).name(), steps, held);
    }

    private Held held(ReceptionShown shown) {
        var id = new ReceptionId(shown.id());
        var standings = OVER.contains(shown.stage()) ? commitments.of(id) : Map.<UUID, Standing>of();
        return new Held(shown, standings, ratings.of(id).orElse(null), ratings.openUntil(shown));
    }

    /** @param request made by the page, so that the same may be sent again */
    @Transactional
    public Progress rate(InquiryCode code, UUID reception, Rated rated, String address) {
        var id = codes.find(code, address);
        var shown = receptions.talksOf(id).stream()
                .filter(one -> one.id().equals(reception))
                .findFirst()
                .orElseThrow(() -> Refused.unknown(
                        "evaluation.unknown-reception", "no such reception of this case: " + reception));
        ratings.rate(shown, rated.request(), rated.grade(), rated.words());
        return progress(id);
    }

    record Rated(UUID request, Grade grade, String words) {}
}
