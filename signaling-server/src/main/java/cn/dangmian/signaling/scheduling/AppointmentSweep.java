package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks on every node for appointments whose clock ran out. */
@Component
class AppointmentSweep {

    private static final Logger LOG = LoggerFactory.getLogger(AppointmentSweep.class);

    private final Appointments appointments;
    private final AppointmentChanges changes;
    private final SchedulingClocks clocks;
    private final WorkingDays calendar;
    private final AppointmentDesk.Attendance attendance;
    private final TransactionTemplate transaction;

    AppointmentSweep(
            Appointments appointments,
            AppointmentChanges changes,
            SchedulingClocks clocks,
            WorkingDays calendar,
            AppointmentDesk.Attendance attendance,
            TransactionTemplate transaction) {
        this.appointments = appointments;
        this.changes = changes;
        this.clocks = clocks;
        this.calendar = calendar;
        this.attendance = attendance;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT2S")
    void sweep() {
        var failed = new HashSet<AppointmentId>();
        try {
            while (Boolean.TRUE.equals(transaction.execute(status -> expireOne(failed, status)))) {
                LOG.debug("a clock ran out");
            }
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("appointments are looked through later: {}", later.toString());
        }
    }

    /** One that cannot be expired must not stop the clocks of all others. */
    private boolean expireOne(Set<AppointmentId> failed, TransactionStatus status) {
        var due = appointments.lockExpired(failed).orElse(null);
        if (due == null) {
            return false;
        }
        try {
            changes.change(
                    due, null, "", (one, at) -> isAttended(one) ? one.attend(at, clocks) : one.expire(at, lapse(at)));
        } catch (RuntimeException trouble) {
            LOG.warn("the clock of {} was not followed: {}", due.id(), trouble.toString());
            failed.add(due.id());
            status.setRollbackOnly();
        }
        return true;
    }

    private Instant lapse(Instant at) {
        return calendar.deadline(at, clocks.lapseDays(), clocks.firstDayCounts());
    }

    /** The official is there, whether or not they have called yet. */
    private boolean isAttended(Appointment due) {
        return due.stage() == AppointmentStage.SCHEDULED
                && due.marks().lackOfficial()
                && attendance.isThere(due.held().official(), due.held().desk());
    }
}
