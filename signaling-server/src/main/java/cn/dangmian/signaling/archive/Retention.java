package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How long a recording is kept, and what holds it whatever its time. Whether somebody may decide that was asked before. */
@Component
class Retention {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Retention(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void classify(RecordingId id, String retention, String reason, PersonId person) {
        requireKept(id);
        if (!isClass(retention)) {
            throw Refused.malformed("archive.unknown-class", "no such class of retention");
        }
        jdbc.sql("update recording set retention = ? where id = ?")
                .params(retention, id.value())
                .update();
        audit.done(
                person.value(),
                "archive.classify",
                id.toString(),
                Map.of("retention", retention, "reason", reason.strip()));
    }

    @Transactional
    public void hold(RecordingId id, String reason, PersonId person) {
        requireKept(id);
        var hold = HoldId.next();
        jdbc.sql("insert into recording_hold (id, recording, reason, held_by, held_at) values (?, ?, ?, ?, ?)")
                .params(hold.value(), id.value(), reason.strip(), person.value(), now())
                .update();
        audit.done(
                person.value(), "archive.hold", id.toString(), Map.of("hold", hold.value(), "reason", reason.strip()));
    }

    @Transactional
    public void release(RecordingId id, HoldId hold, String reason, PersonId person) {
        var released = jdbc.sql("""
                        update recording_hold set released_by = ?, released_at = ?, release_reason = ?
                        where id = ? and recording = ? and released_at is null""")
                .params(person.value(), now(), reason.strip(), hold.value(), id.value())
                .update();
        if (released == 0) {
            throw Refused.unknown("archive.unknown-hold", "nothing of this id holds the recording");
        }
        audit.done(
                person.value(),
                "archive.release",
                id.toString(),
                Map.of("hold", hold.value(), "reason", reason.strip()));
    }

    /** Locks it: an order, a hold and a class come one after the other. */
    private void requireKept(RecordingId id) {
        var ordered = jdbc.sql("""
                        select exists (select from recording_deletion d where d.recording = r.id and d.stage in ('ORDERED', 'DONE'))
                        from (select id from recording where id = ? for update) r""").param(id.value()).query(Boolean.class).single();
        if (ordered) {
            throw new Refused("archive.destroyed", "its destruction is ordered, or done");
        }
    }

    private boolean isClass(String code) {
        return jdbc.sql("select count(*) from retention_class where code = ?")
                        .param(code)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** @param id of the recording that is locked until the end of the transaction */
    static void lock(JdbcClient jdbc, RecordingId id) {
        jdbc.sql("select id from recording where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .single();
    }
}
