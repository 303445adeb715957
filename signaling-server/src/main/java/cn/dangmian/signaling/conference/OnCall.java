package cn.dangmian.signaling.conference;

import static cn.dangmian.signaling.calendar.WorkingDays.BEIJING;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.conference.Invitation.Kind;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.People;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.scheduling.RosterDesk;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom an office sends when it is called into a talk, in the order in which they are rung. */
@Component
class OnCall {

    /**
     * @param rostered receives petitioners today by the published roster
     * @param reachable has a console open
     * @param busy is in a talk
     */
    record Candidate(PersonId id, String name, Role role, boolean rostered, boolean reachable, boolean busy) {}

    static final Comparator<Candidate> ORDER = Comparator.comparing(Candidate::reachable)
            .reversed()
            .thenComparing(Candidate::busy)
            .thenComparing(Comparator.comparing(Candidate::rostered).reversed())
            .thenComparing(Candidate::name)
            .thenComparing(one -> one.id().value());

    private final JdbcClient jdbc;
    private final Duties duties;
    private final People people;
    private final RosterDesk rosters;
    private final CaseDoor door;
    private final Clock clock;

    OnCall(JdbcClient jdbc, Duties duties, People people, RosterDesk rosters, CaseDoor door, Clock clock) {
        this.jdbc = jdbc;
        this.duties = duties;
        this.people = people;
        this.rosters = rosters;
        this.door = door;
        this.clock = clock;
    }

    /** @param caseId nobody who has to stay away from it is among them */
    List<Candidate> of(OfficeId office, Kind kind, CaseId caseId) {
        var today = LocalDate.ofInstant(clock.instant(), BEIJING);
        var there = new LinkedHashMap<PersonId, Role>();
        for (var role : kind.roles()) {
            var presence = duties.presence(role, office, today, today);
            presence.people().stream()
                    .filter(person -> presence.isThere(person, today))
                    .forEach(person -> there.putIfAbsent(person, role));
        }
        var rostered = rostered(office, kind, today);
        var reachable = those(REACHABLE, there.keySet());
        var busy = those(BUSY, there.keySet());
        return there.keySet().stream()
                .filter(person -> door.conflicts(person, List.of(caseId)).isEmpty())
                .map(person -> new Candidate(
                        person,
                        people.get(person).name(),
                        there.getOrDefault(person, kind.roles().getFirst()),
                        rostered.contains(person),
                        reachable.contains(person),
                        busy.contains(person)))
                .sorted(ORDER)
                .toList();
    }

    private Set<PersonId> rostered(OfficeId office, Kind kind, LocalDate today) {
        var rostered = new HashSet<PersonId>();
        if (kind == Kind.CO_OFFICIAL) {
            rosters.receptionDays(office, today, today).forEach(day -> {
                if (day.receiving() != null) {
                    rostered.add(day.receiving());
                }
            });
        }
        return rostered;
    }

    private static final String REACHABLE = """
            select person from conference_reachable
            where person = any(?) and seen_at > clock_timestamp() - interval '40 s'""";

    private static final String BUSY = """
            select p.person from reception_post p join reception r on r.desk = p.id
            where p.person = any(?) and r.stage in ('CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'WRAP_UP')
            union select person from invitation where person = any(?) and stage = 'JOINED'""";

    private Set<PersonId> those(String sql, Set<PersonId> asked) {
        var ids = asked.stream().map(PersonId::value).toArray(UUID[]::new);
        var query = jdbc.sql(sql).param(ids);
        return (sql.equals(BUSY) ? query.param(ids) : query)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .set();
    }

    /** The person has a console open now. */
    void reachable(PersonId person) {
        jdbc.sql("""
                        insert into conference_reachable (person, seen_at) values (?, clock_timestamp())
                        on conflict (person) do update set seen_at = excluded.seen_at""").param(person.value()).update();
    }
}
