package cn.dangmian.signaling.evaluation;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.evaluation.InquiryController.RatingShown;
import cn.dangmian.signaling.evaluation.RatingFigures.OfficeRatings;
import cn.dangmian.signaling.evaluation.RatingFigures.SaidOf;
import cn.dangmian.signaling.evaluation.RatingFigures.Span;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What petitioners said of receptions, for those who may look into their cases. */
@Service
class RatingReading {

    private static final int MOST_DAYS = 366;
    private static final int MOST_SAID = 100;

    /**
     * @param asked whether the case has an inquiry code, without which nobody can rate
     * @param rateUntil null when it may not be rated, or is
     */
    record ReceptionRating(
            boolean asked,
            @Nullable Instant rateUntil,
            @Nullable RatingShown rated) {}

    private final Ratings ratings;
    private final RatingFigures figures;
    private final InquiryCodes codes;
    private final LiveReceptions receptions;
    private final CaseReading cases;
    private final Offices offices;
    private final Audit audit;

    RatingReading(
            Ratings ratings,
            RatingFigures figures,
            InquiryCodes codes,
            LiveReceptions receptions,
            CaseReading cases,
            Offices offices,
            Audit audit) {
        this.ratings = ratings;
        this.figures = figures;
        this.codes = codes;
        this.receptions = receptions;
        this.cases = cases;
        this.offices = offices;
        this.audit = audit;
    }

    /** Whoever may see the case may see it, and for everybody else there is none. */
    ReceptionRating of(ReceptionId id, PersonId person) {
        var unknown = Refused.unknown("evaluation.unknown-reception", "no such reception: " + id);
        var shown = receptions.find(id).orElseThrow(() -> unknown);
        var about = new CaseId(shown.caseShown().id());
        cases.read(about, person, unknown);
        var rated = ratings.of(id).map(RatingShown::of).orElse(null);
        return new ReceptionRating(codes.hasOne(about), ratings.openUntil(shown), rated);
    }

    List<OfficeRatings> figures(OfficeId office, Span days) {
        requireDays(days);
        return figures.of(offices.subtree(office), days);
    }

    /** The latest hundred. */
    List<SaidOf> said(OfficeId office, Span days, PersonId person) {
        return figures.said(offices.subtree(office), days, person, MOST_SAID);
    }

    /** The figures, to be taken away. */
    @Transactional
    public List<OfficeRatings> export(OfficeId office, Span days, PersonId person) {
        var taken = figures(office, days);
        var facts = Map.of("from", days.from().toString(), "until", days.until().toString());
        audit.done(person.value(), "evaluation.export", office.toString(), facts);
        return taken;
    }

    private static void requireDays(Span days) {
        if (days.until().isBefore(days.from()) || ChronoUnit.DAYS.between(days.from(), days.until()) >= MOST_DAYS) {
            throw Refused.malformed(
                    "evaluation.bad-days", days.from() + " to " + days.until() + " (expected: 1..366 days)");
        }
    }
}
