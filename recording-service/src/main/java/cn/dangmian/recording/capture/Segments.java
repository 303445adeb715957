package cn.dangmian.recording.capture;

import static java.time.ZoneOffset.UTC;

import cn.dangmian.recording.kernel.ReceptionId;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Seat;
import cn.dangmian.recording.kernel.SegmentName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The segments that files in the spool are expected for. */
@Repository
@Transactional
class Segments {

    private final JdbcClient jdbc;

    Segments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The segment is open until it is closed. @return false if the name is another recording's */
    boolean expect(Segment segment) {
        jdbc.sql("""
                        insert into segment (name, recording, seat, starts_at, audio, video)
                        values (?, ?, ?, ?, ?, ?) on conflict (name) do nothing""")
                .params(
                        segment.name().value(),
                        segment.recording().value(),
                        segment.seat().word(),
                        segment.from().atOffset(UTC),
                        segment.audio(),
                        segment.video())
                .update();
        return jdbc.sql("select recording = ? from segment where name = ?")
                .params(segment.recording().value(), segment.name().value())
                .query(Boolean.class)
                .single();
    }

    void close(RecordingId recording, SegmentName name, Instant until) {
        jdbc.sql("update segment set ends_at = ? where name = ? and recording = ? and ends_at is null")
                .params(until.atOffset(UTC), name.value(), recording.value())
                .update();
    }

    void closeAll(RecordingId recording, Instant until) {
        jdbc.sql("update segment set ends_at = ? where recording = ? and ends_at is null")
                .params(until.atOffset(UTC), recording.value())
                .update();
    }

    /** Segments whose files are being written, or written and not archived yet. */
    List<Segment> watched() {
        return jdbc.sql("""
                        select s.*, r.reception from segment s join recording r on r.id = s.recording
                        where r.stage <> 'VERIFIED' and s.abandoned_at is null""").query(Segments::segment).list();
    }

    List<Segment> of(RecordingId recording) {
        return jdbc.sql("""
                        select s.*, r.reception from segment s join recording r on r.id = s.recording
                        where s.recording = ? order by s.starts_at, s.name""").param(recording.value()).query(Segments::segment).list();
    }

    /** What is missing at its end is missing because its recorder stood still. */
    void replaced(RecordingId recording, SegmentName name) {
        jdbc.sql("update segment set replaced = true where name = ? and recording = ?")
                .params(name.value(), recording.value())
                .update();
    }

    /** Of these names those that a segment has. */
    Set<SegmentName> known(Collection<SegmentName> names) {
        return names.isEmpty()
                ? Set.of()
                : jdbc.sql("select name from segment where name in (:names)")
                        .param("names", names.stream().map(SegmentName::value).toList())
                        .query((row, _) -> new SegmentName(row.getString(1)))
                        .set();
    }

    void abandon(RecordingId recording) {
        jdbc.sql("insert into abandoned (recording) values (?) on conflict do nothing")
                .param(recording.value())
                .update();
        jdbc.sql("update segment set abandoned_at = now() where recording = ?")
                .param(recording.value())
                .update();
    }

    boolean isAbandoned(RecordingId recording) {
        return jdbc.sql("select count(*) from abandoned where recording = ?")
                        .param(recording.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<SegmentName> abandoned() {
        return jdbc.sql("select name from segment where abandoned_at is not null")
                .query((row, _) -> new SegmentName(row.getString(1)))
                .list();
    }

    /** A media server may still be about to close an abandoned file; after ten minutes it is not. */
    void forgetAbandoned() {
        jdbc.sql("delete from segment where abandoned_at < now() - interval '10 minutes'")
                .update();
        jdbc.sql("delete from abandoned where at < now() - interval '30 days'").update();
    }

    private static Segment segment(ResultSet row, int number) throws SQLException {
        var until = row.getObject("ends_at", OffsetDateTime.class);
        return new Segment(
                new SegmentName(row.getString("name")),
                new RecordingId(row.getObject("recording", UUID.class)),
                new ReceptionId(row.getObject("reception", UUID.class)),
                new Seat(row.getString("seat")),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant(),
                row.getBoolean("audio"),
                row.getBoolean("video"),
                row.getBoolean("replaced"));
    }
}
