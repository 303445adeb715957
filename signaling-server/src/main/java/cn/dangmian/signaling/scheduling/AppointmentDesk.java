package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseIntake;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.AppointmentStandings.Standing;
import cn.dangmian.signaling.scheduling.events.AppointmentEvent;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asking for an appointment, deciding on it office by office, and what becomes of it. Times are given out at the {@link SlotDesk}. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AppointmentDesk {

    /** Who asks: a clerk for the petitioner, or an official who invites (约访) or goes down (下访). */
    public enum Asking {
        CLERK,
        INVITED,
        GOING_DOWN
    }

    /** @param matter for the tier rule */
    public record NewAppointment(
            CaseId caseId,
            Asking asking,
            TerminalId terminal,
            OfficeId office,
            @Nullable PersonId official,
            TierPilot.Matter matter,
            AppointmentReading.Needs needs) {}

    /** @param revision of the appointment as the person saw it */
    public record Act(AppointmentId appointment, long revision, String reason, PersonId by) {}

    /**
     * A petitioner who came to what is booked for them.
     *
     * @param othersFrom when the official counts as absent, so that others receive
     */
    public record Arrival(
            AppointmentId appointment, PersonId official, DeskId desk, Instant starts, Instant othersFrom) {}

    /** Somebody who waited in a line until the day ended. */
    public record Waiter(CaseId caseId, TerminalId terminal, OfficeId from, OfficeId line, int headCount) {}

    /** Whether an official is where a petitioner who came is to be received. Whoever knows the desks knows it. */
    public interface Attendance {

        boolean isThere(PersonId official, DeskId desk);
    }

    private final Wishes wishes;
    private final AppointmentChanges changes;
    private final AppointmentStandings standings;
    private final Appointments appointments;
    private final CaseReading cases;
    private final CaseIntake intake;
    private final Places places;
    private final Offices offices;
    private final Duties duties;
    private final WorkingDays calendar;
    private final SchedulingClocks clocks;

    AppointmentDesk(
            Wishes wishes,
            AppointmentChanges changes,
            AppointmentStandings standings,
            Appointments appointments,
            CaseReading cases,
            CaseIntake intake,
            Places places,
            Offices offices,
            Duties duties,
            WorkingDays calendar,
            SchedulingClocks clocks) {
        this.wishes = wishes;
        this.changes = changes;
        this.standings = standings;
        this.appointments = appointments;
        this.cases = cases;
        this.intake = intake;
        this.places = places;
        this.offices = offices;
        this.duties = duties;
        this.calendar = calendar;
        this.clocks = clocks;
    }

    public AppointmentId draft(NewAppointment wanted, PersonId by) {
        cases.read(wanted.caseId(), by);
        requireAsker(wanted, by);
        return wishes.draft(wanted, by);
    }

    private void requireAsker(NewAppointment wanted, PersonId by) {
        var from = places.officeOf(wanted.terminal());
        if (wanted.asking() == Asking.CLERK && !duties.holds(by, Role.CLERK, from)) {
            throw Refused.unknown("organization.unknown-terminal", "no such terminal of yours: " + wanted.terminal());
        }
        if (wanted.asking() != Asking.CLERK && !duties.holds(by, Role.OFFICIAL, wanted.office())) {
            throw Refused.unknown("organization.unknown-office", "no such office of yours: " + wanted.office());
        }
    }

    public void submit(Act act) {
        changes.change(act, Standing.ASKER, (appointment, at) -> appointment.submit(at, due(at)));
    }

    public void take(Act act) {
        changes.change(act, Standing.REVIEWER, Appointment::take);
    }

    public void forward(Act act) {
        decide(act, (appointment, at) -> appointment.forward(at, due(at)));
    }

    public void approve(Act act) {
        decide(act, Appointment::approve);
    }

    public void sendBack(Act act) {
        changes.change(act, Standing.REVIEWER, (appointment, at) -> appointment.sendBack(at, answerDue(at)));
    }

    /** The reason says which body is the right one. */
    public void reject(Act act) {
        decide(act, Appointment::reject);
    }

    /** What a petitioner brought without a clerk is registered before anybody decides about it: it is a case, whatever becomes of the wish. */
    private void decide(Act act, BiFunction<Appointment, Instant, AppointmentEvent> how) {
        var locked = changes.lock(act, Standing.REVIEWER);
        requireRegistered(locked);
        changes.change(locked, act.by(), act.reason(), how);
    }

    private void requireRegistered(Appointment appointment) {
        if (intake.isDraft(appointment.wish().caseId())) {
            throw new Refused("scheduling.case-not-registered", "register the case first");
        }
    }

    /** @param with an office on the petitioner's side of the tree, or above it */
    public void proposeJoint(Act act, OfficeId with) {
        var locked = changes.lock(act, Standing.REVIEWER);
        var office = offices.get(with).id();
        if (office.equals(locked.wish().office())) {
            throw Refused.malformed("scheduling.joint-with-itself", "an office receives jointly with another one");
        }
        changes.change(locked, act.by(), act.reason(), (appointment, at) -> appointment.proposeJoint(office, at));
    }

    /** In one step: the competent office holds it, and the one that was asked for is invited. */
    public void acceptJoint(Act act) {
        var locked = changes.lock(act, Standing.REVIEWER);
        var competent = locked.marks().jointWith();
        if (competent == null || !offices.isWithin(competent, locked.wish().office())) {
            throw new Refused("scheduling.joint-otherwise", "no lower office is proposed to receive jointly with");
        }
        var way = wishes.way(locked.wish(), competent);
        changes.change(locked, act.by(), act.reason(), (appointment, at) -> appointment.acceptJoint(way, at, due(at)));
    }

    public void join(Act act) {
        changes.change(act, Standing.INVITED, Appointment::join);
    }

    public void declineJoint(Act act) {
        changes.change(act, Standing.INVITED, Appointment::declineJoint);
    }

    public void decline(Act act) {
        changes.change(act, Standing.CLERK, Appointment::decline);
    }

    /** A petitioner's wish comes through the clerk and has a limit of time; an office gives its reason instead. */
    public void cancel(Act act) {
        var locked = changes.lock(act, Standing.EITHER);
        var clerk = standings.isClerk(locked, act.by()) && !standings.isOffice(locked, act.by());
        if (clerk) {
            intake.withdrawDraft(locked.wish().caseId());
        } else {
            requireRegistered(locked);
        }
        var limit = clerk ? clocks.cancelBefore() : null;
        changes.change(locked, act.by(), act.reason(), (appointment, at) -> appointment.cancel(at, limit));
    }

    public void arrive(Act act) {
        changes.change(act, Standing.CLERK, (appointment, at) -> appointment.arrive(at, clocks));
    }

    public void attend(Act act) {
        changes.change(act, Standing.OFFICIAL, (appointment, at) -> appointment.attend(at, clocks));
    }

    /**
     * The petitioner checked in.
     *
     * @param line the office in whose line they stand
     * @return what is booked for the case today at a desk of that office
     */
    public Optional<Arrival> checkIn(CaseId caseId, OfficeId line, PersonId clerk) {
        return appointments.lockToday(caseId, line).map(found -> {
            if (found.marks().arrivedAt() == null) {
                changes.change(found, clerk, "", (appointment, at) -> appointment.arrive(at, clocks));
            }
            var slot = found.held();
            var othersFrom = slot.starts().plus(clocks.officialAbsent());
            return new Arrival(found.id(), slot.official(), slot.desk(), slot.starts(), othersFrom);
        });
    }

    /** When the times begin that are booked today at this office, and that somebody may still come to. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Instant> startsToday(OfficeId line) {
        return appointments.startsToday(line);
    }

    /** A time is to be given, before others; unless the case has an appointment anyway, whose own clocks run. */
    public void deferFromLine(Waiter waiter) {
        if (!appointments.isOpen(waiter.caseId())) {
            var carried = wishes.carriedOver(waiter);
            changes.change(carried, null, "", Appointment::defer);
        }
    }

    /** The petitioner was received, whatever a clock said meanwhile. Told by the reception, perhaps more than once. */
    public void fulfil(AppointmentId id, PersonId official) {
        var locked = appointments.lock(id).orElseThrow(() -> AppointmentStandings.unknown(id));
        if (!locked.stage().isOver()) {
            changes.change(locked, official, "", Appointment::fulfil);
        }
    }

    private Instant answerDue(Instant at) {
        return calendar.deadline(at, clocks.answerDays(), clocks.firstDayCounts());
    }

    private Instant due(Instant at) {
        return calendar.deadline(at, clocks.reviewDays(), clocks.firstDayCounts());
    }
}
