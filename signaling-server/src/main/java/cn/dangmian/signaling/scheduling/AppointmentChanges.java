package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Act;
import cn.dangmian.signaling.scheduling.events.AppointmentDrafted;
import cn.dangmian.signaling.scheduling.events.AppointmentEvent;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one way in which an appointment changes: row, history, claims, log and event in one transaction. */
@Component
class AppointmentChanges {

    private final Appointments appointments;
    private final SlotClaims claims;
    private final AppointmentStandings standings;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AppointmentChanges(
            Appointments appointments,
            SlotClaims claims,
            AppointmentStandings standings,
            Audit audit,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.appointments = appointments;
        this.claims = claims;
        this.standings = standings;
        this.audit = audit;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** The appointment, locked, for who stands as they must and has seen it as it is now. */
    Appointment lock(Act act, AppointmentStandings.Standing standing) {
        var found =
                appointments.lock(act.appointment()).orElseThrow(() -> AppointmentStandings.unknown(act.appointment()));
        standings.require(found, standing, act.by());
        if (found.revision() != act.revision()) {
            throw new Refused(
                    "scheduling.outdated", "revision " + act.revision() + " (expected: " + found.revision() + ")");
        }
        return found;
    }

    void change(
            Act act, AppointmentStandings.Standing standing, BiFunction<Appointment, Instant, AppointmentEvent> how) {
        change(lock(act, standing), act.by(), act.reason(), how);
    }

    /** @param by null for a clock, and for a petitioner on the public page */
    void change(
            Appointment locked,
            @Nullable PersonId by,
            String reason,
            BiFunction<Appointment, Instant, AppointmentEvent> how) {
        var office = whoHas(locked);
        var event = how.apply(locked, clock.instant());
        appointments.save(locked);
        var slot = locked.slot();
        if (slot == null || locked.stage().isOver()) {
            claims.release(locked.id());
        } else {
            claims.take(locked.id(), slot);
        }
        note(locked, event, office, by, reason);
    }

    private static OfficeId whoHas(Appointment appointment) {
        return switch (appointment.stage()) {
            case DRAFT, RETURNED -> appointment.wish().from();
            case SUBMITTED,
                    UNDER_REVIEW,
                    LAPSED,
                    REJECTED,
                    APPROVED,
                    SCHEDULED,
                    NO_SHOW,
                    OFFICIAL_ABSENT,
                    DEFERRED,
                    CANCELLED,
                    FULFILLED -> appointment.reviewer();
        };
    }

    void add(Appointment drafted, @Nullable PersonId by) {
        appointments.add(drafted);
        var begun = new AppointmentDrafted(drafted.id(), drafted.wish().caseId(), drafted.revision(), clock.instant());
        note(drafted, begun, whoHas(drafted), by, "");
    }

    /** @param office that had it before */
    private void note(
            Appointment appointment, AppointmentEvent event, OfficeId office, @Nullable PersonId by, String reason) {
        var slot = appointment.slot();
        jdbc.sql("""
                        insert into appointment_history (appointment, revision, at, kind, person, office, starts, reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(appointment.id().value(), event.revision(), Timestamp.from(event.at()), event.kind())
                .param(by == null ? null : by.value())
                .param(office.value())
                .param(slot == null ? null : Timestamp.from(slot.starts()))
                .param(reason)
                .update();
        audit.done(
                by == null ? null : by.value(),
                "scheduling." + event.getClass().getSimpleName(),
                appointment.id().toString(),
                Map.of(
                        "office",
                        appointment.wish().office().value(),
                        "case",
                        appointment.wish().caseId().value()));
        events.publishEvent(event);
    }
}
