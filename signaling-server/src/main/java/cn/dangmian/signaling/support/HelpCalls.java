package cn.dangmian.signaling.support;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.support.HelpCall.About;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the button that is pressed at a post to what the technician writes at the end. */
@Service
class HelpCalls {

    private final JdbcClient jdbc;
    private final HelpCallReading reading;
    private final Audit audit;
    private final Clock clock;

    HelpCalls(JdbcClient jdbc, HelpCallReading reading, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asking again while it is open changes what it is about, and nothing else. */
    @Transactional
    public void ask(Place place, About about, String words, PersonId person) {
        var id = jdbc.sql("""
                        insert into help_call (id, kind, post, about, words, asked_by, asked_at)
                        values (:id, :kind, :post, :about, :words, :person, :at)
                        on conflict (post) where closed_at is null do update set about = :about, words = :words
                        returning id""")
                .param("id", HelpCallId.next().value())
                .param("kind", place.kind().name())
                .param("post", place.id())
                .param("about", about.name())
                .param("words", words.strip())
                .param("person", person.value())
                .param("at", now())
                .query(UUID.class)
                .single();
        audit.done(person.value(), "support.ask", place.id().toString(), Map.of("call", id, "about", about.name()));
    }

    /** It came right by itself, or was pressed by mistake. Nothing happens when nothing is open. */
    @Transactional
    public void withdraw(Place place, PersonId person) {
        var closed = jdbc.sql("""
                        update help_call set closed_by = ?, closed_at = ? where post = ? and closed_at is null returning id""")
                .params(person.value(), now(), place.id())
                .query(UUID.class)
                .optional();
        closed.ifPresent(
                id -> audit.done(person.value(), "support.withdraw", place.id().toString(), Map.of("call", id)));
    }

    /** Another technician may take it over. */
    @Transactional
    public void take(HelpCallId id, PersonId technician) {
        var call = open(id, technician);
        var owner = call.takenBy();
        if (owner == null || !owner.id().equals(technician.value())) {
            jdbc.sql("update help_call set taken_by = ?, taken_at = ? where id = ?")
                    .params(technician.value(), now(), id.value())
                    .update();
            audit.done(
                    technician.value(),
                    "support.take",
                    call.post().id().toString(),
                    facts(id, owner == null ? null : owner.id()));
        }
    }

    private static Map<String, Object> facts(HelpCallId id, @Nullable UUID before) {
        return before == null ? Map.of("call", id.value()) : Map.of("call", id.value(), "before", before);
    }

    @Transactional
    public void close(HelpCallId id, String note, PersonId technician) {
        var call = open(id, technician);
        jdbc.sql("""
                        update help_call set closed_by = :who, closed_at = :at, note = :note,
                            taken_by = coalesce(taken_by, :who), taken_at = coalesce(taken_at, :at)
                        where id = :id""")
                .param("who", technician.value())
                .param("at", now())
                .param("note", note.strip())
                .param("id", id.value())
                .update();
        audit.done(technician.value(), "support.close", call.post().id().toString(), Map.of("call", id.value()));
    }

    /** Locks it, so that two technicians act one after the other. */
    private HelpCall open(HelpCallId id, PersonId technician) {
        jdbc.sql("select id from help_call where id = ? for update")
                .param(id.value())
                .query(row -> {});
        return Optional.ofNullable(reading.find(id))
                .filter(call -> reading.seesTo(technician, call))
                .filter(call -> call.closedAt() == null)
                .orElseThrow(() -> Refused.unknown("support.unknown-call", "no such open call for help: " + id));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
