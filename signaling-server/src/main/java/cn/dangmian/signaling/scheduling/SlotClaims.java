package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who and what is taken when. The constraint in the database decides between two bookings, whatever either of them saw before. */
@Component
class SlotClaims {

    enum Kind {
        PERSON,
        TERMINAL,
        DESK,
        INTERPRETER
    }

    record Claim(Kind kind, UUID resource) {}

    /** A claim that another appointment has at that time. */
    record Taken(Claim claim, AppointmentId by, Instant starts, Instant ends) {}

    private final JdbcClient jdbc;

    SlotClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static List<Claim> of(Slot slot) {
        return Stream.of(
                        Stream.of(
                                new Claim(Kind.PERSON, slot.official().value()),
                                new Claim(Kind.DESK, slot.desk().value()),
                                new Claim(Kind.TERMINAL, slot.terminal().value())),
                        Stream.ofNullable(slot.coOfficial()).map(person -> new Claim(Kind.PERSON, person.value())),
                        Stream.ofNullable(slot.interpreter())
                                .map(interpreter -> new Claim(Kind.INTERPRETER, interpreter.value())))
                .flatMap(claims -> claims)
                .distinct()
                // Always in this order, so that two bookings do not wait for one another.
                .sorted(Comparator.comparing(Claim::kind).thenComparing(Claim::resource))
                .toList();
    }

    void take(AppointmentId appointment, Slot slot) {
        release(appointment);
        try {
            of(slot).forEach(claim -> insert(appointment, claim, slot));
        } catch (DataIntegrityViolationException | PessimisticLockingFailureException taken) {
            throw new Refused("scheduling.slot-taken", "somebody or something is taken at that time");
        }
    }

    private void insert(AppointmentId appointment, Claim claim, Slot slot) {
        jdbc.sql("insert into slot_claim (appointment, kind, resource, during) values (?, ?, ?, tstzrange(?, ?))")
                .params(appointment.value(), claim.kind().name(), claim.resource())
                .params(Timestamp.from(slot.starts()), Timestamp.from(slot.ends()))
                .update();
    }

    void release(AppointmentId appointment) {
        jdbc.sql("delete from slot_claim where appointment = ?")
                .param(appointment.value())
                .update();
    }

    record DeskTaken(UUID desk, Instant starts, Instant ends) {}

    /** When these desks are taken. */
    List<DeskTaken> desksTaken(Collection<DeskId> desks, Instant from, Instant until) {
        return jdbc.sql("""
                        select resource, lower(during) as starts, upper(during) as ends from slot_claim
                        where kind = 'DESK' and resource = any (?) and during && tstzrange(?, ?)""")
                .param(desks.stream().map(DeskId::value).toArray(UUID[]::new))
                .param(Timestamp.from(from))
                .param(Timestamp.from(until))
                .query((row, _) -> new DeskTaken(
                        row.getObject("resource", UUID.class),
                        row.getTimestamp("starts").toInstant(),
                        row.getTimestamp("ends").toInstant()))
                .list();
    }

    /** What of this slot others have, as it looks now. */
    List<Taken> taken(AppointmentId appointment, Slot slot) {
        var claims = of(slot);
        return jdbc.sql("""
                        select c.kind, c.resource, c.appointment, lower(c.during) as starts, upper(c.during) as ends
                        from slot_claim c join unnest(?::text[], ?::text[]::uuid[]) w (kind, resource) using (kind, resource)
                        where c.during && tstzrange(?, ?) and c.appointment <> ? order by c.kind, lower(c.during)""")
                .param(claims.stream().map(claim -> claim.kind().name()).toArray(String[]::new))
                .param(claims.stream().map(claim -> claim.resource().toString()).toArray(String[]::new))
                .param(Timestamp.from(slot.starts()))
                .param(Timestamp.from(slot.ends()))
                .param(appointment.value())
                .query((row, _) -> new Taken(
                        new Claim(Kind.valueOf(row.getString("kind")), row.getObject("resource", UUID.class)),
                        new AppointmentId(row.getObject("appointment", UUID.class)),
                        row.getTimestamp("starts").toInstant(),
                        row.getTimestamp("ends").toInstant()))
                .list();
    }
}
