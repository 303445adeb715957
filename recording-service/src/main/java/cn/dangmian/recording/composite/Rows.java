package cn.dangmian.recording.composite;

import cn.dangmian.recording.kernel.Ids;
import cn.dangmian.recording.kernel.RecordingId;
import cn.dangmian.recording.kernel.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The composites that were asked for. One that nobody wants stays as {@code DISCARDED} until its file is destroyed. */
@Repository
@Transactional
class Rows {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;

    Rows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when there is no such recording, or not any more */
    boolean add(RecordingId recording, Labels labels) {
        return jdbc.sql("""
                        insert into composite (id, recording, language, labels, stage)
                        select ?, id, ?, ?, 'WAITING' from recording
                        where id = ? and stage = 'VERIFIED' and destroyed_at is null for share
                        on conflict do nothing""")
                        .params(
                                Ids.next(),
                                labels.language().word(),
                                JSON.writeValueAsString(labels),
                                recording.value())
                        .update()
                == 1;
    }

    Optional<Row> find(RecordingId recording, Language language) {
        return jdbc.sql("select * from composite where recording = ? and language = ? and stage <> 'DISCARDED'")
                .params(recording.value(), language.word())
                .query(Rows::row)
                .optional();
    }

    List<Row> of(RecordingId recording) {
        return jdbc.sql("select * from composite where recording = ?")
                .param(recording.value())
                .query(Rows::row)
                .list();
    }

    /** Those that are made, and those that wait, in the order in which they were asked for. */
    List<Row> open() {
        return jdbc.sql("select * from composite where stage in ('WAITING', 'BUILDING') order by stage, asked_at, id")
                .query(Rows::row)
                .list();
    }

    List<Row> discarded() {
        return jdbc.sql("select * from composite where stage = 'DISCARDED'")
                .query(Rows::row)
                .list();
    }

    void use(UUID id) {
        jdbc.sql("update composite set used_at = now() where id = ?").param(id).update();
    }

    void discard(UUID id) {
        jdbc.sql("update composite set stage = 'DISCARDED' where id = ?")
                .param(id)
                .update();
    }

    void discardUnused(Duration since) {
        jdbc.sql("""
                        update composite set stage = 'DISCARDED'
                        where stage in ('READY', 'FAILED') and used_at < now() - ? * interval '1 second'""").param(since.toSeconds()).update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from composite where id = ?").param(id).update();
    }

    /** Whoever built it is gone. */
    void wait(UUID id) {
        jdbc.sql("update composite set stage = 'WAITING', sha256 = null where id = ? and stage = 'BUILDING'")
                .param(id)
                .update();
    }

    void build(UUID id) {
        jdbc.sql("update composite set stage = 'BUILDING' where id = ? and stage = 'WAITING'")
                .param(id)
                .update();
    }

    /** @return false when nobody wants it any more */
    boolean announce(UUID id, Sha256 sha256) {
        return jdbc.sql("update composite set sha256 = ? where id = ? and stage = 'BUILDING'")
                        .params(sha256.hex(), id)
                        .update()
                == 1;
    }

    void ready(UUID id, long bytes) {
        jdbc.sql("update composite set stage = 'READY', bytes = ?, used_at = now() where id = ? and stage = 'BUILDING'")
                .params(bytes, id)
                .update();
    }

    void fail(UUID id, String reason) {
        jdbc.sql("update composite set stage = 'FAILED', reason = ? where id = ? and stage = 'BUILDING'")
                .params(reason, id)
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var sha256 = row.getString("sha256");
        var stage = row.getString("stage");
        return new Row(
                row.getObject("id", UUID.class),
                new RecordingId(row.getObject("recording", UUID.class)),
                JSON.readValue(row.getString("labels"), Labels.class),
                stage.equals("DISCARDED") ? State.Stage.NONE : State.Stage.valueOf(stage),
                sha256 == null ? null : new Sha256(sha256),
                row.getObject("bytes", Long.class),
                row.getString("reason"));
    }
}
