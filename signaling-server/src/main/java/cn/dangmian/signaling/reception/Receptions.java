package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.Priority;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.reception.events.RecorderReport;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The receptions in PostgreSQL. Whoever changes one holds its row. */
@Component
class Receptions {

    private static final String ALL = "select * from reception where ";

    /** Long enough for the next official to press, too short to hold a media server up. */
    private static final Duration ROOM_KEPT = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clocks clocks;

    Receptions(JdbcClient jdbc, JsonMapper json, Clocks clocks) {
        this.jdbc = jdbc;
        this.json = json;
        this.clocks = clocks;
    }

    /** Who calls, for which line. */
    record Caller(OfficeId line, DeskId desk, PersonId official) {}

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
     * @param turn whom the desk looks for
     */
    Optional<Reception> lockNextOf(Caller caller, Line.Turn turn) {
        return jdbc.sql(ALL + """
                        line = :line and stage = 'QUEUED' and not away and %s and (select l.confirmed_at from reception_lease l where l.reception = reception.id)
                            > clock_timestamp() - make_interval(secs => :lease)
                          and case_conflict(case_id, :official, (select held_offices(:official))) is null
                          and (wanted_desk is null or wanted_desk = :desk or not exists
                              (select from reception_post p where p.id = wanted_desk and p.client is not null and p.pause_reason is null))
                          and %s
                        order by booked_from, place, id limit 1 for update skip locked""".formatted(turn.condition(), Line.NOT_BOOKED_ELSEWHERE))
                .param("line", caller.line().value())
                .param("lease", clocks.lease().toSeconds())
                .param("desk", caller.desk().value())
                .param("official", caller.official().value())
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

    /** Locks whom a desk has, if anybody. */
    Optional<Reception> lockAtDesk(DeskId desk) {
        return jdbc.sql(ALL + """
                        desk = ? and stage in ('CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP')
                        for update""").param(desk.value()).query(this::read).optional();
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
        jdbc.sql(
                        "update reception set dismissed = true where terminal = ? and stage in ('ENDED', 'ARCHIVED', 'LEFT', 'DEFERRED')")
                .param(terminal.value())
                .update();
    }

    /**
     * Whoever comes back into the line, or steps away from it, leaves the desk's hold to another. The room of a call that came to
     * nothing is kept for the next one: the petitioner's own link is up in it.
     */
    void save(Reception reception) {
        var stage = reception.stage();
        var seating = stage.seatingOrNull();
        var recorder = reception.recorder().state();
        var changed = withVisit(withTimes(jdbc.sql("""
                        update reception set stage = :stage, stage_facts = :facts::jsonb, desk = :desk, official = :official,
                            deadline = :deadline, talk_from = :talkFrom, recorder = :recorder, trouble = :trouble,
                            room_desk = case when :stage = 'QUEUED' and (stage <> 'QUEUED' or :away) then null else room_desk end,
                            room_kept_until = case when :stage in ('CALLED', 'CONNECTING') then room_kept_until
                                when :stage = 'QUEUED' and stage = 'CALLED' then clock_timestamp() + make_interval(secs => :kept) end,
                            priority = :priority, line = :line, ticket = :ticket,
                            wanted_desk = case when :stage = 'QUEUED' and stage = 'QUEUED' then wanted_desk end,
                            away = :away, called_at = coalesce(called_at, :calledAt), ended_at = coalesce(ended_at, :endedAt),
                            dismissed = dismissed or :stage = 'LEFT', revision = :revision
                        where id = :id and revision < :revision"""), stage), reception.visit())
                .param("stage", stage.name().name())
                .param("facts", json.writeValueAsString(stage))
                .param("desk", seating == null ? null : seating.desk().value())
                .param("official", seating == null ? null : seating.official().value())
                .param("recorder", nameOf(recorder))
                .param("trouble", reception.recorder().trouble())
                .param("revision", reception.revision())
                .param("kept", ROOM_KEPT.toSeconds())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("reception " + reception.visit().id() + " was saved without its lock");
        }
    }

    private static StatementSpec withTimes(StatementSpec update, Stage stage) {
        return update.param("away", stage.awaySinceOrNull() != null)
                .param("calledAt", timestamp(stage.calledAtOrNull()))
                .param("endedAt", timestamp(stage.endedAtOrNull()))
                .param("deadline", timestamp(stage.deadlineOrNull()))
                .param("talkFrom", timestamp(stage.talkFromOrNull()));
    }

    private static StatementSpec withVisit(StatementSpec update, Visit visit) {
        return update.param("id", visit.id().value())
                .param("line", visit.line().value())
                .param("ticket", visit.ticket())
                .param("priority", nameOf(visit.priority()));
    }

    private static @Nullable String nameOf(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    Reception read(ResultSet row, int number) throws SQLException {
        var priority = row.getString("priority");
        var visit = new Visit(
                new ReceptionId(row.getObject("id", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                new TerminalId(row.getObject("terminal", UUID.class)),
                new OfficeId(row.getObject("line", UUID.class)),
                row.getInt("ticket"),
                row.getInt("head_count"),
                row.getString("notice_version"),
                row.getTimestamp("checked_in_at").toInstant(),
                priority == null ? null : Priority.valueOf(priority));
        var stage = json.readValue(
                row.getString("stage_facts"),
                StageName.valueOf(row.getString("stage")).facts());
        var recorder = row.getString("recorder");
        var note = new RecorderNote(
                recorder == null ? null : RecorderReport.State.valueOf(recorder), row.getString("trouble"));
        return new Reception(visit, stage, note, row.getLong("revision"), clocks);
    }
}
