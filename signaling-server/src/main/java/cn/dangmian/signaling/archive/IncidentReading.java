package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.Views.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Incidents for those who see to them: of receptions of their line and of those below it supervisors and system administrators, and
 * of what belongs to no reception system administrators. None of it says what a case is about.
 */
@Component
class IncidentReading {

    private static final int MOST = 200;

    private static final String READ = """
            select i.*, o.name as office_name, r.talk_from, owner.name as owner_name, closer.name as closer_name
            from recording_incident i
            left join office o on o.id = i.office
            left join reception r on r.id = i.reception
            left join person owner on owner.id = i.owner
            left join person closer on closer.id = i.closed_by
            where ((i.office is null and :administers)
                   or exists (select from office root where root.id in (:offices) and o.path ^@ root.path)) and\s""";

    private final JdbcClient jdbc;
    private final Duties duties;
    private final JsonMapper json;

    IncidentReading(JdbcClient jdbc, Duties duties, JsonMapper json) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.json = json;
    }

    Optional<Incident> find(IncidentId id, PersonId person) {
        return read(person, "i.id = :id")
                .param("id", id.value())
                .query(this::read)
                .optional();
    }

    /** Open ones, the oldest first, then those that were closed not long ago. */
    List<Incident> of(PersonId person, Instant since) {
        return read(person, """
                        (i.closed_at is null or i.closed_at > :since)
                        order by i.closed_at is not null, i.closed_at desc, i.raised_at limit :most""")
                .param("since", Timestamp.from(since))
                .param("most", MOST)
                .query(this::read)
                .list();
    }

    private JdbcClient.StatementSpec read(PersonId person, String which) {
        var administered = duties.officesOf(person, Role.SYSTEM_ADMIN).stream()
                .map(OfficeId::value)
                .toList();
        var offices = new ArrayList<>(administered);
        // Of nobody's, so that the list is never empty.
        offices.add(new UUID(0, 0));
        duties.officesOf(person, Role.SUPERVISOR).forEach(office -> offices.add(office.value()));
        return jdbc.sql(READ + which)
                .param("administers", !administered.isEmpty())
                .param("offices", offices);
    }

    private Incident read(ResultSet row, int number) throws SQLException {
        return new Incident(
                row.getObject("id", UUID.class),
                IncidentKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getObject("reception", UUID.class),
                named(row, "office"),
                time(row, "talk_from"),
                json.readTree(row.getString("facts")),
                row.getTimestamp("raised_at").toInstant(),
                named(row, "owner"),
                time(row, "owned_at"),
                row.getTimestamp("gone_at") == null,
                time(row, "closed_at"),
                closer(row),
                row.getString("note"));
    }

    private static @Nullable Named named(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new Named(id, row.getString(column + "_name"));
    }

    private static @Nullable Named closer(ResultSet row) throws SQLException {
        var id = row.getObject("closed_by", UUID.class);
        return id == null ? null : new Named(id, row.getString("closer_name"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
