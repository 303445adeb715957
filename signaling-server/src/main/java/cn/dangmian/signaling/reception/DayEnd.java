package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.scheduling.AppointmentDesk;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody's wait ends silently: who was not received by the end of the day is to be given another time, before others. */
@Component
class DayEnd {

    private static final Logger LOG = LoggerFactory.getLogger(DayEnd.class);

    private final JdbcClient jdbc;
    private final Receptions receptions;
    private final Changes changes;
    private final AppointmentDesk appointments;
    private final Places places;
    private final Clocks clocks;
    private final TransactionTemplate transaction;

    DayEnd(
            JdbcClient jdbc,
            Receptions receptions,
            Changes changes,
            AppointmentDesk appointments,
            Places places,
            Clocks clocks,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.receptions = receptions;
        this.changes = changes;
        this.appointments = appointments;
        this.places = places;
        this.clocks = clocks;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void sweep() {
        try {
            while (Boolean.TRUE.equals(transaction.execute(_ -> deferOne()))) {
                LOG.debug("somebody was not received today");
            }
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("the day is ended later: {}", later.toString());
        }
    }

    private boolean deferOne() {
        var due = lockDue().map(receptions::lock).orElse(null);
        if (due == null) {
            return false;
        }
        var visit = due.visit();
        changes.change(due, null, Reception::defer);
        var from = places.officeOf(visit.terminal());
        appointments.deferFromLine(
                new AppointmentDesk.Waiter(visit.caseId(), visit.terminal(), from, visit.line(), visit.headCount()));
        return true;
    }

    private Optional<ReceptionId> lockDue() {
        return jdbc.sql("""
                        select r.id from reception r
                        cross join lateral (select greatest(checked_in_at + make_interval(secs => :evening),
                            date_trunc('day', checked_in_at at time zone 'Asia/Shanghai') at time zone 'Asia/Shanghai'
                                + make_interval(secs => :dayEnd)) as day) ends
                        where r.stage in ('QUEUED', 'SKIPPED', 'SUSPENDED') and ends.day < clock_timestamp()
                          and (ends.day + interval '6 hours' < clock_timestamp() or not exists
                              (select from reception_post p where p.office = r.line and p.kind = 'DESK' and p.client is not null))
                        limit 1 for update of r skip locked""")
                .param("evening", clocks.evening().toSeconds())
                .param("dayEnd", clocks.dayEnd().toSeconds())
                .query((row, _) -> new ReceptionId(row.getObject(1, UUID.class)))
                .optional();
    }
}
