package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Snapshots;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.reception.ReceptionDesk.Promise;
import cn.dangmian.signaling.reception.Views.CommitmentShown;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What officials promised in their talks, in PostgreSQL. */
@Component
class Commitments {

    private static final int MOST = 20;
    private static final String STANDING =
            "select * from reception_commitment where reception = :reception and withdrawn_at is null";
    private static final String SHOWN = STANDING + """
             and not exists (select from reception_aside where reception = :reception)
            union all
            select p.* from reception_aside a, jsonb_populate_recordset(null::reception_commitment, a.commitments) p
            where a.reception = :reception""";

    private final JdbcClient jdbc;
    private final Places places;
    private final Audit audit;
    private final Clock clock;

    Commitments(JdbcClient jdbc, Places places, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that stand, in the order in which they were made. */
    List<CommitmentShown> of(ReceptionId reception) {
        return Snapshots.once(new Asked(reception, STANDING), () -> read(reception, STANDING));
    }

    /** The same, but while officials confer those that stood when they began. */
    List<CommitmentShown> shownToPetitioner(ReceptionId reception) {
        return Snapshots.once(new Asked(reception, SHOWN), () -> read(reception, SHOWN));
    }

    private record Asked(ReceptionId reception, String which) {}

    private List<CommitmentShown> read(ReceptionId reception, String which) {
        return jdbc.sql("select c.*, coalesce(u.name, o.name) as responsible from (" + which + """
                        ) c left join office o on o.id = c.office left join responsible_unit u on u.id = c.unit
                        order by c.at, c.id""")
                .param("reception", reception.value())
                .query(Commitments::read)
                .list();
    }

    /** From now on the petitioner is shown no change, until {@link #showAgain}. */
    void holdBack(ReceptionId reception) {
        jdbc.sql("insert into reception_aside select :reception, :now, coalesce(jsonb_agg(to_jsonb(c)), '[]') from ("
                        + STANDING + ") c on conflict (reception) do nothing")
                .param("reception", reception.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void showAgain(ReceptionId reception) {
        jdbc.sql("delete from reception_aside where reception = ?")
                .param(reception.value())
                .update();
    }

    /** Makes it, or changes who sees to it until when; the second at which it was made stays. */
    void keep(ReceptionId reception, UUID id, Promise promise, Actor actor) {
        requireKnown(promise);
        var standing = of(reception);
        if (standing.size() >= MOST
                && standing.stream().noneMatch(one -> one.id().equals(id))) {
            throw new Refused(
                    "reception.promised-enough", standing.size() + " commitments (expected: fewer than " + MOST + ")");
        }
        var kept = jdbc.sql("""
                        insert into reception_commitment (id, reception, words, office, unit, due, at, made_by)
                        values (:id, :reception, :words, :office, :unit, :due, :at, :person)
                        on conflict (id) do update set words = :words, office = :office, unit = :unit, due = :due
                        where reception_commitment.reception = :reception and reception_commitment.withdrawn_at is null""")
                .param("id", id)
                .param("reception", reception.value())
                .param("words", promise.words())
                .param("office", promise.office(), Types.OTHER)
                .param("unit", promise.unit(), Types.OTHER)
                .param("due", promise.due(), Types.DATE)
                .param("at", Timestamp.from(clock.instant()))
                .param("person", actor.person().value())
                .update();
        if (kept != 1) {
            throw unknown(id);
        }
        audit.done(actor.person().value(), "reception.promise", reception.toString(), Map.of("commitment", id));
    }

    private void requireKnown(Promise promise) {
        var due = promise.due();
        if (promise.office() != null && promise.unit() != null) {
            throw Refused.malformed("reception.one-responsible", "an office and a unit (expected: one of them)");
        }
        if (due != null && due.isBefore(LocalDate.ofInstant(clock.instant(), WorkingDays.BEIJING))) {
            throw Refused.malformed("reception.due-past", "due " + due + " (expected: today or later)");
        }
        if (!places.isResponsible(promise.office(), promise.unit())) {
            throw Refused.unknown("reception.unknown-responsible", "no such office or unit, or it is closed");
        }
    }

    /** Nothing happens when it was withdrawn already. */
    void withdraw(ReceptionId reception, UUID id, Actor actor) {
        var known = jdbc.sql(
                        "update reception_commitment set withdrawn_at = coalesce(withdrawn_at, ?) where id = ? and reception = ?")
                .params(Timestamp.from(clock.instant()), id, reception.value())
                .update();
        if (known != 1) {
            throw unknown(id);
        }
        audit.done(
                actor.person().value(), "reception.withdraw-promise", reception.toString(), Map.of("commitment", id));
    }

    /** No reception ends with a promise that nobody has to keep. */
    void requireAssigned(ReceptionId reception) {
        var open = of(reception).stream()
                .filter(one -> one.responsible() == null || one.due() == null)
                .count();
        if (open > 0) {
            throw new Refused(
                    "reception.commitment-unassigned", open + " commitments without somebody responsible or a date");
        }
    }

    private static Refused unknown(UUID id) {
        return Refused.unknown("reception.unknown-commitment", "no such commitment here: " + id);
    }

    private static CommitmentShown read(ResultSet row, int number) throws SQLException {
        var unit = row.getObject("unit", UUID.class);
        return new CommitmentShown(
                row.getObject("id", UUID.class),
                row.getString("words"),
                responsible(unit == null ? row.getObject("office", UUID.class) : unit, row.getString("responsible")),
                unit != null,
                row.getObject("due", LocalDate.class),
                row.getTimestamp("at").toInstant());
    }

    private static @Nullable Named responsible(@Nullable UUID id, @Nullable String name) {
        return id == null || name == null ? null : new Named(id, name);
    }
}
