package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.scheduling.SlotDesk.Clash;
import cn.dangmian.signaling.scheduling.SlotDesk.Planned;
import cn.dangmian.signaling.scheduling.SlotDesk.What;
import cn.dangmian.signaling.scheduling.SlotDesk.Why;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What speaks against a time besides other appointments: duty, leave, recusal, language; and what is no time or place at all. */
@Component
class SlotFaults {

    private static final Duration LONGEST = Duration.ofHours(4);

    private final RosterDesk rosters;
    private final Interpreters interpreters;
    private final Duties duties;
    private final People people;
    private final Places places;
    private final Offices offices;
    private final CaseDoor door;
    private final Clock clock;

    SlotFaults(
            RosterDesk rosters,
            Interpreters interpreters,
            Duties duties,
            People people,
            Places places,
            Offices offices,
            CaseDoor door,
            Clock clock) {
        this.rosters = rosters;
        this.interpreters = interpreters;
        this.duties = duties;
        this.people = people;
        this.places = places;
        this.offices = offices;
        this.door = door;
        this.clock = clock;
    }

    /** A time that is to come, at places of the two offices. */
    Slot slot(Appointment appointment, Planned planned) {
        var wish = appointment.wish();
        if (!planned.starts().isBefore(planned.ends())
                || planned.starts().isBefore(clock.instant())
                || Duration.between(planned.starts(), planned.ends()).compareTo(LONGEST) > 0) {
            throw Refused.malformed("scheduling.bad-time", "from " + planned.starts() + " to " + planned.ends());
        }
        requireDesk(wish, planned);
        var terminal = Objects.requireNonNullElse(planned.terminal(), wish.terminal());
        if (!places.officeOf(terminal).equals(wish.from()) || places.isClosed(terminal)) {
            throw Refused.unknown("organization.unknown-terminal", "no such terminal of that office: " + terminal);
        }
        requireInterpreter(wish, planned.interpreter());
        return new Slot(
                planned.official(),
                planned.coOfficial(),
                planned.desk(),
                terminal,
                planned.interpreter(),
                planned.starts(),
                planned.ends());
    }

    /** An official who goes down sits at a desk of an office below. */
    private void requireDesk(Wish wish, Planned planned) {
        var office = places.desk(planned.desk()).office();
        var may = wish.askedBy() == Wish.AskedBy.GOING_DOWN
                ? offices.isWithin(office, wish.office())
                : office.equals(wish.office());
        if (!may) {
            throw Refused.unknown("organization.unknown-desk", "no such desk of that office: " + planned.desk());
        }
    }

    private void requireInterpreter(Wish wish, @Nullable InterpreterId wanted) {
        if (wanted != null
                && interpreters.of(wish.office()).stream()
                        .noneMatch(known -> known.id().equals(wanted))) {
            throw Interpreters.unknown(wanted);
        }
    }

    List<PersonId> officials(OfficeId office) {
        return rosters.officials(office);
    }

    List<Clash> of(Appointment appointment, Slot slot) {
        var wish = appointment.wish();
        var faults = new ArrayList<Clash>();
        var official = slot.official();
        addIfAway(faults, What.OFFICIAL, official, new At(wish.office(), slot));
        if (!wish.askedBy().isOfficial() && !isOnDuty(wish.office(), slot)) {
            faults.add(fault(What.OFFICIAL, Why.NOT_ON_DUTY, name(official)));
        }
        addIfRecused(faults, What.OFFICIAL, official, wish);
        addOther(faults, appointment, slot);
        if (!wish.needs().language().isEmpty() && !isSpoken(wish, slot.interpreter())) {
            faults.add(fault(What.INTERPRETER, Why.NEEDED, ""));
        }
        return faults;
    }

    private record At(OfficeId office, Slot slot) {

        LocalDate day() {
            return LocalDate.ofInstant(slot.starts(), WorkingDays.BEIJING);
        }
    }

    /** The official of the other office, whom only a joint reception has. */
    private void addOther(List<Clash> faults, Appointment appointment, Slot slot) {
        var joint = appointment.marks().joint();
        var with = appointment.marks().jointWith();
        var other = slot.coOfficial();
        if (joint != null && joint.needsOfficial() && other == null) {
            faults.add(fault(What.CO_OFFICIAL, Why.NEEDED, ""));
        }
        if (other != null) {
            addIfAway(
                    faults,
                    What.CO_OFFICIAL,
                    other,
                    new At(with == null ? appointment.wish().office() : with, slot));
            addIfRecused(faults, What.CO_OFFICIAL, other, appointment.wish());
        }
    }

    private void addIfAway(List<Clash> faults, What what, PersonId person, At at) {
        var day = at.day();
        if (!duties.presence(Role.OFFICIAL, at.office(), day, day).isThere(person, day)) {
            faults.add(fault(what, Why.AWAY, name(person)));
        }
    }

    private void addIfRecused(List<Clash> faults, What what, PersonId person, Wish wish) {
        if (!door.conflicts(person, List.of(wish.caseId())).isEmpty()) {
            faults.add(fault(what, Why.RECUSED, name(person)));
        }
    }

    private boolean isOnDuty(OfficeId office, Slot slot) {
        var day = LocalDate.ofInstant(slot.starts(), WorkingDays.BEIJING);
        return rosters.receptionDays(office, day, day).stream()
                .anyMatch(duty -> slot.official().equals(duty.receiving())
                        && slot.desk().equals(duty.desk())
                        && !slot.starts().isBefore(duty.starts())
                        && !slot.ends().isAfter(duty.ends()));
    }

    private boolean isSpoken(Wish wish, @Nullable InterpreterId interpreter) {
        return interpreter != null
                && interpreters.of(wish.office()).stream()
                        .anyMatch(known -> known.id().equals(interpreter)
                                && known.languages().contains(wish.needs().language()));
    }

    private String name(PersonId person) {
        return people.get(person).name();
    }

    private static Clash fault(What what, Why why, String name) {
        return new Clash(what, why, name, null, null, null);
    }
}
