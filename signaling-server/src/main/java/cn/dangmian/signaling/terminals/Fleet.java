package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.organization.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All terminals of a subtree: lists, counts and sums. */
@Component
public class Fleet {

    private static final List<Role> READERS = List.of(Role.SYSTEM_ADMIN, Role.TECHNICIAN, Role.SUPERVISOR);

    /**
     * @param office whose subtree it is
     * @param stage NOT_YET, IN_TEST or COMMISSIONED; null for all
     * @param presence ONLINE, AWAY or OFFLINE; null for all
     * @param below narrows to those whose last score is lower; null for all
     * @param tasks narrows to those with open tasks
     */
    public record Wanted(
            OfficeId office,
            @Nullable String stage,
            @Nullable String presence,
            @Nullable Integer below,
            boolean tasks) {}

    public record Row(
            UUID id,
            String name,
            UUID office,
            String officeName,
            String stage,
            String presence,
            @Nullable Instant seenAt,
            @Nullable Integer score,
            @Nullable Boolean passed,
            @Nullable Instant testedAt,
            boolean enrolled,
            int tasks) {}

    public record Counts(int total, int commissioned, int inTest, int online, int failing, int tasks) {}

    /** @param longitude of the office that sums up, when it is known */
    public record Sum(
            UUID office,
            String name,
            Tier tier,
            int total,
            int commissioned,
            int online,
            int failing,
            @Nullable Double longitude,
            @Nullable Double latitude) {}

    private static final String FROM = """
            from office root join office o on o.path ^@ root.path
            join terminal t on t.office = o.id and t.closed_at is null
            left join terminal_standing s on s.terminal = t.id
            where root.id = :office
              and (:stage::text is null or coalesce(s.stage, 'NOT_YET') = :stage)
              and (:presence::text is null or coalesce(s.presence, 'OFFLINE') = :presence)
              and (:below::int is null or s.score < :below)
              and (not :tasks or exists (select from terminal_task k where k.terminal = t.id and k.closed_at is null))
            """;

    private static final String COUNTS = """
            count(*)::int as total,
            (count(*) filter (where s.stage = 'COMMISSIONED'))::int as commissioned,
            (count(*) filter (where s.stage = 'IN_TEST'))::int as in_test,
            (count(*) filter (where s.presence = 'ONLINE'))::int as online,
            (count(*) filter (where not s.passed))::int as failing""";

    private final JdbcClient jdbc;
    private final Offices offices;
    private final Duties duties;

    Fleet(JdbcClient jdbc, Offices offices, Duties duties) {
        this.jdbc = jdbc;
        this.offices = offices;
        this.duties = duties;
    }

    /** The same answer for an office that does not exist as for one of somebody else's. */
    public void requireReader(PersonId person, OfficeId office) {
        if (READERS.stream().noneMatch(role -> duties.holdsAbove(person, role, office))) {
            throw Refused.unknown("organization.unknown-office", "no such office in this person's subtree");
        }
    }

    private JdbcClient.StatementSpec asked(String sql, Wanted wanted) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("office", wanted.office().value());
        values.put("stage", wanted.stage());
        values.put("presence", wanted.presence());
        values.put("below", wanted.below());
        values.put("tasks", wanted.tasks());
        return jdbc.sql(sql).params(values);
    }

    /** @param after the last row of the page before this one */
    public List<Row> list(Wanted wanted, @Nullable TerminalId after, int limit) {
        return asked("""
                        select t.id, t.name, o.id as office, o.name as office_name, s.presence, s.stage, s.seen_at, s.score,
                            s.passed, s.tested_at,
                            exists (select from device d where d.terminal = t.id and d.stage = 'ACTIVE') as enrolled,
                            (select count(*)::int from terminal_task k where k.terminal = t.id and k.closed_at is null) as tasks
                        """ + FROM + """
                          and (:after::uuid is null or (o.path, t.name collate "C", t.id) >
                              (select ao.path, a.name collate "C", a.id from terminal a join office ao on ao.id = a.office
                               where a.id = :after))
                        order by o.path, t.name collate "C", t.id limit :limit""", wanted)
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(Fleet::readRow)
                .list();
    }

    public Counts counts(Wanted wanted) {
        return asked("select " + COUNTS + """
                        , (count(*) filter (where exists
                            (select from terminal_task k where k.terminal = t.id and k.closed_at is null)))::int as tasks
                        """ + FROM, wanted)
                .query((row, _) -> new Counts(
                        row.getInt("total"),
                        row.getInt("commissioned"),
                        row.getInt("in_test"),
                        row.getInt("online"),
                        row.getInt("failing"),
                        row.getInt("tasks")))
                .single();
    }

    /** @param tier of the offices that sum up; null for those just below the office that is asked for */
    public List<Sum> sums(Wanted wanted, @Nullable Tier tier) {
        var down = tier == null
                ? 1
                : Math.max(
                        1, tier.ordinal() - offices.get(wanted.office()).tier().ordinal());
        return asked("""
                        with summed as (
                            select rtrim(array_to_string((string_to_array(o.path, '/'))
                                       [1:array_length(string_to_array(root.path, '/'), 1) - 1 + :down], '/'), '/') || '/' as path,
                        """ + COUNTS + "\n" + FROM + """
                            group by 1)
                        select a.id, a.name, a.tier, u.*, (to_jsonb(a) ->> 'longitude')::float8 as longitude,
                            (to_jsonb(a) ->> 'latitude')::float8 as latitude
                        from summed u join office a on a.path = u.path order by a.path""", wanted)
                .param("down", down)
                .query(Fleet::readSum)
                .list();
    }

    /** All of them, page by page as the reader asks for more. */
    public Stream<Row> all(Wanted wanted) {
        var page = 500;
        return Stream.iterate(
                        list(wanted, null, page),
                        rows -> !rows.isEmpty(),
                        rows -> rows.size() < page
                                ? List.<Row>of()
                                : list(wanted, new TerminalId(rows.getLast().id()), page))
                .flatMap(List::stream);
    }

    private static Row readRow(ResultSet row, int number) throws SQLException {
        var seen = row.getTimestamp("seen_at");
        var tested = row.getTimestamp("tested_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("office", UUID.class),
                row.getString("office_name"),
                row.getString("stage") == null ? "NOT_YET" : row.getString("stage"),
                row.getString("presence") == null ? "OFFLINE" : row.getString("presence"),
                seen == null ? null : seen.toInstant(),
                row.getObject("score", Integer.class),
                row.getObject("passed", Boolean.class),
                tested == null ? null : tested.toInstant(),
                row.getBoolean("enrolled"),
                row.getInt("tasks"));
    }

    private static Sum readSum(ResultSet row, int number) throws SQLException {
        return new Sum(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Tier.valueOf(row.getString("tier")),
                row.getInt("total"),
                row.getInt("commissioned"),
                row.getInt("online"),
                row.getInt("failing"),
                row.getObject("longitude", Double.class),
                row.getObject("latitude", Double.class));
    }
}
