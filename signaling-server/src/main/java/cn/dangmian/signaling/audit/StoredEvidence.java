package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.Anchor.Anchored;
import cn.dangmian.signaling.audit.Line.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The log in PostgreSQL and the heads beside it. */
@Component
class StoredEvidence implements Evidence {

    private final JdbcClient jdbc;
    private final Anchor anchor;

    StoredEvidence(JdbcClient jdbc, Anchor anchor) {
        this.jdbc = jdbc;
        this.anchor = anchor;
    }

    @Override
    public List<Head> heads() {
        return Heads.all(jdbc);
    }

    @Override
    public List<Anchored> anchored() {
        return anchor.all();
    }

    @Override
    public long end() {
        return jdbc.sql("select coalesce(max(position), 0) from audit_link")
                .query(Long.class)
                .single();
    }

    @Override
    public List<Row> rows(long afterPosition, long end, int limit) {
        return jdbc.sql("select k.position, k.line, k.version, encode(k.hash, 'hex') as hash, " + Line.COLUMNS + """
                         from audit_link k left join audit_line l on l.id = k.line
                        where k.position > ? and k.position <= ? order by k.position limit ?""")
                .params(afterPosition, end, limit)
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var link = new Link(row.getLong("position"), row.getLong("line"), row.getInt("version"), row.getString("hash"));
        return new Row(link, row.getObject("id") == null ? null : Line.read(row));
    }

    @Override
    public List<Known> lines(long afterId, int limit) {
        return jdbc.sql("""
                        select l.id, l.xid::text as xid, l.xid >= pg_snapshot_xmax(pg_current_snapshot()) as impossible,
                               exists (select from audit_link k where k.line = l.id) as chained
                        from audit_line l where l.id > ? order by l.id limit ?""")
                .params(afterId, limit)
                .query((row, _) -> new Known(
                        new Place(Long.parseUnsignedLong(row.getString("xid")), row.getLong("id")),
                        row.getBoolean("chained"),
                        row.getBoolean("impossible")))
                .list();
    }
}
