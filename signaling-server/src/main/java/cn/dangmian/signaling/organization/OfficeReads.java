package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.OfficeSheet.Line;
import cn.dangmian.signaling.organization.OfficeSheet.Named;
import cn.dangmian.signaling.organization.OfficeSheet.Past;
import cn.dangmian.signaling.organization.OfficeSheet.PlaceNamed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What pages are shown of offices. */
@Component
class OfficeReads {

    private static final int HITS = 20;

    /** The columns of a {@link Line}. */
    private static final String LINE = """
            select o.*, up.name as parent_name, exists (select from office c where c.parent = o.id) as has_children
            from office o left join office up on up.id = o.parent
            """;

    private final JdbcClient jdbc;
    private final Offices offices;
    private final Places places;
    private final Jurisdiction jurisdiction;

    OfficeReads(JdbcClient jdbc, Offices offices, Places places, Jurisdiction jurisdiction) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.places = places;
        this.jurisdiction = jurisdiction;
    }

    /** The best of what begins as was typed: open ones first, then by where the name fits, by tier and by place in the tree. */
    List<Line> search(String typed) {
        var beginning = Spelling.plain(typed);
        return beginning.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "with hit as (select subject, min(starts_at) as starts_at, min(length(key)) as longer from search_key"
                                        + " where kind = 'OFFICE' and key >= :from and key < :until group by subject) "
                                        + LINE
                                        + """
                                   join hit on hit.subject = o.id
                                order by o.closed_on is not null, hit.starts_at,
                                    array_position(array['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP'], o.tier), hit.longer, o.path
                                limit :hits""")
                        .param("from", beginning)
                        .param("until", SearchKeys.end(beginning))
                        .param("hits", HITS)
                        .query(OfficeReads::line)
                        .list();
    }

    /** By division code, those after this one. */
    List<Line> children(OfficeId office, String after, int limit) {
        offices.get(office);
        return jdbc.sql(LINE + " where o.parent = ? and o.division_code > ? order by o.division_code limit ?")
                .params(office.value(), after, limit)
                .query(OfficeReads::line)
                .list();
    }

    /** Newest first. */
    List<Past> history(OfficeId office) {
        offices.get(office);
        return jdbc.sql("""
                        select p.*, up.id as up_id, up.name as up_name, up.tier as up_tier from office_past p
                        left join office up on up.id = p.parent where p.office = ? order by p.held_until desc""")
                .param(office.value())
                .query((row, _) -> new Past(
                        row.getString("name"),
                        row.getString("division_code"),
                        row.getString("up_id") == null ? null : named(row, "up_"),
                        instant(row, "held_from"),
                        row.getObject("held_until", OffsetDateTime.class).toInstant(),
                        row.getString("ended_by")))
                .list();
    }

    OfficeSheet sheet(OfficeId id, PersonId asker) {
        var office = offices.get(id);
        var more = more(id);
        return new OfficeSheet(
                id,
                office.divisionCode(),
                office.name(),
                office.tier(),
                offices.above(id).stream().map(Named::of).toList(),
                more.longitude(),
                more.latitude(),
                more.openedOn(),
                more.closedOn(),
                more.since(),
                more.successor() == null ? null : Named.of(offices.get(more.successor())),
                absorbed(id),
                more.revision(),
                more.offices(),
                more.units(),
                places.terminalsOf(List.of(id)).stream()
                        .map(one -> new PlaceNamed(one.id().toString(), one.name()))
                        .toList(),
                places.desksOf(List.of(id)).stream()
                        .map(one -> new PlaceNamed(one.id().toString(), one.name()))
                        .toList(),
                jurisdiction.administers(asker, id));
    }

    private record More(
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate closedOn,
            @Nullable Instant since,
            @Nullable OfficeId successor,
            long revision,
            long offices,
            long units) {}

    private More more(OfficeId id) {
        return jdbc.sql("""
                        select o.*,
                            (select count(*) from office i where i.path > o.path and i.path < rtrim(o.path, '/') || '0'
                                and i.closed_on is null) as offices,
                            (select count(*) from responsible_unit u where u.office = o.id and u.closed_on is null) as units
                        from office o where o.id = ?""").param(id.value()).query(OfficeReads::more).single();
    }

    private static More more(ResultSet row, int number) throws SQLException {
        var successor = row.getObject("successor", UUID.class);
        return new More(
                degrees(row, "longitude"),
                degrees(row, "latitude"),
                row.getObject("opened_on", LocalDate.class),
                row.getObject("closed_on", LocalDate.class),
                instant(row, "since"),
                successor == null ? null : new OfficeId(successor),
                row.getLong("revision"),
                row.getLong("offices"),
                row.getLong("units"));
    }

    private List<Named> absorbed(OfficeId id) {
        return jdbc.sql(
                        "select id as a_id, name as a_name, tier as a_tier from office where successor = ? order by path")
                .param(id.value())
                .query((row, _) -> named(row, "a_"))
                .list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var office = Offices.read(row, number);
        return new Line(
                office.id(),
                office.divisionCode(),
                office.name(),
                office.tier(),
                row.getString("parent_name"),
                degrees(row, "longitude"),
                degrees(row, "latitude"),
                row.getObject("closed_on") != null,
                row.getBoolean("has_children"));
    }

    private static Named named(ResultSet row, String prefix) throws SQLException {
        return new Named(
                new OfficeId(row.getObject(prefix + "id", UUID.class)),
                row.getString(prefix + "name"),
                Tier.valueOf(row.getString(prefix + "tier")));
    }

    private static @Nullable Double degrees(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
