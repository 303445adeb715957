package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Keeping.Deletion;
import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A recording is destroyed when its time is over, nothing holds it, one person asked for it and another confirmed it; never else. */
@Component
class Deletions {

    private final JdbcClient jdbc;
    private final KeepingReading reading;
    private final ComparisonRows rows;
    private final ArchiveSettings settings;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Deletions(
            JdbcClient jdbc,
            KeepingReading reading,
            ComparisonRows rows,
            ArchiveSettings settings,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.rows = rows;
        this.settings = settings;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void ask(RecordingId id, String reason, PersonId person) {
        Retention.lock(jdbc, id);
        requireDue(id);
        if (reading.deletion(id).isPresent()) {
            throw new Refused("archive.deletion-open", "somebody asked for it already");
        }
        var deletion = DeletionId.next();
        jdbc.sql(
                        "insert into recording_deletion (id, recording, stage, reason, asked_by, asked_at) values (?, ?, 'ASKED', ?, ?, ?)")
                .params(deletion.value(), id.value(), reason.strip(), person.value(), now())
                .update();
        audit.done(
                person.value(),
                "archive.ask-deletion",
                id.toString(),
                Map.of("deletion", deletion.value(), "reason", reason.strip()));
    }

    @Transactional
    public void withdraw(RecordingId id, DeletionId deletion, PersonId person) {
        Retention.lock(jdbc, id);
        asked(id, deletion);
        decide(deletion, "WITHDRAWN", person);
        audit.done(person.value(), "archive.withdraw-deletion", id.toString(), Map.of("deletion", deletion.value()));
    }

    /** By another person. Everything is looked at once more. */
    @Transactional
    public void confirm(RecordingId id, DeletionId deletion, PersonId person) {
        Retention.lock(jdbc, id);
        var asked = asked(id, deletion);
        if (asked.askedBy().id().equals(person.value())) {
            throw new Refused("archive.same-person", "who asked for it cannot confirm it");
        }
        requireDue(id);
        decide(deletion, "ORDERED", person);
        audit.done(
                person.value(),
                "archive.order-deletion",
                id.toString(),
                Map.of("deletion", deletion.value(), "askedBy", asked.askedBy().id()));
        order(id, asked, person.value());
    }

    /** Orders that the recording service had acknowledged and did not carry out. */
    @Transactional
    public void orderAgain(Instant before) {
        jdbc
                .sql("select recording from recording_deletion where stage = 'ORDERED' and decided_at < ? limit 100")
                .param(Timestamp.from(before))
                .query(UUID.class)
                .list()
                .stream()
                .map(RecordingId::new)
                .filter(id -> rows.mayTellAgain(id, clock.instant(), settings.patience()))
                .forEach(id -> reading.deletion(id)
                        .ifPresent(ordered -> order(
                                id,
                                ordered,
                                Objects.requireNonNull(ordered.decidedBy()).id())));
    }

    private void order(RecordingId id, Deletion asked, UUID confirmedBy) {
        outbox.put(
                "destroy",
                clock.instant(),
                Map.of(
                        "recording",
                        id,
                        "order",
                        asked.id(),
                        "askedBy",
                        asked.askedBy().id(),
                        "confirmedBy",
                        confirmedBy));
    }

    private Deletion asked(RecordingId id, DeletionId deletion) {
        return reading.deletion(id)
                .filter(found ->
                        found.id().equals(deletion.value()) && found.stage().equals("ASKED"))
                .orElseThrow(() -> Refused.unknown("archive.unknown-deletion", "nothing of this id was asked for"));
    }

    private void requireDue(RecordingId id) {
        var state = reading.state(id);
        var due = state.due();
        if (!state.isArchived() || due == null || due.isAfter(reading.today())) {
            throw new Refused("archive.not-due", "it is kept until " + due);
        }
        if (state.isHeld()) {
            throw new Refused("archive.held", "something holds it");
        }
    }

    private void decide(DeletionId deletion, String stage, PersonId person) {
        jdbc.sql("update recording_deletion set stage = ?, decided_by = ?, decided_at = ? where id = ?")
                .params(stage, person.value(), now(), deletion.value())
                .update();
    }

    /** As the recording service tells it, in the transaction of the report. Repeating it changes nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(RecordingId id, UUID order, Instant at, String sha256, String head) {
        var done = jdbc.sql("""
                        update recording_deletion set stage = 'DONE', done_at = ?, sha256 = ?
                        where id = ? and recording = ? and stage = 'ORDERED'""")
                .params(Timestamp.from(at), sha256, order, id.value())
                .update();
        if (done == 1) {
            jdbc.sql("update recording set destroyed_at = ? where id = ?")
                    .params(Timestamp.from(at), id.value())
                    .update();
            audit.done(
                    null,
                    "archive.destroy-recording",
                    id.toString(),
                    Map.of("deletion", order, "sha256", sha256, "head", head));
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
