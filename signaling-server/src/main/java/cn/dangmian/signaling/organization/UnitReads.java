package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of units. Nobody's telephone number is in a list. */
@Component
class UnitReads {

    record Line(
            UnitId id,
            String name,
            ResponsibleUnit.Kind kind,
            OfficeNamed office,
            List<String> competences,
            int contacts,
            boolean closed) {}

    record OfficeNamed(OfficeId id, String name) {}

    /** @param below whether those of the offices below it are listed too */
    record Asked(
            OfficeId office,
            boolean below,
            String typed,
            @Nullable UnitId after,
            int limit) {}

    private static final int HITS = 20;
    private static final String LINE = """
            select u.*, o.name as office_name, (select count(*) from unit_contact c where c.unit = u.id) as contacts
            from responsible_unit u join office o on o.id = u.office
            """;

    private final JdbcClient jdbc;
    private final Offices offices;

    UnitReads(JdbcClient jdbc, Offices offices) {
        this.jdbc = jdbc;
        this.offices = offices;
    }

    /** By name, those after this one. */
    List<Line> of(Asked asked) {
        offices.get(asked.office());
        var typed = Spelling.plain(asked.typed());
        var query = LINE
                + (asked.below()
                        ? " join office top on top.id = :office and o.path >= top.path and o.path < rtrim(top.path, '/') || '0' where true"
                        : " where u.office = :office")
                + (asked.after() == null
                        ? ""
                        : " and (u.name, u.id) > (select name, id from responsible_unit where id = :after)")
                + (typed.isEmpty()
                        ? ""
                        : " and u.id in (select subject from search_key where kind = 'UNIT' and key >= :from and key < :until)")
                + " order by u.name, u.id limit :limit";
        return jdbc.sql(query)
                .param("office", asked.office().value())
                .param("after", asked.after() == null ? null : asked.after().value())
                .param("from", typed)
                .param("until", SearchKeys.end(typed))
                .param("limit", asked.limit())
                .query(UnitReads::line)
                .list();
    }

    /** The best of what begins as was typed. */
    List<Line> search(String typed) {
        var beginning = Spelling.plain(typed);
        return beginning.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "with hit as (select subject, min(starts_at) as starts_at, min(length(key)) as longer from search_key"
                                        + " where kind = 'UNIT' and key >= :from and key < :until group by subject) "
                                        + LINE
                                        + """
                                   join hit on hit.subject = u.id
                                order by u.closed_on is not null, hit.starts_at, hit.longer, o.path, u.id limit :hits""")
                        .param("from", beginning)
                        .param("until", SearchKeys.end(beginning))
                        .param("hits", HITS)
                        .query(UnitReads::line)
                        .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var unit = Units.unit(row, List.of());
        return new Line(
                new UnitId(row.getObject("id", UUID.class)),
                unit.name(),
                unit.kind(),
                new OfficeNamed(unit.office(), row.getString("office_name")),
                unit.competences(),
                row.getInt("contacts"),
                unit.closed());
    }
}
