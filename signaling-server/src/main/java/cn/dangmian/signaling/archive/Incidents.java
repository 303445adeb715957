package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Finding.Amiss;
import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** From what a comparison found to what somebody wrote about it, or until it is not so any longer. */
@Component
class Incidents {

    private static final String OF_SUBJECT = """
            select id, line from reception where id = :subject
            union all select r.id, r.line from reception r join recording o on o.reception = r.id where o.id = :subject
            limit 1""";

    private record There(UUID id, IncidentKind kind, String subject) {}

    private record Where(@Nullable UUID reception, @Nullable UUID office) {}

    private final JdbcClient jdbc;
    private final IncidentReading reading;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Incidents(JdbcClient jdbc, IncidentReading reading, Audit audit, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What is known already gets the newest facts, and is not raised again, not even when somebody closed it. */
    @Transactional
    public void raise(Amiss found) {
        var facts = json.writeValueAsString(found.facts());
        var known = jdbc.sql(
                        "update recording_incident set facts = ?::jsonb where kind = ? and subject = ? and gone_at is null")
                .params(facts, found.kind().name(), found.subject())
                .update();
        if (known > 0) {
            return;
        }
        var where = where(found.subject());
        var added = jdbc.sql("""
                        insert into recording_incident (id, kind, subject, office, reception, facts, raised_at)
                        values (?, ?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""")
                .param(IncidentId.next().value())
                .param(found.kind().name())
                .param(found.subject())
                .param(where.office())
                .param(where.reception())
                .param(facts)
                .param(now())
                .update();
        if (added == 1) {
            audit.done(null, "archive.raise-incident", found.subject(), Map.of("kind", found.kind()));
        }
    }

    private Where where(String subject) {
        return idOf(subject)
                .flatMap(id -> jdbc.sql(OF_SUBJECT)
                        .param("subject", id)
                        .query((row, _) -> new Where(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                        .optional())
                .orElse(new Where(null, null));
    }

    /** Empty for the name of a file or of a disk. */
    private static Optional<UUID> idOf(String subject) {
        try {
            return Optional.of(UUID.fromString(subject));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    /** Of what was looked at, whatever was not found again is over. @param subjects that were looked at; null: all */
    @Transactional
    public void settle(Set<IncidentKind> kinds, @Nullable Collection<String> subjects, List<Amiss> found) {
        there(kinds).stream()
                .filter(one -> subjects == null || subjects.contains(one.subject()))
                .filter(one -> found.stream()
                        .noneMatch(amiss ->
                                amiss.kind() == one.kind() && amiss.subject().equals(one.subject())))
                .forEach(this::settle);
    }

    private void settle(There one) {
        jdbc.sql("update recording_incident set gone_at = :at, closed_at = coalesce(closed_at, :at) where id = :id")
                .param("at", now())
                .param("id", one.id())
                .update();
        audit.done(null, "archive.settle-incident", one.subject(), Map.of("kind", one.kind()));
    }

    private List<There> there(Set<IncidentKind> kinds) {
        return jdbc.sql("select id, kind, subject from recording_incident where gone_at is null and kind in (:kinds)")
                .param("kinds", kinds.stream().map(Enum::name).toList())
                .query((row, _) -> new There(
                        row.getObject(1, UUID.class), IncidentKind.valueOf(row.getString(2)), row.getString(3)))
                .list();
    }

    /** Recordings with which something is amiss. */
    List<UUID> recordings(int limit) {
        return there(IncidentKind.OF_RECORDINGS).stream()
                .map(one -> UUID.fromString(one.subject()))
                .distinct()
                .limit(limit)
                .toList();
    }

    /** Another may take it over. */
    @Transactional
    public void take(IncidentId id, PersonId person) {
        var incident = open(id, person);
        var owner = incident.owner();
        if (owner == null || !owner.id().equals(person.value())) {
            jdbc.sql("update recording_incident set owner = ?, owned_at = ? where id = ?")
                    .params(person.value(), now(), id.value())
                    .update();
            audit.done(person.value(), "archive.take-incident", incident.subject(), facts(incident));
        }
    }

    /** Whoever closes one that nobody took has taken it. */
    @Transactional
    public void close(IncidentId id, String note, PersonId person) {
        var incident = open(id, person);
        jdbc.sql("""
                        update recording_incident set closed_by = :who, closed_at = :at, note = :note,
                            owner = coalesce(owner, :who), owned_at = coalesce(owned_at, :at) where id = :id""")
                .param("who", person.value())
                .param("at", now())
                .param("note", note.strip())
                .param("id", id.value())
                .update();
        audit.done(person.value(), "archive.close-incident", incident.subject(), facts(incident));
    }

    private static Map<String, ?> facts(Incident incident) {
        return Map.of("incident", incident.id(), "kind", incident.kind());
    }

    /** Locks it, so that two act one after the other. */
    private Incident open(IncidentId id, PersonId person) {
        var locked = jdbc.sql("select id from recording_incident where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .optional();
        var incident = locked.flatMap(_ -> reading.find(id, person))
                .orElseThrow(() -> Refused.unknown("archive.unknown-incident", "no such incident: " + id));
        if (incident.closedAt() != null) {
            throw new Refused("archive.incident-closed", "it is closed, or mended itself: " + id);
        }
        return incident;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
