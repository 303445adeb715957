package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Office;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Asking;
import cn.dangmian.signaling.scheduling.AppointmentDesk.NewAppointment;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Waiter;
import cn.dangmian.signaling.scheduling.TierPilot.Outcome;
import cn.dangmian.signaling.scheduling.Wish.AskedBy;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From what somebody would like to a wish that can go its way: the tier rule asked, the offices on the way known. */
@Component
class Wishes {

    /** Instead of a tier rule's name. */
    private static final String CARRIED_OVER = "CARRIED_OVER";

    private final TierPilot pilot;
    private final Places places;
    private final Offices offices;
    private final Duties duties;
    private final AppointmentChanges changes;

    Wishes(TierPilot pilot, Places places, Offices offices, Duties duties, AppointmentChanges changes) {
        this.pilot = pilot;
        this.places = places;
        this.offices = offices;
        this.duties = duties;
        this.changes = changes;
    }

    /** @param by null for a petitioner on the public page */
    AppointmentId draft(NewAppointment wanted, @Nullable PersonId by) {
        var from = places.officeOf(wanted.terminal());
        var between = between(from, wanted.office());
        requireThere(wanted);
        var tier = pilot.propose(wanted.matter(), wanted.office());
        requireReceiving(tier);
        var askedBy = by == null
                ? AskedBy.PETITIONER
                : AskedBy.valueOf(wanted.asking().name());
        var wish = new Wish(
                wanted.caseId(),
                askedBy,
                by,
                wanted.terminal(),
                from,
                wanted.office(),
                wanted.asking() == Asking.CLERK ? wanted.official() : by,
                askedBy.isOfficial() ? List.of(wanted.office()) : between,
                new Wish.TierFinding(tier.rule(), tier.version(), tier.outcome()),
                wanted.needs());
        var drafted = Appointment.drafted(
                AppointmentId.next(), wish, tier.outcome() == Outcome.JOINT ? tier.competent() : null);
        changes.add(drafted, by);
        return drafted.id();
    }

    /** From a wait that the end of the day cut off: the office had let the petitioner into its line, so nobody reviews it. */
    Appointment carriedOver(Waiter waiter) {
        var wish = new Wish(
                waiter.caseId(),
                AskedBy.CLERK,
                null,
                waiter.terminal(),
                waiter.from(),
                waiter.line(),
                null,
                List.of(waiter.line()),
                new Wish.TierFinding(CARRIED_OVER, 0, Outcome.RECEIVE),
                new AppointmentReading.Needs(waiter.headCount(), "", "", List.of(), null));
        var carried = Appointment.drafted(AppointmentId.next(), wish, null);
        changes.add(carried, null);
        return carried;
    }

    private void requireThere(NewAppointment wanted) {
        if (places.isClosed(wanted.terminal())) {
            throw Refused.unknown("organization.unknown-terminal", "closed: " + wanted.terminal());
        }
        var official = wanted.official();
        if (official != null && !duties.holds(official, Role.OFFICIAL, wanted.office())) {
            throw new Refused("scheduling.not-an-official", "no official of that office: " + official);
        }
    }

    private static void requireReceiving(TierPilot.Proposal tier) {
        if (tier.outcome() == Outcome.INSTEAD) {
            throw new Refused("scheduling.other-body-competent", "not a petition office, but: " + tier.insteadEn());
        }
        if (tier.outcome() == Outcome.ELSEWHERE) {
            throw new Refused("scheduling.office-elsewhere", "that office is not above where the matter lies");
        }
    }

    /** The way to the office that is competent for a wish that went too high. It holds the reception, so it must have a desk. */
    List<OfficeId> way(Wish wish, OfficeId competent) {
        if (places.desksOf(List.of(competent)).isEmpty()) {
            throw new Refused("scheduling.no-desk-there", "nobody receives at office " + competent);
        }
        return between(wish.from(), competent);
    }

    /** From the office above the petitioner's up to the one that is asked; that one alone when it is the petitioner's own. */
    private List<OfficeId> between(OfficeId from, OfficeId asked) {
        if (!offices.isWithin(from, asked)) {
            throw new Refused("scheduling.office-not-above", "that office is not above the terminal's");
        }
        if (from.equals(asked)) {
            return List.of(asked);
        }
        var way = new ArrayList<OfficeId>();
        for (var superior : offices.above(from).stream().map(Office::id).toList()) {
            way.add(superior);
            if (superior.equals(asked)) {
                break;
            }
        }
        return way;
    }
}
