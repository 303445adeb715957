package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.OfficeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long people waited and were talked to: per line, and per desk. */
@Component
class WaitingStatistics {

    private static final ZoneId DAY = ZoneId.of("Asia/Shanghai");

    /** Of fewer a middle says nothing. */
    private static final int ENOUGH_FOR_A_MEDIAN = 5;

    /** Of fewer the tenth part is one person or nobody. */
    private static final int ENOUGH_FOR_A_NINTH_TENTH = 20;

    /**
     * Lengths in whole seconds.
     *
     * @param median half of them took no longer; null with fewer than five
     * @param ninthTenth nine of ten took no longer; null with fewer than twenty
     */
    record Spread(
            int count,
            @Nullable Integer median,
            @Nullable Integer ninthTenth,
            @Nullable Integer longest) {}

    record Line(UUID office, String name, int came, int left, int deferred, Spread waiting, Spread talks) {}

    record Desk(UUID id, String name, UUID office, Spread waiting, Spread talks) {}

    record Span(LocalDate from, LocalDate until) {}

    private static final String SPREADS = """
            count(waited), percentile_disc(0.5) within group (order by waited),
            percentile_disc(0.9) within group (order by waited), max(waited),
            count(talked), percentile_disc(0.5) within group (order by talked),
            percentile_disc(0.9) within group (order by talked), max(talked)
            from (select r.*, extract(epoch from called_at - checked_in_at)::int waited,
                         extract(epoch from ended_at - talk_from)::int talked from reception r
                  where line = any(:offices) and checked_in_at >= :from::timestamptz and checked_in_at < :until::timestamptz) r
            """;

    private final JdbcClient jdbc;

    WaitingStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Line> lines(List<OfficeId> offices, Span days) {
        return asked(
                        "select o.id, o.name, count(*), count(*) filter (where r.stage = 'LEFT' and called_at is null), "
                                + "count(*) filter (where r.stage = 'DEFERRED'), "
                                + SPREADS
                                + "join office o on o.id = r.line group by o.id, o.name, o.path order by o.path",
                        offices,
                        days)
                .query((row, _) -> new Line(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        spread(row, 6),
                        spread(row, 10)))
                .list();
    }

    /** By the desk that had them last. */
    List<Desk> desks(List<OfficeId> offices, Span days) {
        return asked(
                        "select d.id, d.name, d.office, " + SPREADS
                                + "join desk d on d.id = r.desk group by d.id, d.name, d.office order by d.office, d.name",
                        offices,
                        days)
                .query((row, _) -> new Desk(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        spread(row, 4),
                        spread(row, 8)))
                .list();
    }

    private JdbcClient.StatementSpec asked(String sql, List<OfficeId> offices, Span days) {
        return jdbc.sql(sql)
                .param("offices", offices.stream().map(OfficeId::value).toArray(UUID[]::new))
                .param("from", days.from().atStartOfDay(DAY).toOffsetDateTime().toString())
                .param(
                        "until",
                        days.until()
                                .plusDays(1)
                                .atStartOfDay(DAY)
                                .toOffsetDateTime()
                                .toString());
    }

    private static Spread spread(ResultSet row, int column) throws SQLException {
        var count = row.getInt(column);
        return new Spread(
                count,
                count < ENOUGH_FOR_A_MEDIAN ? null : row.getInt(column + 1),
                count < ENOUGH_FOR_A_NINTH_TENTH ? null : row.getInt(column + 2),
                count == 0 ? null : row.getInt(column + 3));
    }
}
