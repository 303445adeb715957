package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.RecorderReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The receptions in PostgreSQL. Whoever changes one holds its row. */
@Component
class Receptions {

    private static final String ALL = "select * from reception where ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clocks clocks;

    Receptions(JdbcClient jdbc, JsonMapper json, Clocks clocks) {
        this.jdbc = jdbc;
        this.json = json;
        this.clocks = clocks;
    }

    /** Locks the reception for this transaction. */
    Reception lock(ReceptionId id) {
        return jdbc.sql(ALL + "id = ? for update")
                .param(id.value())
                .query(this::read)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    Optional<Reception> find(ReceptionId id) {
        return jdbc.sql(ALL + "id = ?").param(id.value()).query(this::read).optional();
    }

    static Refused unknown(ReceptionId id) {
        return Refused.unknown("reception.unknown", "no such reception here: " + id);
    }

    /**
     * The first of the line who is there and did not step away. A row that another desk is just taking is passed over, so that two desks never wait
     * for each other and never get the same petitioner. Passed over is also whom this official must not have to do with.
     *
     * @param offices where the official holds duties
     */
    Optional<Reception> lockNextOf(OfficeId line, PersonId official, UUID[] offices) {
        return jdbc.sql(ALL + """
                        line = ? and stage = 'QUEUED' and not away and (select l.confirmed_at from reception_lease l where l.reception = reception.id)
                            > clock_timestamp() - make_interval(secs => ?)
                          and case_conflict(case_id, ?, ?) is null
                        order by place, id limit 1 for update skip locked""")
                .param(line.value())
                .param(clocks.lease().toSeconds())
                .param(official.value())
                .param(offices)
                .query(this::read)
                .optional();
    }

    /** One whose clock ran out, but none of these. */
    Optional<ReceptionId> lockExpired(Set<ReceptionId> except) {
        return jdbc.sql("""
                        select id from reception where deadline < clock_timestamp() and not (id = any(?))
                        order by deadline limit 1 for update skip locked""")
                .param(except.stream().map(ReceptionId::value).toArray(UUID[]::new))
                .query((row, _) -> new ReceptionId(row.getObject(1, UUID.class)))
                .optional();
    }

    boolean isAtDesk(DeskId desk) {
        return jdbc.sql("""
                        select exists (select from reception where desk = ? and stage in
                        ('CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP'))""").param(desk.value()).query(Boolean.class).single();
    }

    void add(Reception reception) {
        var visit = reception.visit();
        try {
            jdbc.sql("""
                            insert into reception (id, case_id, terminal, line, ticket, head_count, notice_version, checked_in_at,
                                place, stage, stage_facts, revision)
                            values (:id, :case, :terminal, :line, :ticket, :heads, :notice, :at,
                                (select coalesce(max(place), 0) + 1 from reception where line = :line), 'QUEUED', :facts::jsonb, 1)""")
                    .param("id", visit.id().value())
                    .param("case", visit.caseId().value())
                    .param("terminal", visit.terminal().value())
                    .param("line", visit.line().value())
                    .param("ticket", visit.ticket())
                    .param("heads", visit.headCount())
                    .param("notice", visit.noticeVersion())
                    .param("at", Timestamp.from(visit.checkedInAt()))
                    .param("facts", json.writeValueAsString(reception.stage()))
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Refused("reception.already-open", "this terminal or this case has an open reception");
        }
        jdbc.sql("insert into reception_lease (reception, confirmed_at) values (?, ?)")
                .params(visit.id().value(), Timestamp.from(visit.checkedInAt()))
                .update();
    }

    /** A reception that is over leaves the terminal's screen. */
    void dismissEnded(TerminalId terminal) {
        jdbc.sql("update reception set dismissed = true where terminal = ? and stage in ('ENDED', 'ARCHIVED', 'LEFT')")
                .param(terminal.value())
                .update();
    }

    /** Whoever comes back into the line, or steps away from it, leaves the desk's hold to another. */
    void save(Reception reception) {
        var stage = reception.stage();
        var seating = stage.seatingOrNull();
        var recorder = reception.recorder().state();
        var changed = jdbc.sql("""
                        update reception set stage = :stage, stage_facts = :facts::jsonb, desk = :desk, official = :official,
                            deadline = :deadline, talk_from = :talkFrom, recorder = :recorder, trouble = :trouble,
                            room_desk = case when :stage = 'QUEUED' and (stage <> 'QUEUED' or :away) then null else room_desk end,
                            away = :away, called_at = coalesce(called_at, :calledAt), ended_at = coalesce(ended_at, :endedAt),
                            dismissed = dismissed or :stage = 'LEFT', revision = :revision
                        where id = :id and revision < :revision""")
                .param("id", reception.visit().id().value())
                .param("stage", stage.name().name())
                .param("facts", json.writeValueAsString(stage))
                .param("desk", seating == null ? null : seating.desk().value())
                .param("official", seating == null ? null : seating.official().value())
                .param("away", stage.awaySinceOrNull() != null)
                .param("calledAt", timestamp(stage.calledAtOrNull()))
                .param("endedAt", timestamp(stage.endedAtOrNull()))
                .param("deadline", timestamp(stage.deadlineOrNull()))
                .param("talkFrom", timestamp(stage.talkFromOrNull()))
                .param("recorder", recorder == null ? null : recorder.name())
                .param("trouble", reception.recorder().trouble())
                .param("revision", reception.revision())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("reception " + reception.visit().id() + " was saved without its lock");
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    Reception read(ResultSet row, int number) throws SQLException {
        var visit = new Visit(
                new ReceptionId(row.getObject("id", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                new TerminalId(row.getObject("terminal", UUID.class)),
                new OfficeId(row.getObject("line", UUID.class)),
                row.getInt("ticket"),
                row.getInt("head_count"),
                row.getString("notice_version"),
                row.getTimestamp("checked_in_at").toInstant());
        var stage = json.readValue(
                row.getString("stage_facts"),
                StageName.valueOf(row.getString("stage")).facts());
        var recorder = row.getString("recorder");
        var note = new RecorderNote(
                recorder == null ? null : RecorderReport.State.valueOf(recorder), row.getString("trouble"));
        return new Reception(visit, stage, note, row.getLong("revision"), clocks);
    }
}
