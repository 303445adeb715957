package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.media.Segment;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The recordings as this side knows them, in PostgreSQL. */
@Component
class Recordings {

    /** The pictures that a side shows besides its face. A paper and a screen stand still for as long as they like, and so do their files. */
    static final Set<String> SHOWN = Set.of("camera", "screen");

    record Recording(
            RecordingId id,
            ReceptionId reception,
            CaseId caseId,
            String caseNumber,
            RoomId room,
            String stage,
            @Nullable Long durationMillis,
            @Nullable String sha256,
            @Nullable Instant destroyedAt) {}

    private static final String OPEN = "stage in ('STARTING', 'ACTIVE', 'FAILED') and talk_until is null";

    private final JdbcClient jdbc;

    Recordings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Recording> open(ReceptionId reception) {
        return jdbc.sql("select * from recording where reception = ? and " + OPEN)
                .param(reception.value())
                .query(Recordings::read)
                .optional();
    }

    Optional<Recording> openIn(RoomId room) {
        return jdbc.sql("select * from recording where room = ? and " + OPEN)
                .param(room.value())
                .query(Recordings::read)
                .optional();
    }

    /** The newest one; a talk that was broken off and held again has more. */
    Optional<Recording> latestOf(ReceptionId reception) {
        return jdbc.sql(
                        "select * from recording where reception = ? and stage <> 'ABANDONED' order by started_at desc limit 1")
                .param(reception.value())
                .query(Recordings::read)
                .optional();
    }

    Optional<Recording> find(RecordingId id) {
        return jdbc.sql("select * from recording where id = ?")
                .param(id.value())
                .query(Recordings::read)
                .optional();
    }

    /** @return false when the reception has an open recording already */
    boolean add(Recording recording, Instant at) {
        return jdbc.sql("""
                        insert into recording (id, reception, case_id, case_number, room, stage, started_at)
                        values (?, ?, ?, ?, ?, 'STARTING', ?) on conflict do nothing""")
                        .params(
                                recording.id().value(),
                                recording.reception().value(),
                                recording.caseId().value(),
                                recording.caseNumber(),
                                recording.room().value(),
                                Timestamp.from(at))
                        .update()
                == 1;
    }

    void become(RecordingId id, String stage, String trouble) {
        jdbc.sql("update recording set stage = ?, trouble = ? where id = ? and stage not in ('ARCHIVED', 'ABANDONED')")
                .params(stage, trouble, id.value())
                .update();
    }

    /** @return false when the talk was closed before */
    boolean close(RecordingId id, Instant from, Instant until) {
        return jdbc.sql(
                                "update recording set stage = 'FINALIZING', talk_from = ?, talk_until = ? where id = ? and talk_until is null")
                        .params(Timestamp.from(from), Timestamp.from(until), id.value())
                        .update()
                == 1;
    }

    record Talk(Instant from, Instant until) {}

    /** Of a recording that was closed. */
    Talk talkOf(RecordingId id) {
        return jdbc.sql("select talk_from, talk_until from recording where id = ?")
                .param(id.value())
                .query((row, _) -> new Talk(
                        row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant()))
                .single();
    }

    void keep(RecordingId id, Kept kept) {
        jdbc.sql("""
                        update recording set stage = 'ARCHIVED', trouble = '', duration_millis = ?, sha256 = ?, tracks = ?::jsonb,
                            gaps = ?::jsonb where id = ?""")
                .params(kept.durationMillis(), kept.sha256(), kept.tracks(), kept.gaps(), id.value())
                .update();
    }

    /** @param tracks JSON as reported; @param gaps JSON as reported */
    record Kept(long durationMillis, String sha256, String tracks, String gaps) {}

    /** @return false when it was known already */
    boolean addSegment(RecordingId id, Segment segment) {
        return jdbc.sql(
                                "insert into recording_segment (recording, name, seat, started_at) values (?, ?, ?, ?) on conflict do nothing")
                        .params(id.value(), segment.name(), segment.seat(), Timestamp.from(segment.from()))
                        .update()
                == 1;
    }

    /** @return false when it was stopped already */
    boolean stopSegment(RecordingId id, String name, Instant until) {
        return jdbc.sql(
                                "update recording_segment set stopped_at = ? where recording = ? and name = ? and stopped_at is null")
                        .params(Timestamp.from(until), id.value(), name)
                        .update()
                == 1;
    }

    /** @return false when it is not known, or was stopped already */
    boolean segmentGrows(RecordingId id, String name, boolean growing) {
        return jdbc.sql("""
                        update recording_segment set growing = ?
                        where recording = ? and name = ? and stopped_at is null""").params(growing, id.value(), name).update() == 1;
    }

    /** Whether its seat began no other segment since then that is over. */
    boolean isFirstSince(RecordingId id, String name, Instant since) {
        return jdbc.sql("""
                        select not exists (select from recording_segment before
                                           where before.recording = s.recording and before.seat = s.seat
                                             and before.stopped_at > ?)
                        from recording_segment s where s.recording = ? and s.name = ?""")
                .params(Timestamp.from(since), id.value(), name)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Both sides have a segment that grows, and so has every guest who is there. What is shown besides may stand still. */
    boolean isWhole(RecordingId id) {
        return jdbc.sql("""
                        select count(distinct seat) filter (where growing and seat in ('terminal', 'desk')) = 2
                            and bool_and(growing) filter (where seat not in ('camera', 'screen'))
                        from recording_segment where recording = ? and stopped_at is null""")
                .param(id.value())
                .query((row, _) -> row.getBoolean(1))
                .single();
    }

    /** Seats of which a file should grow and does not. */
    List<String> standingStill(RecordingId id) {
        return jdbc.sql("""
                        select distinct seat from recording_segment
                        where recording = ? and stopped_at is null and not growing and seat not in ('camera', 'screen')""").param(id.value()).query(String.class).list();
    }

    record Stored(
            String name,
            String seat,
            Instant from,
            @Nullable Instant until) {}

    List<Stored> segments(RecordingId id) {
        return jdbc.sql(
                        "select name, seat, started_at, stopped_at from recording_segment where recording = ? order by started_at")
                .param(id.value())
                .query((row, _) -> {
                    var until = row.getTimestamp(4);
                    return new Stored(
                            row.getString(1),
                            row.getString(2),
                            row.getTimestamp(3).toInstant(),
                            until == null ? null : until.toInstant());
                })
                .list();
    }

    List<Recording> allOpen() {
        return jdbc.sql("select * from recording where " + OPEN)
                .query(Recordings::read)
                .list();
    }

    List<Recording> troubledBy(String trouble) {
        return jdbc.sql("select * from recording where stage = 'FAILED' and trouble = ?")
                .param(trouble)
                .query(Recordings::read)
                .list();
    }

    private static Recording read(ResultSet row, int number) throws SQLException {
        var destroyed = row.getTimestamp("destroyed_at");
        return new Recording(
                new RecordingId(row.getObject("id", UUID.class)),
                new ReceptionId(row.getObject("reception", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("case_number"),
                new RoomId(row.getObject("room", UUID.class)),
                row.getString("stage"),
                row.getObject("duration_millis", Long.class),
                row.getString("sha256"),
                destroyed == null ? null : destroyed.toInstant());
    }
}
