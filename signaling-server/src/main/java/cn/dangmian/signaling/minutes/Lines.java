package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of minutes, in PostgreSQL. What was removed stays, unseen. */
@Component
class Lines {

    /** What is to be kept of a line, and who keeps it. */
    record Said(Line.Kind kind, String words, PersonId person, Instant at) {}

    private final JdbcClient jdbc;

    Lines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are seen, in their order. */
    List<Line> of(ReceptionId reception) {
        return jdbc.sql("""
                        select *, lag(id) over (order by place) as after from minutes_line
                        where reception = ? and not removed order by place""").param(reception.value()).query(Lines::read).list();
    }

    /** Those that were changed after a revision, in their order, removed ones too. */
    List<Line> changedAfter(ReceptionId reception, long revision) {
        return jdbc.sql("""
                        select * from (
                            select l.*, (select b.id from minutes_line b where b.reception = l.reception and b.place < l.place
                                         and not b.removed order by b.place desc limit 1) as after
                            from minutes_line l where l.reception = ? and l.revision > ?) changed order by place""")
                .params(reception.value(), revision)
                .query(Lines::read)
                .list();
    }

    Optional<Line> find(ReceptionId reception, Line.Id id) {
        return jdbc.sql("select *, null::uuid as after from minutes_line where reception = ? and id = ?")
                .params(reception.value(), id.value())
                .query(Lines::read)
                .optional();
    }

    int count(ReceptionId reception) {
        return jdbc.sql("select count(*) from minutes_line where reception = ? and not removed")
                .param(reception.value())
                .query(Integer.class)
                .single();
    }

    /**
     * Begins a line.
     *
     * @param after the line it follows, removed or not; null for the top
     */
    void add(ReceptionId reception, Line.Id id, Line.@Nullable Id after, Said said, long revision) {
        var taken = jdbc.sql("""
                        insert into minutes_line (id, reception, place, kind, words, at, revision, written_by, changed_by, changed_at)
                        values (:id, :reception, :place, :kind, :words, :at, :revision, :person, :person, :at)
                        on conflict (id) do nothing""")
                .param("id", id.value())
                .param("reception", reception.value())
                .param("place", placeBehind(reception, after))
                .param("kind", said.kind().name())
                .param("words", said.words())
                .param("at", Timestamp.from(said.at()))
                .param("revision", revision)
                .param("person", said.person().value())
                .update();
        if (taken != 1) {
            throw unknown(id);
        }
    }

    private BigDecimal placeBehind(ReceptionId reception, Line.@Nullable Id after) {
        var from = after == null ? BigDecimal.ZERO : placeOf(reception, after);
        var next = jdbc.sql("select min(place) from minutes_line where reception = ? and place > ?")
                .params(reception.value(), from)
                .query(BigDecimal.class)
                .optional();
        return next.map(place -> from.add(place).multiply(new BigDecimal("0.5")))
                .orElseGet(() -> from.add(BigDecimal.ONE));
    }

    private BigDecimal placeOf(ReceptionId reception, Line.Id id) {
        return jdbc.sql("select place from minutes_line where reception = ? and id = ?")
                .params(reception.value(), id.value())
                .query(BigDecimal.class)
                .optional()
                .orElseThrow(() -> unknown(id));
    }

    void change(Line.Id id, Said said, long revision) {
        jdbc.sql("""
                        update minutes_line set kind = ?, words = ?, changed_by = ?, changed_at = ?, revision = ?, removed = false
                        where id = ?""")
                .params(
                        said.kind().name(),
                        said.words(),
                        said.person().value(),
                        Timestamp.from(said.at()),
                        revision,
                        id.value())
                .update();
    }

    void remove(Line.Id id, PersonId person, Instant at, long revision) {
        jdbc.sql("update minutes_line set removed = true, changed_by = ?, changed_at = ?, revision = ? where id = ?")
                .params(person.value(), Timestamp.from(at), revision, id.value())
                .update();
    }

    static Refused unknown(Line.Id id) {
        return Refused.unknown("minutes.unknown-line", "no such line here: " + id);
    }

    private static Line read(ResultSet row, int number) throws SQLException {
        var after = row.getObject("after", UUID.class);
        return new Line(
                new Line.Id(row.getObject("id", UUID.class)),
                after == null ? null : new Line.Id(after),
                Line.Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getTimestamp("at").toInstant(),
                row.getLong("revision"),
                new PersonId(row.getObject("written_by", UUID.class)),
                new PersonId(row.getObject("changed_by", UUID.class)),
                row.getBoolean("removed"));
    }
}
