package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.reception.Outlook.Ahead;
import cn.dangmian.signaling.reception.events.ReceptionId;
import cn.dangmian.signaling.scheduling.AppointmentDesk;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at a line as a whole: who is before whom, and how fast it goes on. */
@Component
class Outlooks {

    /** Older talks and more of them would tell of other days than today. */
    private static final int DAYS = 30;

    private static final int TALKS = 50;

    private final JdbcClient jdbc;
    private final Posts posts;
    private final AppointmentDesk appointments;
    private final Clock clock;

    Outlooks(JdbcClient jdbc, Posts posts, AppointmentDesk appointments, Clock clock) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.appointments = appointments;
        this.clock = clock;
    }

    Outlook of(OfficeId line) {
        return new Outlook(
                pace(line), posts.pauses(line), ahead(line), appointments.startsToday(line), clock.instant());
    }

    private Pace pace(OfficeId line) {
        return jdbc.sql("""
                        with lately as (select extract(epoch from ended_at - talk_from) seconds from reception
                                        where line = :line and ended_at > clock_timestamp() - make_interval(days => :days)
                                        order by ended_at desc limit :talks),
                             desks as (select exists (select from reception r where r.desk = p.id and r.stage in
                                           ('CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP')) busy
                                       from reception_post p where p.office = :line and p.kind = 'DESK' and p.client is not null
                                         and p.pause_reason is null)
                        select count(*), coalesce(percentile_cont(0.2) within group (order by seconds), 0),
                               coalesce(percentile_cont(0.8) within group (order by seconds), 0),
                               (select count(*) from desks), (select count(*) from desks where busy)
                        from lately""")
                .param("line", line.value())
                .param("days", DAYS)
                .param("talks", TALKS)
                .query((row, _) ->
                        new Pace(row.getInt(1), row.getDouble(2), row.getDouble(3), row.getInt(4), row.getInt(5)))
                .single();
    }

    /** @param due whether the booked time has come; null for who has none */
    private record Place(
            ReceptionId reception,
            boolean away,
            boolean priority,
            boolean ordinaryFirst,
            @Nullable Boolean due) {

        boolean isPresent() {
            return !away;
        }

        boolean isDue() {
            return Boolean.TRUE.equals(due);
        }
    }

    /**
     * Who stepped away is before nobody: nobody calls them meanwhile. Those whose booked time has come are before all others. As long
     * as both wait, those with a priority and those without are called in turns.
     */
    Map<ReceptionId, Ahead> ahead(OfficeId line) {
        var places = places(line);
        var due = places.stream().filter(Place::isDue).toList();
        var allDue = (int) due.stream().filter(Place::isPresent).count();
        var ahead = new HashMap<ReceptionId, Ahead>();
        var dueBefore = 0;
        for (var place : due) {
            ahead.put(place.reception(), new Ahead(dueBefore, true));
            dueBefore += place.away() ? 0 : 1;
        }
        places.stream()
                .filter(place -> Boolean.FALSE.equals(place.due()))
                .forEach(place -> ahead.put(place.reception(), new Ahead(allDue, true)));
        inTurns(places.stream().filter(place -> place.due() == null).toList())
                .forEach((reception, before) -> ahead.put(reception, new Ahead(allDue + before, false)));
        return ahead;
    }

    private static Map<ReceptionId, Integer> inTurns(List<Place> places) {
        var all = new int[] {count(places, false), count(places, true)};
        var before = new int[2];
        var ahead = new HashMap<ReceptionId, Integer>();
        for (var place : places) {
            var own = place.priority() ? 1 : 0;
            var first = place.priority() == place.ordinaryFirst() ? 1 : 0;
            ahead.put(place.reception(), before[own] + Math.min(all[1 - own], before[own] + first));
            before[own] += place.away() ? 0 : 1;
        }
        return ahead;
    }

    private static int count(List<Place> places, boolean priority) {
        return (int) places.stream()
                .filter(place -> place.priority() == priority && place.isPresent())
                .count();
    }

    private List<Place> places(OfficeId line) {
        return jdbc.sql("""
                        select r.id, r.away, r.priority is not null, l.last_priority, r.booked_from <= clock_timestamp()
                        from reception r join reception_line l on l.office = r.line
                        where r.line = ? and r.stage = 'QUEUED' order by r.booked_from, r.place, r.id""")
                .param(line.value())
                .query((row, _) -> new Place(
                        new ReceptionId(row.getObject(1, UUID.class)),
                        row.getBoolean(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getObject(5, Boolean.class)))
                .list();
    }
}
