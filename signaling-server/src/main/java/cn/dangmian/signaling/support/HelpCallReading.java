package cn.dangmian.signaling.support;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.support.HelpCall.About;
import cn.dangmian.signaling.support.Place.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where calls for help stand. */
@Component
class HelpCallReading {

    private static final Duration SHOWN_AT_POST = Duration.ofMinutes(10);
    private static final Duration SHOWN_IN_LIST = Duration.ofDays(1);
    private static final int MOST = 200;

    private static final String READ = """
            select h.*, p.name as post_name, o.id as office, o.name as office_name, asker.name as asker_name,
                   taker.name as taker_name, closer.name as closer_name,
                   exists (select from reception r where (r.terminal = h.post or r.desk = h.post)
                           and r.stage in ('CONNECTING', 'IN_PROGRESS', 'INTERRUPTED')) as in_talk
            from help_call h
            join (select id, name, office from terminal union all select id, name, office from desk) p on p.id = h.post
            join office o on o.id = p.office
            join person asker on asker.id = h.asked_by
            left join person taker on taker.id = h.taken_by
            left join person closer on closer.id = h.closed_by
            where\s""";

    private final JdbcClient jdbc;
    private final Duties duties;
    private final Clock clock;

    HelpCallReading(JdbcClient jdbc, Duties duties, Clock clock) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.clock = clock;
    }

    @Nullable
    HelpCall find(HelpCallId id) {
        return jdbc.sql(READ + "h.id = ?")
                .param(id.value())
                .query(HelpCallReading::read)
                .optional()
                .orElse(null);
    }

    /** The one that is open there, or what came of the last one for a while. */
    @Nullable
    HelpCall at(Place place) {
        return jdbc.sql(READ + "h.post = ? and (closed_at is null or closed_at > ?) order by asked_at desc limit 1")
                .params(place.id(), Timestamp.from(clock.instant().minus(SHOWN_AT_POST)))
                .query(HelpCallReading::read)
                .optional()
                .orElse(null);
    }

    boolean seesTo(PersonId technician, HelpCall call) {
        return duties.holdsAbove(
                technician, Role.TECHNICIAN, new OfficeId(call.office().id()));
    }

    /** Everything in the technician's subtrees that is open, the oldest first, then what was closed within a day. */
    List<HelpCall> of(PersonId technician) {
        var offices = duties.officesOf(technician, Role.TECHNICIAN);
        return offices.isEmpty()
                ? List.of()
                : jdbc.sql(READ + """
                                (closed_at is null or closed_at > :since) and exists
                                    (select from office root where root.id in (:offices) and o.path ^@ root.path)
                                order by closed_at is not null, closed_at desc, asked_at limit :most""")
                        .param("since", Timestamp.from(clock.instant().minus(SHOWN_IN_LIST)))
                        .param("offices", offices.stream().map(OfficeId::value).toList())
                        .param("most", MOST)
                        .query(HelpCallReading::read)
                        .list();
    }

    private static HelpCall read(ResultSet row, int number) throws SQLException {
        return new HelpCall(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                new Named(row.getObject("post", UUID.class), row.getString("post_name")),
                new Named(row.getObject("office", UUID.class), row.getString("office_name")),
                row.getBoolean("in_talk"),
                About.valueOf(row.getString("about")),
                row.getString("words"),
                new Named(row.getObject("asked_by", UUID.class), row.getString("asker_name")),
                row.getTimestamp("asked_at").toInstant(),
                person(row, "taken_by", "taker_name"),
                moment(row, "taken_at"),
                person(row, "closed_by", "closer_name"),
                moment(row, "closed_at"),
                row.getString("note"));
    }

    private static @Nullable Named person(ResultSet row, String id, String name) throws SQLException {
        var found = row.getObject(id, UUID.class);
        return found == null ? null : new Named(found, row.getString(name));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var found = row.getTimestamp(column);
        return found == null ? null : found.toInstant();
    }
}
