package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.Latest;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.reception.LiveReceptions;
import cn.dangmian.signaling.reception.events.LineChanged;
import cn.dangmian.signaling.reception.events.ReceptionEvent;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells who waits that their turn is near, once for each ticket: when the line moves, and by a sweep what was lost then. Whoever
 * comes into a short line is told at the counter.
 */
@Component
class LineNotices {

    private static final Logger LOG = LoggerFactory.getLogger(LineNotices.class);
    private static final Duration AFTER_THE_CALL = Duration.ofMillis(500);

    /** In a line that never rests. */
    private static final Duration LINES_APART = Duration.ofSeconds(1);

    /** @param atCounter came just now, and was told there how many are ahead */
    private record Waiting(
            ReceptionId reception,
            CaseId caseId,
            OfficeId from,
            OfficeId line,
            int ticket,
            String lineName,
            String place,
            String language,
            boolean atCounter) {

        /** The same ticket of the same line. */
        UUID subject() {
            return UUID.nameUUIDFromBytes((reception + " " + line + " " + ticket).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final String WAITS = """
            from reception r join office l on l.id = r.line join terminal t on t.id = r.terminal join office f on f.id = t.office
            where r.stage = 'QUEUED' and not exists (select from notice n where n.kind = 'TWO_AHEAD' and n.case_id = r.case_id
                and n.receiving = r.line and n.revision = r.ticket and n.created_at >= r.checked_in_at)""";

    private final JdbcClient jdbc;
    private final LiveReceptions receptions;
    private final Notices notices;
    private final NoticeSettings settings;
    private final TransactionTemplate transaction;
    private final Latest<OfficeId> latest = new Latest<>(1);

    LineNotices(
            JdbcClient jdbc,
            LiveReceptions receptions,
            Notices notices,
            NoticeSettings settings,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.receptions = receptions;
        this.notices = notices;
        this.settings = settings;
        this.transaction = transaction;
    }

    @EventListener
    void on(ReceptionEvent event) {
        AfterCommit.run(() -> soon(event.line()));
    }

    @EventListener
    void on(LineChanged changed) {
        AfterCommit.run(() -> soon(changed.line()));
    }

    @Scheduled(fixedDelayString = "PT30S")
    void look() {
        try {
            jdbc.sql("select distinct r.line " + WAITS)
                    .query((row, _) -> new OfficeId(row.getObject(1, UUID.class)))
                    .list()
                    .forEach(this::soon);
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("lines are looked at later: {}", later.toString());
        }
    }

    private void soon(OfficeId line) {
        latest.later(line, AFTER_THE_CALL, LINES_APART, () -> tellThoseNear(line));
    }

    private void tellThoseNear(OfficeId line) {
        var waiting = waiting(line);
        if (waiting.isEmpty()) {
            return;
        }
        var ahead = receptions.aheadIn(line);
        for (var one : waiting) {
            var before = ahead.getOrDefault(one.reception(), Integer.MAX_VALUE);
            if (before <= settings.toldAhead()) {
                tellAlone(one, before);
            }
        }
    }

    /** One that cannot be told must not keep all others from being told. */
    private void tellAlone(Waiting waiting, int before) {
        try {
            transaction.executeWithoutResult(_ -> tell(waiting, before));
        } catch (RuntimeException trouble) {
            LOG.warn("{} is told later: {}", waiting.reception(), trouble.toString());
        }
    }

    private List<Waiting> waiting(OfficeId line) {
        return jdbc.sql("""
                        select r.id, r.case_id, t.office, r.line, r.ticket, l.name as line_name, f.name || t.name as place,
                            coalesce((select a.language from appointment a where a.case_id = r.case_id
                                      order by a.created_at desc limit 1), '') as language,
                            r.checked_in_at > clock_timestamp() - interval '2 minutes' as at_counter
                        """ + WAITS + " and r.line = ? order by r.place limit 50")
                .param(line.value())
                .query(LineNotices::read)
                .list();
    }

    private static Waiting read(ResultSet row, int number) throws SQLException {
        return new Waiting(
                new ReceptionId(row.getObject("id", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                new OfficeId(row.getObject("office", UUID.class)),
                new OfficeId(row.getObject("line", UUID.class)),
                row.getInt("ticket"),
                row.getString("line_name"),
                row.getString("place"),
                row.getString("language"),
                row.getBoolean("at_counter"));
    }

    private void tell(Waiting waiting, int before) {
        notices.put(new Notices.Wanted(
                "TWO_AHEAD",
                waiting.subject(),
                waiting.ticket(),
                new Notices.About(waiting.caseId(), waiting.from(), waiting.line(), waiting.language()),
                null,
                Map.of(
                        "office", waiting.lineName(),
                        "place", waiting.place(),
                        "ticket", waiting.ticket(),
                        "ahead", before),
                waiting.atCounter() ? Notices.Silence.AT_THE_COUNTER : null));
    }
}
