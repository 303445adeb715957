package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.Views.ReceptionShown;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The receptions that minutes are of: when these may be written, and who may read them. */
@Component
class Sittings {

    private static final Set<String> TALKS = Set.of("CONNECTING", "IN_PROGRESS", "INTERRUPTED", "SUSPENDED", "WRAP_UP");
    private static final Set<String> OVER = Set.of("ENDED", "ARCHIVED");

    private final LiveReceptions receptions;
    private final CaseReading cases;
    private final WorkingDays days;
    private final MinutesSettings settings;
    private final Clock clock;

    Sittings(LiveReceptions receptions, CaseReading cases, WorkingDays days, MinutesSettings settings, Clock clock) {
        this.receptions = receptions;
        this.cases = cases;
        this.days = days;
        this.settings = settings;
        this.clock = clock;
    }

    ReceptionShown get(ReceptionId id) {
        return receptions.find(id).orElseThrow(() -> unknown(id));
    }

    /** Whoever may see the case may read them, and for everybody else there are none. */
    ReceptionShown read(ReceptionId id, PersonId person) {
        var shown = get(id);
        cases.read(new CaseId(shown.caseShown().id()), person, unknown(id));
        return shown;
    }

    /** From the accepted call until some working days after the talk. */
    ReceptionShown requireWritable(ReceptionId id) {
        var shown = get(id);
        if (!TALKS.contains(shown.stage())) {
            requireInTime(shown);
        }
        return shown;
    }

    private void requireInTime(ReceptionShown shown) {
        var until = shown.talkUntil();
        if (!OVER.contains(shown.stage()) || until == null) {
            throw new Refused("minutes.no-talk", "the reception is " + shown.stage());
        }
        var last = days.deadline(until, settings.supplementDays(), false);
        if (clock.instant().isAfter(last)) {
            throw new Refused("minutes.too-late", "it was to be written until " + last);
        }
    }

    private static Refused unknown(ReceptionId id) {
        return Refused.unknown("minutes.unknown-reception", "no such reception: " + id);
    }
}
