package cn.dangmian.signaling.casework;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cases in PostgreSQL. */
@Component
public class Cases {

    private final JdbcClient jdbc;

    Cases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public CaseBrief get(CaseId id) {
        return find(id).orElseThrow(() -> Refused.unknown("casework.unknown-case", "no such case: " + id));
    }

    public Optional<CaseBrief> find(CaseId id) {
        return jdbc.sql("select * from petition_case where id = ?")
                .param(id.value())
                .query(Cases::read)
                .optional();
    }

    void add(CaseBrief brief) {
        jdbc.sql("""
                        insert into petition_case (id, number, petitioner, address, title, text, office, registered_at, stage)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        brief.id().value(),
                        brief.number(),
                        brief.petitioner(),
                        brief.address(),
                        brief.title(),
                        brief.text(),
                        brief.office().value(),
                        Timestamp.from(brief.registeredAt()),
                        brief.stage())
                .update();
    }

    /** The next serial of an office's day; its row stays locked until the case is committed, so that no number is lost. */
    int nextSerial(OfficeId office, LocalDate day) {
        return jdbc.sql("""
                        insert into case_serial (office, day, last) values (?, ?, 1)
                        on conflict (office, day) do update set last = case_serial.last + 1 returning last""").params(office.value(), day).query(Integer.class).single();
    }

    void note(CaseId id, String kind, Instant at) {
        jdbc.sql("insert into case_timeline (case_id, kind, at) values (?, ?, ?) on conflict do nothing")
                .params(id.value(), kind, Timestamp.from(at))
                .update();
    }

    private static CaseBrief read(ResultSet row, int number) throws SQLException {
        return new CaseBrief(
                new CaseId(row.getObject("id", UUID.class)),
                row.getString("number"),
                row.getString("petitioner"),
                row.getString("address"),
                row.getString("title"),
                row.getString("text"),
                new OfficeId(row.getObject("office", UUID.class)),
                row.getTimestamp("registered_at").toInstant(),
                row.getString("stage"));
    }
}
