package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tree of offices. A path of division codes from the root down makes every subtree one range of an index. */
@Component
public class Offices {

    private final JdbcClient jdbc;

    Offices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Office get(OfficeId id) {
        return Snapshots.lately(id, () -> ask(id));
    }

    private Office ask(OfficeId id) {
        return jdbc.sql("select * from office where id = ?")
                .param(id.value())
                .query(Offices::read)
                .optional()
                .orElseThrow(() -> Refused.unknown("organization.unknown-office", "no such office: " + id));
    }

    public Optional<Office> withDivisionCode(String code) {
        return jdbc.sql("select * from office where division_code = ?")
                .param(code)
                .query(Offices::read)
                .optional();
    }

    /** The superiors that are open, nearest first. */
    // Written so that each beginning of the path is one look into the index; starts_with would read the whole table.
    public List<Office> above(OfficeId id) {
        return jdbc.sql("""
                        select o.* from office own join office o on o.path = any (array(
                            select left(own.path, n) from generate_series(1, length(own.path) - 1) n where substr(own.path, n, 1) = '/'))
                        where own.id = ? and o.closed_on is null order by length(o.path) desc""").param(id.value()).query(Offices::read).list();
    }

    /** The open office at the top of the tree. */
    public Optional<Office> top() {
        return jdbc.sql(
                        "select * from office where parent is null and closed_on is null order by division_code limit 1")
                .query(Offices::read)
                .optional();
    }

    /** The open offices directly below, by division code. */
    public List<Office> below(OfficeId id) {
        return jdbc.sql("select * from office where parent = ? and closed_on is null order by division_code")
                .param(id.value())
                .query(Offices::read)
                .list();
    }

    public boolean isWithin(OfficeId inner, OfficeId outer) {
        return jdbc.sql("""
                        select exists (select from office i join office o on starts_with(i.path, o.path)
                                       where i.id = ? and o.id = ?)""")
                .params(inner.value(), outer.value())
                .query(Boolean.class)
                .single();
    }

    /** The office and everything below it. */
    // A path ends with a slash, and '0' is the character after it: the subtree is a range of the index for any
    // parameter.
    public List<OfficeId> subtree(OfficeId id) {
        return jdbc.sql("""
                        select i.id from office o join office i on i.path >= o.path and i.path < rtrim(o.path, '/') || '0'
                        where o.id = ? order by i.path""")
                .param(id.value())
                .query((row, _) -> new OfficeId(row.getObject(1, UUID.class)))
                .list();
    }

    static Office read(ResultSet row, int number) throws SQLException {
        var parent = row.getObject("parent", UUID.class);
        return new Office(
                new OfficeId(row.getObject("id", UUID.class)),
                row.getString("division_code"),
                row.getString("name"),
                Tier.valueOf(row.getString("tier")),
                parent == null ? null : new OfficeId(parent));
    }
}
