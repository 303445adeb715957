package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Keeping.Deletion;
import cn.dangmian.signaling.archive.Keeping.Hold;
import cn.dangmian.signaling.archive.Keeping.Kind;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.reception.Views.Named;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long recordings are kept, what holds them, and which are due. */
@Component
class KeepingReading {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final int MOST = 200;

    /** The day it may be destroyed from: so many months after the day of the talk, where the offices are. */
    private static final String DUE =
            "((r.talk_until at time zone 'Asia/Shanghai')::date + make_interval(months => c.months))::date";

    /** @param isHeld whether something holds it */
    record State(@Nullable LocalDate due, boolean isHeld, boolean isArchived) {}

    /** One that is due, or would be if nothing held it. */
    record Due(
            UUID recording,
            UUID reception,
            String caseNumber,
            Named office,
            Instant talkFrom,
            String retention,
            LocalDate due,
            boolean held,
            @Nullable String deletion) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    KeepingReading(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }

    Keeping of(RecordingId id) {
        return jdbc.sql("select r.retention, " + DUE
                        + " as due from recording r join retention_class c on c.code = r.retention where r.id = ?")
                .param(id.value())
                .query((row, _) -> new Keeping(
                        row.getString("retention"),
                        classes(),
                        row.getObject("due", LocalDate.class),
                        holds(id),
                        deletion(id).orElse(null)))
                .single();
    }

    State state(RecordingId id) {
        return jdbc.sql("select " + DUE + " as due, r.stage = 'ARCHIVED' as archived, " + """
                        exists (select from recording_hold h where h.recording = r.id and h.released_at is null) as held
                        from recording r join retention_class c on c.code = r.retention where r.id = ?""")
                .param(id.value())
                .query((row, _) -> new State(
                        row.getObject("due", LocalDate.class), row.getBoolean("held"), row.getBoolean("archived")))
                .single();
    }

    List<Kind> classes() {
        return jdbc.sql("select code, zh, en, months from retention_class order by place")
                .query(Kind.class)
                .list();
    }

    Optional<Deletion> deletion(RecordingId id) {
        return jdbc.sql("""
                        select d.*, a.name as asker_name, c.name as decider_name from recording_deletion d
                        join person a on a.id = d.asked_by left join person c on c.id = d.decided_by
                        where d.recording = ? and d.stage <> 'WITHDRAWN'""").param(id.value()).query(KeepingReading::deletion).optional();
    }

    /** In the lines of these offices and of those below, the longest due first; whoever must not see a case is asked for each. */
    List<Due> due(List<OfficeId> offices) {
        return offices.isEmpty()
                ? List.of()
                : jdbc.sql("select r.*, o.id as office, o.name as office_name, " + DUE + " as due, " + """
                                exists (select from recording_hold h where h.recording = r.id and h.released_at is null) as held,
                                d.stage as deletion
                                from recording r
                                join retention_class c on c.code = r.retention
                                join reception on reception.id = r.reception
                                join office o on o.id = reception.line
                                left join recording_deletion d on d.recording = r.id and d.stage <> 'WITHDRAWN'
                                where r.stage = 'ARCHIVED' and r.destroyed_at is null and c.months is not null
                                  and (r.talk_until at time zone 'Asia/Shanghai')::date <= (cast(:today as date) - make_interval(months => c.months))::date
                                  and exists (select from office root where root.id in (:offices) and o.path ^@ root.path)
                                order by due, r.id limit :most""")
                        .param("today", today())
                        .param("offices", offices.stream().map(OfficeId::value).toList())
                        .param("most", MOST)
                        .query(KeepingReading::due)
                        .list();
    }

    private List<Hold> holds(RecordingId id) {
        return jdbc.sql("""
                        select h.*, a.name as holder_name, b.name as releaser_name from recording_hold h
                        join person a on a.id = h.held_by left join person b on b.id = h.released_by
                        where h.recording = ? order by h.held_at desc""").param(id.value()).query(KeepingReading::hold).list();
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        return new Hold(
                row.getObject("id", UUID.class),
                row.getString("reason"),
                new Named(row.getObject("held_by", UUID.class), row.getString("holder_name")),
                row.getTimestamp("held_at").toInstant(),
                named(row, "released_by", "releaser_name"),
                instant(row.getTimestamp("released_at")),
                row.getString("release_reason"));
    }

    private static Deletion deletion(ResultSet row, int number) throws SQLException {
        return new Deletion(
                row.getObject("id", UUID.class),
                row.getString("stage"),
                row.getString("reason"),
                new Named(row.getObject("asked_by", UUID.class), row.getString("asker_name")),
                row.getTimestamp("asked_at").toInstant(),
                named(row, "decided_by", "decider_name"),
                instant(row.getTimestamp("decided_at")),
                instant(row.getTimestamp("done_at")));
    }

    private static Due due(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getObject("reception", UUID.class),
                row.getString("case_number"),
                new Named(row.getObject("office", UUID.class), row.getString("office_name")),
                row.getTimestamp("talk_from").toInstant(),
                row.getString("retention"),
                row.getObject("due", LocalDate.class),
                row.getBoolean("held"),
                row.getString("deletion"));
    }

    private static @Nullable Named named(ResultSet row, String id, String name) throws SQLException {
        var found = row.getObject(id, UUID.class);
        return found == null ? null : new Named(found, row.getString(name));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
