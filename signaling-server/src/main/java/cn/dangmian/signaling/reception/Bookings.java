package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.events.ReceptionEnded;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.scheduling.AppointmentDesk;
import cn.dangmian.signaling.scheduling.AppointmentDesk.Arrival;
import cn.dangmian.signaling.scheduling.events.AppointmentCancelled;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The booked times of those who wait, and what becomes of them: who came to one is called first at that time, and was received when
 * the reception has ended.
 */
@Component
class Bookings {

    private static final Logger LOG = LoggerFactory.getLogger(Bookings.class);

    private final JdbcClient jdbc;
    private final AppointmentDesk appointments;
    private final Receptions receptions;
    private final Line line;
    private final Changes changes;
    private final TransactionTemplate transaction;

    Bookings(
            JdbcClient jdbc,
            AppointmentDesk appointments,
            Receptions receptions,
            Line line,
            Changes changes,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.appointments = appointments;
        this.receptions = receptions;
        this.line = line;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** Gives who just came the time that is booked for them today at this office, if there is one. */
    void attach(Visit visit, PersonId clerk) {
        appointments.checkIn(visit.caseId(), visit.line(), clerk).ifPresent(arrival -> attach(visit.id(), arrival));
    }

    private void attach(ReceptionId reception, Arrival arrival) {
        jdbc.sql("""
                        update reception set appointment = :appointment, booked_from = :from, booked_desk = :desk,
                            booked_official = :official, booked_for_all_from = :others where id = :id""")
                .param("id", reception.value())
                .param("appointment", arrival.appointment().value())
                .param("from", Timestamp.from(arrival.starts()))
                .param("desk", arrival.desk().value())
                .param("official", arrival.official().value())
                .param("others", Timestamp.from(arrival.othersFrom()))
                .update();
    }

    /** Whose time has come goes first from now on; who looks at the line is told so. Not while somebody calls: it comes again. */
    @Scheduled(fixedDelayString = "PT1S")
    void tellWhoseTimeHasCome() {
        try {
            jdbc.sql("""
                            select distinct line from reception
                            where booked_from <= clock_timestamp() and stage = 'QUEUED' and not booked_told""")
                    .query((row, _) -> new OfficeId(row.getObject(1, UUID.class)))
                    .list()
                    .forEach(office -> transaction.executeWithoutResult(_ -> tell(office)));
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("whose time has come is told later: {}", later.toString());
        }
    }

    private void tell(OfficeId office) {
        if (line.mayPair(office)) {
            jdbc.sql("""
                            update reception set booked_told = true
                            where line = ? and booked_from <= clock_timestamp() and stage = 'QUEUED'""").param(office.value()).update();
            changes.touch(office);
        }
    }

    @ApplicationModuleListener
    void on(ReceptionEnded ended) {
        var reception = receptions.find(ended.reception()).orElseThrow(() -> Receptions.unknown(ended.reception()));
        appointmentOf(ended.reception())
                .ifPresent(appointment ->
                        appointments.fulfil(appointment, reception.seating().official()));
    }

    private Optional<AppointmentId> appointmentOf(ReceptionId reception) {
        return jdbc.sql("select appointment from reception where id = ? and appointment is not null")
                .param(reception.value())
                .query((row, _) -> new AppointmentId(row.getObject(1, UUID.class)))
                .optional();
    }

    private record Waiting(UUID id, OfficeId line) {}

    /** What an office took back while the petitioner waits gives no precedence any more. */
    @ApplicationModuleListener
    void on(AppointmentCancelled cancelled) {
        jdbc.sql(
                        "select id, line from reception where appointment = ? and stage = 'QUEUED' and booked_from is not null")
                .param(cancelled.appointment().value())
                .query((row, _) ->
                        new Waiting(row.getObject(1, UUID.class), new OfficeId(row.getObject(2, UUID.class))))
                .list()
                .forEach(one -> {
                    line.standStill(one.line());
                    jdbc.sql("update reception set booked_from = null where id = ?")
                            .param(one.id())
                            .update();
                    changes.touch(one.line());
                });
    }
}
