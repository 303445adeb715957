package cn.dangmian.signaling.support;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the key that nobody in the room notices to what whoever went there writes at the end. */
@Service
class Alarms {

    private final JdbcClient jdbc;
    private final AlarmReading reading;
    private final Audit audit;
    private final Clock clock;

    Alarms(JdbcClient jdbc, AlarmReading reading, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.audit = audit;
        this.clock = clock;
    }

    /** Nothing more happens while one is open there. */
    @Transactional
    public void raise(Place place, PersonId person) {
        var raised = jdbc.sql("""
                        insert into alarm (id, kind, post, raised_by, raised_at) values (?, ?, ?, ?, ?)
                        on conflict (post) where closed_at is null do nothing returning id""")
                .params(AlarmId.next().value(), place.kind().name(), place.id(), person.value(), now())
                .query(UUID.class)
                .optional();
        raised.ifPresent(id ->
                audit.done(person.value(), "support.raise-alarm", place.id().toString(), Map.of("alarm", id)));
    }

    /** Another may take it over. */
    @Transactional
    public void take(AlarmId id, PersonId watcher) {
        var alarm = open(id, watcher);
        var owner = alarm.takenBy();
        if (owner == null || !owner.id().equals(watcher.value())) {
            jdbc.sql("update alarm set taken_by = ?, taken_at = ? where id = ?")
                    .params(watcher.value(), now(), id.value())
                    .update();
            audit.done(
                    watcher.value(), "support.take-alarm", alarm.post().id().toString(), Map.of("alarm", id.value()));
        }
    }

    /** Whoever closes one that nobody took has taken it. */
    @Transactional
    public void close(AlarmId id, String note, PersonId watcher) {
        var alarm = open(id, watcher);
        jdbc.sql("""
                        update alarm set closed_by = :who, closed_at = :at, note = :note,
                            taken_by = coalesce(taken_by, :who), taken_at = coalesce(taken_at, :at)
                        where id = :id""")
                .param("who", watcher.value())
                .param("at", now())
                .param("note", note.strip())
                .param("id", id.value())
                .update();
        audit.done(watcher.value(), "support.close-alarm", alarm.post().id().toString(), Map.of("alarm", id.value()));
    }

    /** Locks it, so that two act one after the other. */
    private Alarm open(AlarmId id, PersonId watcher) {
        var office = jdbc.sql("""
                        select p.office from alarm a
                        join (select id, office from terminal union all select id, office from desk) p on p.id = a.post
                        where a.id = ? for update of a""")
                .param(id.value())
                .query(UUID.class)
                .optional()
                .map(OfficeId::new)
                .filter(found -> reading.sees(watcher, found));
        if (office.isEmpty()) {
            throw Refused.unknown("support.unknown-alarm", "no such alarm: " + id);
        }
        return reading.find(id).orElseThrow(() -> new Refused("support.alarm-closed", "somebody closed it: " + id));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
