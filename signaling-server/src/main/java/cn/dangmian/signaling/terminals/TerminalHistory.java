package cn.dangmian.signaling.terminals;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.TerminalId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened to a terminal, for who looks after it. */
@Component
class TerminalHistory {

    enum Kind {
        CREATED,
        RENAMED,
        CLOSED,
        CODE_SHOWN,
        ENROLLED,
        REVOKED,
        ONLINE,
        AWAY,
        OFFLINE,
        DEVICES_CHANGED,
        DEVICES_CONFIRMED,
        SELF_TEST,
        TASK_CLOSED,
        SIGNED,
        COMMISSIONED
    }

    record Entry(Instant at, Kind kind, @Nullable UUID person, Map<String, Object> facts) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TerminalHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param person null for the system's own clocks */
    void note(TerminalId terminal, Kind kind, @Nullable PersonId person, Map<String, ?> facts) {
        jdbc.sql("insert into terminal_event (terminal, kind, person, facts) values (?, ?, ?, ?::jsonb)")
                .param(terminal.value())
                .param(kind.name())
                .param(person == null ? null : person.value())
                .param(json.writeValueAsString(facts))
                .update();
    }

    List<Entry> of(TerminalId terminal, int limit) {
        return jdbc.sql(
                        "select at, kind, person, facts from terminal_event where terminal = ? order by id desc limit ?")
                .params(terminal.value(), limit)
                .query((row, _) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        Kind.valueOf(row.getString("kind")),
                        row.getObject("person", UUID.class),
                        json.readValue(row.getString("facts"), new TypeReference<Map<String, Object>>() {})))
                .list();
    }
}
