package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks on every node for times that have begun without their petitioner, or without being called. */
@Component
class LateNotices {

    private static final Logger LOG = LoggerFactory.getLogger(LateNotices.class);

    /**
     * @param revision at which the time was given
     * @param deadline until when the petitioner is waited for
     */
    private record Begun(
            AppointmentId appointment,
            long revision,
            boolean arrived,
            Instant starts,
            @Nullable Instant deadline) {}

    private final JdbcClient jdbc;
    private final Notices notices;
    private final AppointmentFacts appointments;
    private final NoticeSettings settings;
    private final TransactionTemplate transaction;

    LateNotices(
            JdbcClient jdbc,
            Notices notices,
            AppointmentFacts appointments,
            NoticeSettings settings,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.appointments = appointments;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT10S")
    void look() {
        try {
            begun().forEach(this::tellAlone);
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("times that have begun are looked for later: {}", later.toString());
        }
    }

    /** One that cannot be told must not keep all others from being told. */
    private void tellAlone(Begun begun) {
        try {
            transaction.executeWithoutResult(_ -> tell(begun));
        } catch (RuntimeException trouble) {
            LOG.warn("{} is told later: {}", begun.appointment(), trouble.toString());
        }
    }

    private List<Begun> begun() {
        return jdbc.sql("""
                        select a.id, given.revision, a.arrived_at is not null as arrived, a.starts, a.deadline
                        from appointment a cross join lateral
                            (select max(h.revision) as revision from appointment_history h where h.appointment = a.id
                               and h.kind in ('APPOINTMENT_SCHEDULED', 'APPOINTMENT_RESCHEDULED')) given
                        where a.stage = 'SCHEDULED' and a.starts > clock_timestamp() - interval '12 hours'
                          and case when a.arrived_at is null then a.starts <= clock_timestamp() - make_interval(secs => :late)
                                   else a.starts <= clock_timestamp() - make_interval(secs => :delayed)
                                     and not exists (select from reception r where r.appointment = a.id and r.called_at is not null) end
                          and not exists (select from notice n where n.subject = a.id and n.revision = given.revision
                              and n.kind = case when a.arrived_at is null then 'LATE' else 'DELAYED' end)
                        order by a.starts limit 100""")
                .param("late", settings.lateAfter().toSeconds())
                .param("delayed", settings.delayedAfter().toSeconds())
                .query(LateNotices::read)
                .list();
    }

    private static Begun read(ResultSet row, int number) throws SQLException {
        var deadline = row.getTimestamp("deadline");
        return new Begun(
                new AppointmentId(row.getObject("id", UUID.class)),
                row.getLong("revision"),
                row.getBoolean("arrived"),
                row.getTimestamp("starts").toInstant(),
                deadline == null ? null : deadline.toInstant());
    }

    private void tell(Begun begun) {
        var facts = appointments.at(begun.appointment(), begun.revision()).orElse(null);
        if (facts == null) {
            return;
        }
        var end = begun.deadline() == null ? begun.starts() : begun.deadline();
        notices.put(new Notices.Wanted(
                begun.arrived() ? "DELAYED" : "LATE",
                begun.appointment().value(),
                begun.revision(),
                facts.about(),
                begun.arrived() ? null : end,
                Map.of(
                        "office", facts.officeName(),
                        "place", facts.place(),
                        "clock", clock(begun.starts()),
                        "end", clock(end)),
                null));
    }

    private static LocalTime clock(Instant at) {
        return at.atZone(WorkingDays.BEIJING).toLocalTime();
    }
}
