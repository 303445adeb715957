package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.TerminalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What a technician has to look after. One open task of each kind at a terminal; what happens again is written into it. */
@Component
class TerminalTasks {

    public enum Kind {
        SELF_TEST_FAILED,
        SELF_TEST_MISSED,
        DEVICES_CHANGED
    }

    /** @param note null when it came right by itself */
    public record Task(
            UUID id,
            Kind kind,
            Map<String, Object> facts,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable UUID closedBy,
            @Nullable String note) {}

    private final JdbcClient jdbc;
    private final Audit audit;
    private final TerminalHistory history;
    private final JsonMapper json;

    TerminalTasks(JdbcClient jdbc, Audit audit, TerminalHistory history, JsonMapper json) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.history = history;
        this.json = json;
    }

    void open(TerminalId terminal, Kind kind, Map<String, ?> facts) {
        jdbc.sql("""
                        insert into terminal_task (id, terminal, kind, facts) values (?, ?, ?, ?::jsonb)
                        on conflict (terminal, kind) where closed_at is null do update set facts = excluded.facts""")
                .params(Ids.next(), terminal.value(), kind.name(), json.writeValueAsString(facts))
                .update();
    }

    /**
     * At every commissioned terminal that was not tested since then.
     *
     * @return how many tasks are new
     */
    int openMissed(Instant since, LocalDate day) {
        return jdbc.sql("""
                        insert into terminal_task (id, terminal, kind, facts)
                        select gen_random_uuid(), t.id, 'SELF_TEST_MISSED', jsonb_build_object('day', ?::text)
                        from terminal t join terminal_standing s on s.terminal = t.id
                        where t.closed_at is null and s.stage = 'COMMISSIONED' and coalesce(s.tested_at, '-infinity') < ?
                        on conflict (terminal, kind) where closed_at is null do nothing""")
                .params(day.toString(), since.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isOpen(TerminalId terminal, Kind kind) {
        return jdbc.sql(
                        "select exists (select from terminal_task where terminal = ? and kind = ? and closed_at is null)")
                .params(terminal.value(), kind.name())
                .query(Boolean.class)
                .single();
    }

    /** Closes what is no longer so. @param by null when it came right by itself */
    void settle(TerminalId terminal, Kind kind, @Nullable PersonId by) {
        jdbc.sql("""
                        update terminal_task set closed_at = clock_timestamp(), closed_by = ?
                        where terminal = ? and kind = ? and closed_at is null""")
                .param(by == null ? null : by.value())
                .param(terminal.value())
                .param(kind.name())
                .update();
    }

    @Transactional
    void close(TerminalId terminal, UUID task, String note, PersonId by) {
        var closed = jdbc.sql("""
                        update terminal_task set closed_at = clock_timestamp(), closed_by = ?, note = ?
                        where id = ? and terminal = ? and closed_at is null""")
                .params(by.value(), note.strip(), task, terminal.value())
                .update();
        if (closed != 1) {
            throw Refused.unknown("terminals.unknown-task", "no such open task at terminal " + terminal);
        }
        audit.done(by.value(), "terminals.close-task", terminal.toString(), Map.of("task", task));
        history.note(terminal, TerminalHistory.Kind.TASK_CLOSED, by, Map.of("task", task));
    }

    /** Open ones first, then the newest. */
    List<Task> of(TerminalId terminal, int limit) {
        return jdbc.sql("""
                        select * from terminal_task where terminal = ?
                        order by closed_at is not null, opened_at desc limit ?""").params(terminal.value(), limit).query(this::read).list();
    }

    private Task read(ResultSet row, int number) throws SQLException {
        var closed = row.getTimestamp("closed_at");
        return new Task(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {}),
                row.getTimestamp("opened_at").toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getObject("closed_by", UUID.class),
                row.getString("note"));
    }
}
