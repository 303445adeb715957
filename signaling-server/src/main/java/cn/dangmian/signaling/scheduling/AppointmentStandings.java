package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** In what relation somebody stands to an appointment. Whoever stands in none is told that it does not exist. */
@Component
class AppointmentStandings {

    /** Who may do something to an appointment. */
    enum Standing {
        /** A clerk of the terminal's office, or the official who asked. */
        ASKER,
        /** A clerk of the terminal's office. */
        CLERK,
        /** The petition office that has it now. */
        REVIEWER,
        /** The petition office that is invited to a joint reception. */
        INVITED,
        /** The petition office of who receives. */
        SCHEDULER,
        /** The clerk or the receiving petition office. */
        EITHER,
        /** An official of the office that receives. */
        OFFICIAL,
        /** All of them, the offices on the way, and supervisors above. */
        READER
    }

    private final Duties duties;
    private final CaseDoor door;

    AppointmentStandings(Duties duties, CaseDoor door) {
        this.duties = duties;
        this.door = door;
    }

    void require(Appointment appointment, Standing standing, PersonId person) {
        var unknown = unknown(appointment.id());
        if (!stands(appointment, standing, person)) {
            throw unknown;
        }
        door.pass(person, appointment.wish().caseId(), unknown);
    }

    /** Of the office that receives. */
    boolean isOffice(Appointment appointment, PersonId person) {
        return duties.holds(person, Role.OFFICE, appointment.wish().office());
    }

    boolean isClerk(Appointment appointment, PersonId person) {
        return duties.holds(person, Role.CLERK, appointment.wish().from());
    }

    private boolean stands(Appointment appointment, Standing standing, PersonId person) {
        var wish = appointment.wish();
        return switch (standing) {
            case ASKER -> wish.askedBy().isOfficial() ? person.equals(wish.requester()) : isClerk(appointment, person);
            case CLERK -> isClerk(appointment, person);
            case REVIEWER -> duties.holds(person, Role.OFFICE, appointment.reviewer());
            case INVITED -> isInvited(appointment.marks().jointWith(), person);
            case SCHEDULER -> isOffice(appointment, person);
            case EITHER ->
                isClerk(appointment, person)
                        || person.equals(wish.requester())
                        || duties.holds(person, Role.OFFICE, wish.office());
            case OFFICIAL -> duties.holds(person, Role.OFFICIAL, wish.office());
            case READER -> reads(wish, appointment.marks(), person);
        };
    }

    private boolean isInvited(@Nullable OfficeId office, PersonId person) {
        return office != null && duties.holds(person, Role.OFFICE, office);
    }

    private boolean reads(Wish wish, Marks marks, PersonId person) {
        var concerned = new ArrayList<>(List.of(wish.from(), wish.office()));
        concerned.addAll(wish.way());
        if (marks.jointWith() != null) {
            concerned.add(marks.jointWith());
        }
        return concerned.stream().distinct().anyMatch(office -> readsAt(office, person));
    }

    private boolean readsAt(OfficeId office, PersonId person) {
        return duties.holds(person, Role.CLERK, office)
                || duties.holds(person, Role.OFFICIAL, office)
                || duties.holds(person, Role.OFFICE, office)
                || duties.holdsAbove(person, Role.SUPERVISOR, office);
    }

    static Refused unknown(AppointmentId id) {
        return Refused.unknown("scheduling.unknown-appointment", "no such appointment: " + id);
    }
}
