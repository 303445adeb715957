package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.Terminal;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Act;
import cn.dangmian.signaling.scheduling.AppointmentStandings.Standing;
import cn.dangmian.signaling.scheduling.Interpreters.Interpreter;
import cn.dangmian.signaling.scheduling.SlotClaims.Taken;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The receiving office gives an appointment its time. What it is shown before may be old news: the database decides. */
@Service
public class SlotDesk {

    /** @param terminal null: the one that was asked for */
    public record Planned(
            PersonId official,
            @Nullable PersonId coOfficial,
            DeskId desk,
            @Nullable TerminalId terminal,
            @Nullable InterpreterId interpreter,
            Instant starts,
            Instant ends) {}

    public enum What {
        OFFICIAL,
        CO_OFFICIAL,
        DESK,
        TERMINAL,
        INTERPRETER
    }

    public enum Why {
        /** At another appointment. */
        BOOKED,
        /** On leave, or without the duty on that day. */
        AWAY,
        /** No published reception day of the official at that desk covers it. */
        NOT_ON_DUTY,
        /** Stays away from the case. */
        RECUSED,
        /** A language without an interpreter, or with one who does not speak it; a joint reception without the other official. */
        NEEDED
    }

    /**
     * What is in the way of a planned time.
     *
     * @param name of the person, desk, terminal or interpreter; empty when one is lacking
     * @param with the other appointment, when it is that
     */
    public record Clash(
            What what,
            Why why,
            String name,
            @Nullable AppointmentId with,
            @Nullable Instant starts,
            @Nullable Instant ends) {}

    private final AppointmentChanges changes;
    private final Appointments appointments;
    private final AppointmentStandings standings;
    private final SlotClaims claims;
    private final SlotFaults faults;
    private final SchedulingClocks clocks;
    private final People people;
    private final Places places;
    private final Interpreters interpreters;

    SlotDesk(
            AppointmentChanges changes,
            Appointments appointments,
            AppointmentStandings standings,
            SlotClaims claims,
            SlotFaults faults,
            SchedulingClocks clocks,
            People people,
            Places places,
            Interpreters interpreters) {
        this.changes = changes;
        this.appointments = appointments;
        this.standings = standings;
        this.claims = claims;
        this.faults = faults;
        this.clocks = clocks;
        this.people = people;
        this.places = places;
        this.interpreters = interpreters;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void schedule(Act act, Planned planned) {
        var locked = changes.lock(act, Standing.SCHEDULER);
        var slot = required(locked, planned);
        changes.change(locked, act.by(), act.reason(), (appointment, at) -> appointment.schedule(slot, at, clocks));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void reschedule(Act act, Planned planned) {
        var locked = changes.lock(act, Standing.SCHEDULER);
        var slot = required(locked, planned);
        changes.change(locked, act.by(), act.reason(), (appointment, at) -> appointment.reschedule(slot, at, clocks));
    }

    /** Everything in the way of this time, so that it is seen before anything is dropped there. */
    @Transactional(readOnly = true)
    public List<Clash> clashes(AppointmentId id, Planned planned, PersonId by) {
        var appointment = appointments.find(id).orElseThrow(() -> AppointmentStandings.unknown(id));
        standings.require(appointment, Standing.SCHEDULER, by);
        var slot = faults.slot(appointment, planned);
        return Stream.concat(
                        faults.of(appointment, slot).stream(),
                        claims.taken(id, slot).stream().map(taken -> clash(slot, taken)))
                .toList();
    }

    /**
     * Who and what an appointment can have besides the official and the desk of a reception day.
     *
     * @param coOfficials of the other office, in a joint reception
     */
    public record Candidates(List<PersonId> coOfficials, List<Terminal> terminals, List<Interpreter> interpreters) {}

    @Transactional(readOnly = true)
    public Candidates candidates(AppointmentId id, PersonId by) {
        var appointment = appointments.find(id).orElseThrow(() -> AppointmentStandings.unknown(id));
        standings.require(appointment, Standing.SCHEDULER, by);
        var joint = appointment.marks().joint();
        return new Candidates(
                joint == null || !joint.needsOfficial() ? List.of() : faults.officials(joint.with()),
                places.terminalsOf(List.of(appointment.wish().from())),
                interpreters.of(appointment.wish().office()));
    }

    private Slot required(Appointment appointment, Planned planned) {
        var slot = faults.slot(appointment, planned);
        faults.of(appointment, slot).stream().findFirst().ifPresent(fault -> {
            throw refused(fault);
        });
        return slot;
    }

    private static Refused refused(Clash fault) {
        var text = fault.what() + " " + fault.name();
        return switch (fault.why()) {
            case AWAY -> new Refused("scheduling.away", text);
            case NOT_ON_DUTY -> new Refused("scheduling.not-on-duty", text);
            case RECUSED -> new Refused("scheduling.recused", text);
            case NEEDED ->
                fault.what() == What.INTERPRETER
                        ? new Refused("scheduling.interpreter-needed", text)
                        : new Refused("scheduling.co-official-needed", text);
            case BOOKED -> new Refused("scheduling.slot-taken", text);
        };
    }

    private Clash clash(Slot slot, Taken taken) {
        var resource = taken.claim().resource();
        var what = switch (taken.claim().kind()) {
            case PERSON -> resource.equals(slot.official().value()) ? What.OFFICIAL : What.CO_OFFICIAL;
            case DESK -> What.DESK;
            case TERMINAL -> What.TERMINAL;
            case INTERPRETER -> What.INTERPRETER;
        };
        var name = switch (taken.claim().kind()) {
            case PERSON -> people.get(new PersonId(resource)).name();
            case DESK -> places.desk(new DeskId(resource)).name();
            case TERMINAL -> places.terminal(new TerminalId(resource)).name();
            case INTERPRETER -> interpreters.get(new InterpreterId(resource)).name();
        };
        return new Clash(what, Why.BOOKED, name, taken.by(), taken.starts(), taken.ends());
    }
}
