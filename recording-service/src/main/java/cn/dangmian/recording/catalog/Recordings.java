package cn.dangmian.recording.catalog;

import static java.time.ZoneOffset.UTC;

import cn.dangmian.recording.kernel.CaseId;
import cn.dangmian.recording.kernel.Gap;
import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.Sha256;
import cn.dangmian.recording.kernel.Span;
import cn.dangmian.recording.kernel.Track;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All recordings. Every change names the stages it may start from, so a late or repeated one changes nothing. */
@Repository
@Transactional
public class Recordings {

    private final JdbcClient jdbc;

    Recordings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens a recording unless it is there already. */
    public Recording open(RecordingId id, Subject subject) {
        jdbc.sql("""
                        insert into recording (id, reception, case_id, case_number, stage)
                        values (?, ?, ?, ?, 'STARTING') on conflict (id) do nothing""")
                .params(
                        id.value(),
                        subject.reception().value(),
                        subject.caseId().value(),
                        subject.caseNumber())
                .update();
        return find(id).orElseThrow();
    }

    public Optional<Recording> find(RecordingId id) {
        return jdbc.sql("select * from recording where id = ?")
                .param(id.value())
                .query(Recordings::recording)
                .optional();
    }

    public void activate(RecordingId id) {
        jdbc.sql("update recording set stage = 'ACTIVE' where id = ? and stage = 'STARTING'")
                .param(id.value())
                .update();
    }

    /** @return false if its talk was over before */
    public boolean finish(RecordingId id, Span talk) {
        return jdbc.sql("""
                        update recording set stage = 'FINALIZING', talk_from = ?, talk_until = ?
                        where id = ? and stage in ('STARTING', 'ACTIVE')""")
                        .params(talk.from().atOffset(UTC), talk.until().atOffset(UTC), id.value())
                        .update()
                == 1;
    }

    /** @return false if its talk was over, so that it stays */
    public boolean abandon(RecordingId id) {
        jdbc.sql("delete from recording where id = ? and stage in ('STARTING', 'ACTIVE')")
                .param(id.value())
                .update();
        return find(id).isEmpty();
    }

    /** Receptions that are being recorded now. */
    public int live() {
        return jdbc.sql("select count(*) from recording where stage in ('STARTING', 'ACTIVE')")
                .query(Integer.class)
                .single();
    }

    /** Recordings whose talk is over and whose archive is due to be made or to be tried again. */
    public List<Recording> due() {
        return jdbc.sql("""
                        select * from recording
                        where stage = 'FINALIZING' or (stage = 'FAILED' and next_attempt_at <= now())
                        order by talk_until""").query(Recordings::recording).list();
    }

    /** @return false if it was archived before */
    public boolean verify(RecordingId id, Archive archive) {
        var changed = jdbc.sql("""
                        update recording
                        set stage = 'VERIFIED', verified_at = now(), duration_millis = ?, manifest_sha256 = ?,
                            failure_reason = null, failure_text = null, next_attempt_at = null
                        where id = ? and stage in ('FINALIZING', 'FAILED')""")
                .params(archive.durationMillis(), archive.sha256().hex(), id.value())
                .update();
        if (changed == 1) {
            archive.tracks().forEach(track -> add(id, track));
            archive.gaps().forEach(gap -> add(id, gap));
        }
        return changed == 1;
    }

    /** To be tried again after 5 s, then twice as long each time, up to 10 minutes. @return false if it was archived before */
    public boolean fail(RecordingId id, String reason, String text) {
        return jdbc.sql("""
                        update recording
                        set stage = 'FAILED', failure_reason = ?, failure_text = ?, attempts = attempts + 1,
                            next_attempt_at = now() + least(600, 5 * 2 ^ least(attempts, 10)) * interval '1 second'
                        where id = ? and stage in ('FINALIZING', 'FAILED')""").params(reason, text, id.value()).update() == 1;
    }

    /** Archived recordings without a seal: those of before there were seals. */
    public List<Recording> unsealed() {
        return jdbc.sql("""
                        select * from recording r where stage = 'VERIFIED'
                          and not exists (select from manifest m where m.recording = r.id) limit 20""").query(Recordings::recording).list();
    }

    /** Archived recordings whose spool files may go. */
    public List<RecordingId> uncleared() {
        return jdbc.sql("select id from recording where stage = 'VERIFIED' and spool_cleared_at is null")
                .query((row, _) -> new RecordingId(row.getObject(1, UUID.class)))
                .list();
    }

    public void cleared(RecordingId id) {
        jdbc.sql("update recording set spool_cleared_at = now() where id = ?")
                .param(id.value())
                .update();
    }

    public Optional<ArchivedRecording> archived(RecordingId id) {
        return jdbc.sql("select * from recording where id = ? and stage = 'VERIFIED'")
                .param(id.value())
                .query((row, _) -> new ArchivedRecording(
                        id,
                        subject(row),
                        new Archive(
                                row.getLong("duration_millis"),
                                new Sha256(row.getString("manifest_sha256")),
                                tracks(id),
                                gaps(id)),
                        instant(row, "destroyed_at")))
                .optional();
    }

    /** Nobody else destroys it meanwhile. @return false if it was destroyed before */
    public boolean destroy(RecordingId id, Instant at) {
        return jdbc.sql(
                                "update recording set destroyed_at = ? where id = ? and stage = 'VERIFIED' and destroyed_at is null")
                        .params(at.atOffset(UTC), id.value())
                        .update()
                == 1;
    }

    private void add(RecordingId id, Track track) {
        jdbc.sql("""
                        insert into track (recording, name, seat, offset_millis, duration_millis, bytes, sha256, video, audio)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id.value(),
                        track.name(),
                        track.seat().word(),
                        track.offsetMillis(),
                        track.durationMillis(),
                        track.bytes(),
                        track.sha256().hex(),
                        track.video(),
                        track.audio())
                .update();
    }

    private void add(RecordingId id, Gap gap) {
        jdbc.sql("insert into gap (recording, seat, from_millis, until_millis, reason) values (?, ?, ?, ?, ?)")
                .params(id.value(), gap.seat().word(), gap.fromMillis(), gap.untilMillis(), gap.reason())
                .update();
    }

    private List<Track> tracks(RecordingId id) {
        return jdbc.sql("select * from track where recording = ? order by offset_millis, name")
                .param(id.value())
                .query((row, _) -> new Track(
                        row.getString("name"),
                        new Seat(row.getString("seat")),
                        row.getLong("offset_millis"),
                        row.getLong("duration_millis"),
                        row.getLong("bytes"),
                        new Sha256(row.getString("sha256")),
                        row.getBoolean("video"),
                        row.getBoolean("audio")))
                .list();
    }

    private List<Gap> gaps(RecordingId id) {
        return jdbc.sql("select * from gap where recording = ? order by from_millis, seat")
                .param(id.value())
                .query((row, _) -> new Gap(
                        new Seat(row.getString("seat")),
                        row.getLong("from_millis"),
                        row.getLong("until_millis"),
                        row.getString("reason")))
                .list();
    }

    private static Recording recording(ResultSet row, int number) throws SQLException {
        var from = row.getObject("talk_from", OffsetDateTime.class);
        var until = row.getObject("talk_until", OffsetDateTime.class);
        return new Recording(
                new RecordingId(row.getObject("id", UUID.class)),
                subject(row),
                Stage.valueOf(row.getString("stage")),
                from == null ? null : new Span(from.toInstant(), until.toInstant()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                new ReceptionId(row.getObject("reception", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("case_number"));
    }
}
