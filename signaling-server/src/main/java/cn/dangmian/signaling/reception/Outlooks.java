package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at a line as a whole: who is before whom, and how fast it goes on. */
@Component
class Outlooks {

    /** Older talks and more of them would tell of other days than today. */
    private static final int DAYS = 30;

    private static final int TALKS = 50;

    private final JdbcClient jdbc;

    Outlooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Outlook of(OfficeId line) {
        return new Outlook(pace(line), ahead(line));
    }

    private Pace pace(OfficeId line) {
        return jdbc.sql("""
                        with lately as (select extract(epoch from ended_at - talk_from) seconds from reception
                                        where line = :line and ended_at > clock_timestamp() - make_interval(days => :days)
                                        order by ended_at desc limit :talks),
                             desks as (select exists (select from reception r where r.desk = p.id and r.stage in
                                           ('CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP')) busy
                                       from reception_post p where p.office = :line and p.kind = 'DESK' and p.client is not null)
                        select count(*), coalesce(percentile_cont(0.2) within group (order by seconds), 0),
                               coalesce(percentile_cont(0.8) within group (order by seconds), 0),
                               (select count(*) from desks), (select count(*) from desks where busy)
                        from lately""")
                .param("line", line.value())
                .param("days", DAYS)
                .param("talks", TALKS)
                .query((row, _) ->
                        new Pace(row.getInt(1), row.getDouble(2), row.getDouble(3), row.getInt(4), row.getInt(5)))
                .single();
    }

    /** Who stepped away is before nobody: nobody calls them meanwhile. */
    private Map<ReceptionId, Integer> ahead(OfficeId line) {
        var ahead = new HashMap<ReceptionId, Integer>();
        var counted = new int[1];
        jdbc.sql("select id, away from reception where line = ? and stage = 'QUEUED' order by place, id")
                .param(line.value())
                .query(row -> {
                    ahead.put(new ReceptionId(row.getObject(1, UUID.class)), counted[0]);
                    counted[0] += row.getBoolean(2) ? 0 : 1;
                });
        return ahead;
    }
}
