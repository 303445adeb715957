package cn.dangmian.signaling.rollcall;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.rollcall.RollCall.Explanation;
import cn.dangmian.signaling.rollcall.RollCall.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Roll calls as callers and terminals see them. */
@Component
class RollCallReading {

    private static final String READ = """
            select c.*, extract(epoch from c.ended_at - c.called_at)::float8 as seconds, o.name as office_name,
                t.name as terminal_name, site.id as site, site.name as site_name, caller.name as caller_name,
                answerer.name as answerer_name, explainer.name as explainer_name,
                exists (select from roll_call_still s where s.roll_call = c.id) as still
            from roll_call c join office o on o.id = c.office join terminal t on t.id = c.terminal
            join office site on site.id = t.office join person caller on caller.id = c.called_by
            left join person answerer on answerer.id = c.answered_by
            left join person explainer on explainer.id = c.explained_by
            where\s""";

    private final JdbcClient jdbc;
    private final Duties duties;

    RollCallReading(JdbcClient jdbc, Duties duties) {
        this.jdbc = jdbc;
        this.duties = duties;
    }

    RollCall get(RollCallId id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    private Optional<RollCall> find(RollCallId id) {
        return jdbc.sql(READ + "c.id = ?")
                .param(id.value())
                .query(RollCallReading::read)
                .optional();
    }

    /** As its superiors see it. */
    RollCall of(RollCallId id, PersonId person) {
        return find(id).filter(call -> duties.holdsAbove(
                        person, Role.SUPERVISOR, new OfficeId(call.office().id())))
                .orElseThrow(() -> unknown(id));
    }

    Optional<RollCall> ringingOf(PersonId caller) {
        return jdbc.sql(READ + "c.called_by = ? and c.stage = 'RINGING' and c.until > clock_timestamp()")
                .param(caller.value())
                .query(RollCallReading::read)
                .optional();
    }

    Optional<RollCall> ringingAt(TerminalId terminal) {
        return jdbc.sql(READ + "c.terminal = ? and c.stage = 'RINGING' and c.until > clock_timestamp()")
                .param(terminal.value())
                .query(RollCallReading::read)
                .optional();
    }

    /** The last that nobody answered and nobody explained, for a day. */
    Optional<RollCall> missedAt(TerminalId terminal) {
        return jdbc.sql(READ + """
                        c.terminal = ? and c.stage = 'UNANSWERED' and c.explained_by is null
                        and c.called_at > clock_timestamp() - interval '1 day' order by c.called_at desc limit 1""")
                .param(terminal.value())
                .query(RollCallReading::read)
                .optional();
    }

    /** The latest first. @param after the last of the page before */
    List<RollCall> list(OfficeId office, @Nullable RollCallId after, int limit) {
        return jdbc.sql(READ + """
                        c.office = :office and c.stage <> 'WITHDRAWN' and (:after::uuid is null or (c.called_at, c.id) <
                            (select a.called_at, a.id from roll_call a where a.id = :after))
                        order by c.called_at desc, c.id desc limit :limit""")
                .param("office", office.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(RollCallReading::read)
                .list();
    }

    static Refused unknown(RollCallId id) {
        return Refused.unknown("rollcall.unknown", "no such roll call: " + id);
    }

    private static RollCall read(ResultSet row, int number) throws SQLException {
        var stage = Stage.valueOf(row.getString("stage"));
        return new RollCall(
                row.getObject("id", UUID.class),
                new Named(row.getObject("office", UUID.class), row.getString("office_name")),
                row.getInt("round"),
                row.getBoolean("drawn"),
                new Named(row.getObject("terminal", UUID.class), row.getString("terminal_name")),
                new Named(row.getObject("site", UUID.class), row.getString("site_name")),
                row.getBoolean("manned"),
                new Named(row.getObject("called_by", UUID.class), row.getString("caller_name")),
                row.getTimestamp("called_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                stage,
                person(row, "answered_by", "answerer_name"),
                stage == Stage.ANSWERED ? row.getDouble("seconds") : null,
                row.getBoolean("still"),
                explanation(row));
    }

    private static @Nullable Explanation explanation(ResultSet row) throws SQLException {
        var by = person(row, "explained_by", "explainer_name");
        return by == null
                ? null
                : new Explanation(
                        row.getString("explanation"),
                        by,
                        row.getTimestamp("explained_at").toInstant());
    }

    private static @Nullable Named person(ResultSet row, String id, String name) throws SQLException {
        var person = row.getObject(id, UUID.class);
        return person == null ? null : new Named(person, row.getString(name));
    }
}
