package cn.dangmian.signaling.rollcall;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.reception.Views.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far a round has come, and how soon is answered. */
@Component
class RollCallStatistics {

    /** Of fewer a middle says nothing. */
    private static final int ENOUGH_FOR_A_MEDIAN = 5;

    /** Of fewer the tenth part is one call or none. */
    private static final int ENOUGH_FOR_A_NINTH_TENTH = 20;

    /**
     * What came of one round among the terminals of one office just below.
     *
     * @param sites terminals in service
     * @param covered how many of them were called in this round
     * @param median of the seconds to an answer; null with fewer than five answers
     * @param ninthTenth nine of ten were answered sooner; null with fewer than twenty answers
     */
    record Row(
            Named office,
            int sites,
            int covered,
            int calls,
            int answered,
            int explained,
            @Nullable Double median,
            @Nullable Double ninthTenth) {}

    private final JdbcClient jdbc;

    RollCallStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row of the whole office first, then one of each office just below it that has terminals in service, and of its own. */
    List<Row> of(OfficeId office, int round) {
        return jdbc.sql("""
                        with site as (
                            select t.id, root.path as root, rtrim(array_to_string((string_to_array(o.path, '/'))
                                [1 : array_length(string_to_array(root.path, '/'), 1)], '/'), '/') || '/' as part
                            from office root join office o on o.path ^@ root.path
                            join terminal t on t.office = o.id and t.closed_at is null
                            join terminal_standing s on s.terminal = t.id and s.stage = 'COMMISSIONED'
                            where root.id = :office),
                        called as (
                            select terminal, stage, explanation,
                                case when stage = 'ANSWERED' then extract(epoch from ended_at - called_at)::float8 end as seconds
                            from roll_call where office = :office and round = :round and stage in ('ANSWERED', 'UNANSWERED')),
                        summed as (
                            select grouping(site.part) as whole, coalesce(site.part, min(site.root)) as path,
                                count(distinct site.id)::int as sites, count(distinct called.terminal)::int as covered,
                                count(called.terminal)::int as calls, count(called.seconds)::int as answered,
                                (count(*) filter (where called.explanation <> ''))::int as explained,
                                percentile_disc(0.5) within group (order by called.seconds) as median,
                                percentile_disc(0.9) within group (order by called.seconds) as ninth
                            from site left join called on called.terminal = site.id group by grouping sets ((), (site.part)))
                        select u.*, a.id, a.name from summed u join office a on a.path = u.path order by u.whole desc, u.path""")
                .param("office", office.value())
                .param("round", round)
                .query(RollCallStatistics::read)
                .list();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        var answered = row.getInt("answered");
        return new Row(
                new Named(row.getObject("id", UUID.class), row.getString("name")),
                row.getInt("sites"),
                row.getInt("covered"),
                row.getInt("calls"),
                answered,
                row.getInt("explained"),
                answered < ENOUGH_FOR_A_MEDIAN ? null : row.getObject("median", Double.class),
                answered < ENOUGH_FOR_A_NINTH_TENTH ? null : row.getObject("ninth", Double.class));
    }
}
