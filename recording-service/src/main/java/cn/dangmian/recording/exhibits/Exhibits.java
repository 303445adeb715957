package cn.dangmian.recording.exhibits;

import static java.time.ZoneOffset.UTC;

import cn.dangmian.recording.kernel.Exhibit;
import cn.dangmian.recording.kernel.Moment;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What belongs to recordings besides their tracks. */
@Repository
public class Exhibits {

    private final JdbcClient jdbc;

    Exhibits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a recording that may be archived already or not yet. What is known stays as it is. */
    public void add(RecordingId recording, List<Exhibit> exhibits, List<Moment> moments) {
        for (var one : exhibits) {
            jdbc.sql("""
                            insert into exhibit (recording, name, kind, media_type, bytes, sha256, at)
                            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                    .params(
                            recording.value(),
                            one.name(),
                            one.kind(),
                            one.mediaType(),
                            one.bytes(),
                            one.sha256().hex(),
                            one.at().atOffset(UTC))
                    .update();
        }
        for (var one : moments) {
            jdbc.sql("insert into moment (recording, kind, at) values (?, ?, ?) on conflict do nothing")
                    .params(recording.value(), one.kind(), one.at().atOffset(UTC))
                    .update();
        }
    }

    /** Those that are not sealed yet too. */
    public List<Exhibit> allOf(RecordingId recording) {
        return exhibits(recording, "true");
    }

    /** Those that are sealed, in the order in which they were made. */
    public List<Exhibit> of(RecordingId recording) {
        return exhibits(recording, "manifest is not null");
    }

    /** Those that are sealed. */
    public List<Moment> momentsOf(RecordingId recording) {
        return moments(recording, "manifest is not null");
    }

    List<Exhibit> unsealed(RecordingId recording) {
        return exhibits(recording, "manifest is null");
    }

    List<Moment> unsealedMoments(RecordingId recording) {
        return moments(recording, "manifest is null");
    }

    /** Archived recordings to which something was added. */
    List<RecordingId> due() {
        return jdbc.sql("""
                        select id from recording r where stage = 'VERIFIED' and destroyed_at is null
                          and exists (select from manifest m where m.recording = r.id)
                          and (exists (select from exhibit e where e.recording = r.id and e.manifest is null)
                               or exists (select from moment o where o.recording = r.id and o.manifest is null))
                        order by id limit 100""")
                .query((row, _) -> new RecordingId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Of these alone: others may have come since they were read. */
    void sealed(RecordingId recording, int manifest, List<Exhibit> exhibits, List<Moment> moments) {
        for (var one : exhibits) {
            jdbc.sql("update exhibit set manifest = ? where recording = ? and name = ?")
                    .params(manifest, recording.value(), one.name())
                    .update();
        }
        for (var one : moments) {
            jdbc.sql("update moment set manifest = ? where recording = ? and kind = ? and at = ?")
                    .params(manifest, recording.value(), one.kind(), one.at().atOffset(UTC))
                    .update();
        }
    }

    private List<Exhibit> exhibits(RecordingId recording, String which) {
        return jdbc.sql("select * from exhibit where recording = ? and " + which + " order by at, name")
                .param(recording.value())
                .query(Exhibits::exhibit)
                .list();
    }

    private List<Moment> moments(RecordingId recording, String which) {
        return jdbc.sql("select kind, at from moment where recording = ? and " + which + " order by at, kind")
                .param(recording.value())
                .query((row, _) -> new Moment(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Exhibit exhibit(ResultSet row, int number) throws SQLException {
        return new Exhibit(
                row.getString("name"),
                row.getString("kind"),
                row.getString("media_type"),
                row.getLong("bytes"),
                new Sha256(row.getString("sha256")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
