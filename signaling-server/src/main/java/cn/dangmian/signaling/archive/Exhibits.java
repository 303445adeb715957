package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is to be sealed with recordings besides the recordings themselves. */
@Component
public class Exhibits {

    private static final int AT_ONCE = 20;

    private final JdbcClient jdbc;

    Exhibits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that keeps it: nothing is kept that is not sealed in the end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(ReceptionId reception, Exhibit exhibit) {
        jdbc.sql("""
                        insert into recording_exhibit (reception, id, kind, name, media_type, bytes, sha256, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        reception.value(),
                        exhibit.id(),
                        exhibit.kind().name(),
                        exhibit.name(),
                        exhibit.mediaType(),
                        exhibit.bytes(),
                        exhibit.sha256(),
                        Timestamp.from(exhibit.at()))
                .update();
    }

    /** Receptions whose recordings are archived, and of which something is not told yet. */
    List<ReceptionId> due() {
        return jdbc.sql("""
                        select distinct reception from recording_exhibit e
                        where told_at is null
                          and exists (select from recording r where r.reception = e.reception and r.stage = 'ARCHIVED')
                          and not exists (select from recording r where r.reception = e.reception
                                          and r.stage in ('STARTING', 'ACTIVE', 'FAILED', 'FINALIZING'))
                        limit ?""")
                .param(AT_ONCE)
                .query((row, _) -> new ReceptionId(row.getObject(1, UUID.class)))
                .list();
    }

    List<Exhibit> untold(ReceptionId reception) {
        return jdbc.sql("select * from recording_exhibit where reception = ? and told_at is null order by at, name")
                .param(reception.value())
                .query(Exhibits::read)
                .list();
    }

    /** @return false when another node was faster */
    boolean told(ReceptionId reception, Exhibit exhibit, Instant at) {
        return jdbc.sql("""
                        update recording_exhibit set told_at = ? where reception = ? and kind = ? and id = ? and told_at is null""")
                        .params(
                                Timestamp.from(at),
                                reception.value(),
                                exhibit.kind().name(),
                                exhibit.id())
                        .update()
                == 1;
    }

    private static Exhibit read(ResultSet row, int number) throws SQLException {
        return new Exhibit(
                row.getObject("id", UUID.class),
                Exhibit.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getTimestamp("at").toInstant());
    }
}
