package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the tier rule, in PostgreSQL; none is ever changed. */
@Component
class TierVersions {

    /** @param holds the one that counts today */
    record Version(
            int version,
            LocalDate validFrom,
            String source,
            @Nullable String importedBy,
            Instant importedAt,
            int rows,
            boolean holds) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    TierVersions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkingDays.BEIJING);
    }

    /** The newest first. */
    List<Version> all() {
        return jdbc.sql("""
                        select v.*, p.name, (select count(*) from tier_rule r where r.version = v.version) as rules,
                            v.version = (select max(version) from tier_rule_version where valid_from <= ?) as holds
                        from tier_rule_version v left join person p on p.id = v.imported_by order by v.version desc""")
                .param(today())
                .query((row, _) -> new Version(
                        row.getInt("version"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("source"),
                        row.getString("name"),
                        row.getTimestamp("imported_at").toInstant(),
                        row.getInt("rules"),
                        row.getBoolean("holds")))
                .list();
    }

    int newest() {
        return jdbc.sql("select max(version) from tier_rule_version")
                .query(Integer.class)
                .single();
    }

    Optional<List<Map<TierColumn, String>>> rows(int version) {
        var rows = jdbc.sql("select * from tier_rule where version = ? order by position")
                .param(version)
                .query(TierVersions::cells)
                .list();
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
    }

    private static Map<TierColumn, String> cells(ResultSet row, int number) throws SQLException {
        var cells = new EnumMap<TierColumn, String>(TierColumn.class);
        for (var column : TierColumn.values()) {
            var value = row.getObject(column.key());
            if (value != null && !value.toString().isEmpty()) {
                cells.put(column, value.toString());
            }
        }
        return cells;
    }

    /** Names of the categories, and their codes, by code. */
    Map<String, String> categories() {
        return jdbc
                .sql("select code, name_zh from matter_category")
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Two who import at once come one after the other. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('tier rule', 0))")
                .query(row -> {});
    }

    void add(int version, LocalDate validFrom, String source, PersonId by) {
        jdbc.sql("""
                        insert into tier_rule_version (version, valid_from, source, imported_by) values (?, ?, ?, ?)""").params(version, validFrom, source, by.value()).update();
    }

    void add(int version, int position, TierSheet.Row row) {
        var insert = jdbc.sql("""
                        insert into tier_rule (version, position, code, category, purpose, history, respondent, several_places,
                            competent, tier, reach, instead_zh, instead_en, basis, standing)
                        values (:version, :position, :code, :category, :purpose, :history, :respondent::boolean,
                            :several_places::boolean, :competent, :tier, :reach::int, coalesce(:instead_zh, ''),
                            coalesce(:instead_en, ''), :basis, :standing)""").param("version", version).param("position", position);
        for (var column : TierColumn.values()) {
            insert = insert.param(column.key(), row.cells().get(column), java.sql.Types.VARCHAR);
        }
        insert.update();
    }
}
