package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.conference.CaucusDoor;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
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
    private final Places places;
    private final Duties duties;
    private final CaucusDoor caucus;
    private final WorkingDays days;
    private final MinutesSettings settings;
    private final Clock clock;

    Sittings(
            LiveReceptions receptions,
            CaseReading cases,
            Places places,
            Duties duties,
            CaucusDoor caucus,
            WorkingDays days,
            MinutesSettings settings,
            Clock clock) {
        this.receptions = receptions;
        this.cases = cases;
        this.places = places;
        this.duties = duties;
        this.caucus = caucus;
        this.days = days;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whoever may see the case may read them, and for everybody else there are none. */
    ReceptionShown read(ReceptionId id, PersonId person) {
        var shown = receptions.find(id).orElseThrow(() -> unknown(id));
        cases.read(new CaseId(shown.caseShown().id()), person, unknown(id));
        return shown;
    }

    /** The same, but in a caucus not for the page of the terminal. */
    ReceptionShown readable(ReceptionId id, PersonId person) {
        var shown = read(id, person);
        caucus.requireOpen(id, person);
        return shown;
    }

    /**
     * By the official who holds or held the reception and the clerks of its terminal, from the accepted call until some working days
     * after the talk. To man the same desk later is not enough.
     */
    ReceptionShown writable(ReceptionId id, PersonId person) {
        var shown = read(id, person);
        if (!isHeldBy(shown, person)
                && !handedItOver(shown, person)
                && !duties.holds(person, Role.CLERK, officeOf(shown))) {
            throw tookNoPart();
        }
        if (!TALKS.contains(shown.stage())) {
            requireInTime(shown);
        }
        return shown;
    }

    /** The same for the official alone. */
    ReceptionShown writableByOfficial(ReceptionId id, PersonId person) {
        var shown = writable(id, person);
        if (!isHeldBy(shown, person)) {
            throw tookNoPart();
        }
        return shown;
    }

    private static boolean isHeldBy(ReceptionShown shown, PersonId person) {
        return shown.official() != null && shown.official().id().equals(person.value());
    }

    private boolean handedItOver(ReceptionShown shown, PersonId person) {
        return receptions.handOvers(new ReceptionId(shown.id())).stream()
                .anyMatch(one -> one.from().id().equals(person.value()));
    }

    private OfficeId officeOf(ReceptionShown shown) {
        return places.officeOf(new TerminalId(shown.terminal().id()));
    }

    private static Refused tookNoPart() {
        return Refused.notAllowed(
                "minutes.took-no-part", "neither the official of this reception nor a clerk of its terminal");
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
