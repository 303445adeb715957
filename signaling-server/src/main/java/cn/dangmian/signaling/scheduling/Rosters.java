package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.DeskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rosters in PostgreSQL: a draft of each office, and what it published. */
@Component
class Rosters {

    static final int DRAFT = 0;

    record Published(int version, Instant at, PersonId by) {}

    private final JdbcClient jdbc;

    Rosters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the draft of the office, which is made when there is none. @return its revision */
    long lockDraft(OfficeId office) {
        jdbc.sql("insert into roster (office, version, revision) values (?, 0, 0) on conflict do nothing")
                .param(office.value())
                .update();
        return jdbc.sql("select revision from roster where office = ? and version = 0 for update")
                .param(office.value())
                .query(Long.class)
                .single();
    }

    /** @return 0 while there is none */
    long draftRevision(OfficeId office) {
        return jdbc.sql("select revision from roster where office = ? and version = 0")
                .param(office.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void replaceDraft(OfficeId office, List<RosterEntry> entries) {
        jdbc.sql("delete from roster_entry where office = ? and version = 0")
                .param(office.value())
                .update();
        for (var position = 0; position < entries.size(); position++) {
            add(office, position, entries.get(position));
        }
        jdbc.sql("update roster set revision = revision + 1 where office = ? and version = 0")
                .param(office.value())
                .update();
    }

    private void add(OfficeId office, int position, RosterEntry entry) {
        jdbc.sql("""
                        insert into roster_entry (office, version, position, desk, official, pattern, weekday, month_day, from_day,
                            until_day, starts, ends, slot_minutes)
                        values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(office.value(), position, entry.desk().value())
                .params(entry.official().value(), entry.pattern().name())
                .param(entry.weekday())
                .param(entry.monthDay())
                .param(entry.from())
                .param(entry.until())
                .params(entry.starts(), entry.ends(), entry.slotMinutes())
                .update();
    }

    /** @return the version that the draft was published under */
    int publish(OfficeId office, PersonId by, Instant at) {
        var version = jdbc.sql("""
                        insert into roster (office, version, published_by, published_at)
                        select ?, max(version) + 1, ?, ? from roster where office = ? returning version""")
                .params(office.value(), by.value(), java.sql.Timestamp.from(at), office.value())
                .query(Integer.class)
                .single();
        jdbc.sql("""
                        insert into roster_entry (office, version, position, desk, official, pattern, weekday, month_day, from_day,
                            until_day, starts, ends, slot_minutes)
                        select office, ?, position, desk, official, pattern, weekday, month_day, from_day, until_day, starts, ends,
                            slot_minutes
                        from roster_entry where office = ? and version = 0""").params(version, office.value()).update();
        return version;
    }

    Optional<Published> published(OfficeId office) {
        return jdbc.sql("select * from roster where office = ? and version > 0 order by version desc limit 1")
                .param(office.value())
                .query((row, _) -> new Published(
                        row.getInt("version"),
                        row.getTimestamp("published_at").toInstant(),
                        new PersonId(row.getObject("published_by", UUID.class))))
                .optional();
    }

    List<RosterEntry> entries(OfficeId office, int version) {
        return jdbc.sql("select * from roster_entry where office = ? and version = ? order by position")
                .params(office.value(), version)
                .query(Rosters::read)
                .list();
    }

    private static RosterEntry read(ResultSet row, int number) throws SQLException {
        return new RosterEntry(
                new DeskId(row.getObject("desk", UUID.class)),
                new PersonId(row.getObject("official", UUID.class)),
                RosterEntry.Pattern.valueOf(row.getString("pattern")),
                row.getObject("weekday", Integer.class),
                row.getObject("month_day", Integer.class),
                row.getObject("from_day", LocalDate.class),
                optionalDay(row),
                row.getObject("starts", LocalTime.class),
                row.getObject("ends", LocalTime.class),
                row.getInt("slot_minutes"));
    }

    private static @Nullable LocalDate optionalDay(ResultSet row) throws SQLException {
        return row.getObject("until_day", LocalDate.class);
    }
}
