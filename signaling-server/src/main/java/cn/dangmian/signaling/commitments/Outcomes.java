package cn.dangmian.signaling.commitments;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.commitments.events.CommitmentNoted;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.Views.Named;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells what became of commitments. */
@Service
class Outcomes {

    enum Kind {
        KEPT,
        EXPLAINED,
        REOPENED
    }

    /** @param words what was done, why not, or why it is not done after all */
    record Note(Kind kind, String words, Named person, Instant at) {}

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Duties duties;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outcomes(
            JdbcClient jdbc, Ledger ledger, Duties duties, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.duties = duties;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    List<Note> notes(CommitmentId id) {
        return jdbc.sql("""
                        select n.*, p.name from commitment_note n join person p on p.id = n.person
                        where n.commitment = ? order by n.at, n.id""")
                .param(id.value())
                .query((row, _) -> new Note(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("words"),
                        new Named(row.getObject("person", UUID.class), row.getString("name")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    boolean may(PersonId person, Kind kind, Entry entry) {
        var keeps = ledger.keeps(person, entry.officeId());
        return switch (kind) {
            case KEPT -> keeps && entry.state() != CommitmentState.KEPT;
            case EXPLAINED ->
                keeps && (entry.state() == CommitmentState.BROKEN || entry.state() == CommitmentState.EXPLAINED);
            case REOPENED -> entry.state() == CommitmentState.KEPT && (keeps || answersFor(person, entry));
        };
    }

    /** Who promised it, and who oversees those who keep it. */
    private boolean answersFor(PersonId person, Entry entry) {
        return entry.isPromisedBy(person) || duties.holdsAbove(person, Role.SUPERVISOR, entry.officeId());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void note(CommitmentId id, Kind kind, String words, PersonId person) {
        lock(id);
        var entry = ledger.find(person, id).orElseThrow(() -> unknown(id));
        if (!may(person, kind, entry)) {
            throw new Refused(
                    "commitments.wrong-state", "it is " + entry.state() + ", or this is for others to tell: " + id);
        }
        var now = clock.instant();
        jdbc.sql("insert into commitment_note (id, commitment, kind, words, at, person) values (?, ?, ?, ?, ?, ?)")
                .params(Ids.next(), id.value(), kind.name(), words, Timestamp.from(now), person.value())
                .update();
        jdbc.sql(change(kind)).params(Timestamp.from(now), id.value()).update();
        log(kind, person, id);
        events.publishEvent(new CommitmentNoted(id.value(), entry.caseId(), kind.name(), now));
    }

    private static String change(Kind kind) {
        return switch (kind) {
            case KEPT -> "update reception_commitment set kept_at = ? where id = ?";
            case EXPLAINED -> "update reception_commitment set explained_at = ? where id = ?";
            case REOPENED ->
                "update reception_commitment set kept_at = null where ?::timestamptz is not null and id = ?";
        };
    }

    private void log(Kind kind, PersonId person, CommitmentId id) {
        switch (kind) {
            case KEPT -> audit.done(person.value(), "commitments.keep", id.toString(), Map.of());
            case EXPLAINED -> audit.done(person.value(), "commitments.explain", id.toString(), Map.of());
            case REOPENED -> audit.done(person.value(), "commitments.reopen", id.toString(), Map.of());
        }
    }

    private void lock(CommitmentId id) {
        var known = jdbc.sql("select id from reception_commitment where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .list();
        if (known.isEmpty()) {
            throw unknown(id);
        }
    }

    private static Refused unknown(CommitmentId id) {
        return Refused.unknown("commitments.unknown", "no such commitment of yours: " + id);
    }
}
