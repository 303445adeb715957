package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.audit.AuditChain.Verification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verifications in PostgreSQL: only ever added to. */
@Component
class VerificationRows {

    /** A verification that says nothing for so long has ended with its node. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final String SELECT = """
            select v.id, v.at, v.person, v.total, p.checked, p.findings, p.at as told_at, p.outcome,
                   coalesce(p.at, v.at) < clock_timestamp() - make_interval(secs => :silence) as silent
            from audit_verification v
            left join lateral (select * from audit_progress where verification = v.id order by id desc limit 1) p on true\s""";

    private final JdbcClient jdbc;

    VerificationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(UUID id, @Nullable UUID person, long total) {
        jdbc.sql("insert into audit_verification (id, person, total) values (?, ?, ?)")
                .param(id)
                .param(person)
                .param(total)
                .update();
    }

    void progress(UUID id, long checked, long findings, @Nullable String outcome) {
        jdbc.sql("insert into audit_progress (verification, checked, findings, outcome) values (?, ?, ?, ?)")
                .param(id)
                .param(checked)
                .param(findings)
                .param(outcome)
                .update();
    }

    void found(UUID id, int number, Finding finding) {
        jdbc.sql("""
                        insert into audit_finding (verification, number, kind, position, line, head)
                        values (?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(number)
                .param(finding.kind().name())
                .param(finding.position())
                .param(finding.line())
                .param(finding.head())
                .update();
    }

    List<Finding> findings(UUID id) {
        return jdbc.sql("select * from audit_finding where verification = ? order by number")
                .param(id)
                .query((row, _) -> new Finding(
                        Finding.Kind.valueOf(row.getString("kind")),
                        row.getObject("position", Long.class),
                        row.getObject("line", Long.class),
                        row.getObject("head", Long.class)))
                .list();
    }

    Optional<Verification> find(UUID id) {
        return one("where v.id = :id", id);
    }

    Optional<Verification> last() {
        return one("where v.id is distinct from :id order by v.at desc limit 1", null);
    }

    private Optional<Verification> one(String which, @Nullable UUID id) {
        return jdbc.sql(SELECT + which)
                .param("silence", SILENCE.toSeconds())
                .param("id", id, Types.OTHER)
                .query(VerificationRows::read)
                .optional();
    }

    private static Verification read(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        var told = row.getObject("told_at", OffsetDateTime.class);
        return new Verification(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("person", UUID.class),
                outcome != null ? outcome : row.getBoolean("silent") ? "interrupted" : "running",
                row.getLong("total"),
                row.getLong("checked"),
                row.getLong("findings"),
                outcome == null || told == null ? null : told.toInstant());
    }
}
