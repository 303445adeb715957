package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.commitments.events.CommitmentNoted;
import cn.dangmian.signaling.kernel.OfficeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells a petitioner that something that was promised is done; what, is seen with the inquiry code. */
@Component
class CommitmentNotices {

    private record Kept(
            CaseId caseId, OfficeId from, String fromName, OfficeId line, String lineName, String language) {}

    private final JdbcClient jdbc;
    private final Notices notices;

    CommitmentNotices(JdbcClient jdbc, Notices notices) {
        this.jdbc = jdbc;
        this.notices = notices;
    }

    @ApplicationModuleListener
    void on(CommitmentNoted noted) {
        switch (noted.note()) {
            case "KEPT" -> kept(noted.commitment()).ifPresent(one -> tell(noted, one));
            case "REOPENED" -> notices.withdraw(noted.commitment());
            default -> {
                // Why something is late is told when the petitioner asks.
            }
        }
    }

    /** Nothing when it was reopened since: events come in any order. */
    private Optional<Kept> kept(UUID commitment) {
        return jdbc.sql("""
                        select r.case_id, f.id as from_id, f.name as from_name, l.id as line_id, l.name as line_name,
                            coalesce((select a.language from appointment a where a.case_id = r.case_id
                                      order by a.created_at desc limit 1), '') as language
                        from reception_commitment c join reception r on r.id = c.reception join office l on l.id = r.line
                        join terminal t on t.id = r.terminal join office f on f.id = t.office
                        where c.id = ? and c.kept_at is not null""").param(commitment).query(CommitmentNotices::read).optional();
    }

    private static Kept read(ResultSet row, int number) throws SQLException {
        return new Kept(
                new CaseId(row.getObject("case_id", UUID.class)),
                new OfficeId(row.getObject("from_id", UUID.class)),
                row.getString("from_name"),
                new OfficeId(row.getObject("line_id", UUID.class)),
                row.getString("line_name"),
                row.getString("language"));
    }

    /** When it is kept once more, that is another thing to tell. */
    private void tell(CommitmentNoted noted, Kept kept) {
        notices.put(new Notices.Wanted(
                "COMMITMENT_KEPT",
                noted.commitment(),
                noted.at().toEpochMilli(),
                new Notices.About(kept.caseId(), kept.from(), kept.line(), kept.language()),
                null,
                Map.of("office", kept.lineName(), "from", kept.fromName()),
                null));
    }
}
