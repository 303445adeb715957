package cn.dangmian.signaling.support;

import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.support.Place.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Alarms that are not closed. */
@Component
class AlarmReading {

    /** Who looks at them: those on duty at the petition office of the post, and at those above it. */
    private static final List<Role> WATCHERS = List.of(Role.OFFICE, Role.SUPERVISOR);

    private static final String READ = """
            select a.*, p.name as post_name, o.id as office, o.name as office_name, raiser.name as raiser_name,
                   taker.name as taker_name,
                   exists (select from reception r where (r.terminal = a.post or r.desk = a.post)
                           and r.stage in ('CONNECTING', 'IN_PROGRESS', 'INTERRUPTED')) as in_talk
            from alarm a
            join (select id, name, office from terminal union all select id, name, office from desk) p on p.id = a.post
            join office o on o.id = p.office
            join person raiser on raiser.id = a.raised_by
            left join person taker on taker.id = a.taken_by
            where a.closed_at is null and\s""";

    private final JdbcClient jdbc;
    private final Duties duties;

    AlarmReading(JdbcClient jdbc, Duties duties) {
        this.jdbc = jdbc;
        this.duties = duties;
    }

    Optional<Alarm> at(Place place) {
        return jdbc.sql(READ + "a.post = ?")
                .param(place.id())
                .query(AlarmReading::read)
                .optional();
    }

    Optional<Alarm> find(AlarmId id) {
        return jdbc.sql(READ + "a.id = ?")
                .param(id.value())
                .query(AlarmReading::read)
                .optional();
    }

    /** Those in the subtrees of the watcher, the oldest first. */
    List<Alarm> of(PersonId watcher) {
        var offices = WATCHERS.stream()
                .flatMap(role -> duties.officesOf(watcher, role).stream())
                .map(OfficeId::value)
                .distinct()
                .toList();
        return offices.isEmpty()
                ? List.of()
                : jdbc.sql(READ + """
                                exists (select from office root where root.id in (:offices) and o.path ^@ root.path)
                                order by a.raised_at""")
                        .param("offices", offices)
                        .query(AlarmReading::read)
                        .list();
    }

    boolean sees(PersonId watcher, OfficeId office) {
        return WATCHERS.stream().anyMatch(role -> duties.holdsAbove(watcher, role, office));
    }

    private static Alarm read(ResultSet row, int number) throws SQLException {
        var taker = row.getObject("taken_by", UUID.class);
        return new Alarm(
                row.getObject("id", UUID.class),
                Kind.valueOf(row.getString("kind")),
                new Named(row.getObject("post", UUID.class), row.getString("post_name")),
                new Named(row.getObject("office", UUID.class), row.getString("office_name")),
                row.getBoolean("in_talk"),
                new Named(row.getObject("raised_by", UUID.class), row.getString("raiser_name")),
                row.getTimestamp("raised_at").toInstant(),
                taker == null ? null : new Named(taker, row.getString("taker_name")),
                taker == null ? null : row.getTimestamp("taken_at").toInstant());
    }
}
