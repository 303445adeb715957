package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which media room a reception has, and for which desk it was made. The first of a line are paired with the next desks before
 * they are called, so that their links are negotiated when the call comes.
 */
@Component
class Holds {

    private static final int HOLDS_PER_LINE = 2;

    private final JdbcClient jdbc;
    private final Line line;
    private final Clocks clocks;
    private final CaseDoor door;

    private record Manned(DeskId desk, PersonId official) {}

    private record Held(UUID reception, CaseId caseId, UUID desk, PersonId official) {}

    Holds(JdbcClient jdbc, Line line, Clocks clocks, CaseDoor door) {
        this.jdbc = jdbc;
        this.line = line;
        this.clocks = clocks;
        this.door = door;
    }

    /**
     * Pairs the next desks with the first who wait; not while somebody calls, for the sweep comes again.
     *
     * @return whether anything was paired or parted
     */
    @Transactional
    public boolean pair(OfficeId office) {
        if (!line.mayPair(office)) {
            return false;
        }
        var parted = partFromDesksThatDoNotCall(office) + partFromWhoStaysAway(office);
        var paired = 0;
        for (var desk : desksToHoldFor(office)) {
            paired += holdFirstFor(desk, office);
        }
        if (parted + paired > 0) {
            line.touch(office);
        }
        return parted + paired > 0;
    }

    /** Lines in which somebody is to be paired with a desk, or parted from one that does not call. */
    List<OfficeId> due() {
        return jdbc.sql("""
                        select p.office from reception_post p
                        where p.kind = 'DESK' and p.client is not null and p.pause_reason is null
                          and not exists (select from reception held where held.room_desk = p.id and held.stage = 'QUEUED')
                          and (select count(*) from reception held where held.line = p.office and held.stage = 'QUEUED'
                                 and held.room_desk is not null) < ?
                          and exists (select from reception r where r.line = p.office and r.stage = 'QUEUED' and not r.away
                                        and r.room is null)
                        union
                        select r.line from reception r where r.stage = 'QUEUED' and r.room_desk is not null and not exists
                            (select from reception_post p where p.id = r.room_desk and p.client is not null
                               and p.pause_reason is null)""")
                .param(HOLDS_PER_LINE)
                .query((row, _) -> new OfficeId(row.getObject(1, UUID.class)))
                .list();
    }

    private int partFromDesksThatDoNotCall(OfficeId office) {
        return jdbc.sql("""
                        update reception r set room_desk = null
                        where r.line = ? and r.stage = 'QUEUED' and r.room_desk is not null and not exists
                            (select from reception_post p where p.id = r.room_desk and p.client is not null
                                 and p.pause_reason is null)""").param(office.value()).update();
    }

    /** Nobody is prepared for, or waits for, a desk whose official must not call them. */
    private int partFromWhoStaysAway(OfficeId office) {
        var parted = 0;
        for (var of : matched(office).entrySet()) {
            var conflicts = door.conflicts(
                    of.getKey(), of.getValue().stream().map(Held::caseId).toList());
            for (var one : of.getValue()) {
                parted += conflicts.contains(one.caseId()) ? part(one) : 0;
            }
        }
        return parted;
    }

    private int part(Held one) {
        return jdbc.sql("""
                        update reception set room_desk = nullif(room_desk, :desk), wanted_desk = nullif(wanted_desk, :desk)
                        where id = :id and stage = 'QUEUED' and :desk in (room_desk, wanted_desk)""")
                .param("id", one.reception())
                .param("desk", one.desk())
                .update();
    }

    private Map<PersonId, List<Held>> matched(OfficeId office) {
        return jdbc
                .sql("""
                        select r.id, r.case_id, p.id desk, p.person from reception r
                        join reception_post p on p.id in (r.room_desk, r.wanted_desk) and p.person is not null
                        where r.line = ? and r.stage = 'QUEUED'""")
                .param(office.value())
                .query((row, _) -> new Held(
                        row.getObject("id", UUID.class),
                        new CaseId(row.getObject("case_id", UUID.class)),
                        row.getObject("desk", UUID.class),
                        new PersonId(row.getObject("person", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Held::official));
    }

    /** Free desks first, then those that are busy; never more than two holds in a line. */
    private List<Manned> desksToHoldFor(OfficeId office) {
        return jdbc.sql("""
                        select p.id, p.person from reception_post p
                        left join reception busy on busy.desk = p.id and busy.stage in
                            ('CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP')
                        where p.office = :office and p.kind = 'DESK' and p.client is not null and p.pause_reason is null
                          and not exists (select from reception held where held.room_desk = p.id and held.stage = 'QUEUED')
                        order by busy.id is not null, p.id
                        limit greatest(0, :holds - (select count(*) from reception where line = :office and stage = 'QUEUED'
                                                    and room_desk is not null))""")
                .param("office", office.value())
                .param("holds", HOLDS_PER_LINE)
                .query((row, _) -> new Manned(
                        new DeskId(row.getObject(1, UUID.class)), new PersonId(row.getObject(2, UUID.class))))
                .list();
    }

    private int holdFirstFor(Manned desk, OfficeId office) {
        return jdbc.sql("""
                        update reception set room = :room, room_desk = :desk where id =
                            (select id from reception where line = :office and stage = 'QUEUED' and not away and room is null
                               and (select l.confirmed_at from reception_lease l where l.reception = reception.id)
                                   > clock_timestamp() - make_interval(secs => :lease)
                               and case_conflict(case_id, :official, :offices) is null
                               and (wanted_desk is null or wanted_desk = :desk) and %s
                             order by case when booked_from is null then 1 when booked_from <= clock_timestamp() then 0 else 2 end,
                                 booked_from, (priority is not null) = (select last_priority from reception_line where office = :office),
                                 place, id limit 1 for update skip locked)""".formatted(Line.NOT_BOOKED_ELSEWHERE))
                .param("room", Ids.next())
                .param("desk", desk.desk().value())
                .param("official", desk.official().value())
                .param("offices", door.offices(desk.official()))
                .param("office", office.value())
                .param("lease", clocks.lease().toSeconds())
                .update();
    }

    /**
     * The room of a reception at this desk; a new one when it has none or one that was made for another desk. The reception may
     * be waiting again by now, so it is not locked while a desk calls.
     *
     * @return the room, and the one it replaces
     */
    @Transactional
    public Assigned assign(ReceptionId reception, OfficeId office, DeskId desk) {
        line.standStill(office);
        var now = jdbc.sql("select room, room_desk from reception where id = ? for update")
                .param(reception.value())
                .query((row, _) -> new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .single();
        if (now.room() != null && desk.value().equals(now.desk())) {
            return new Assigned(new RoomId(now.room()), Optional.empty());
        }
        var room = Ids.next();
        jdbc.sql("update reception set room = ?, room_desk = ? where id = ?")
                .params(room, desk.value(), reception.value())
                .update();
        return new Assigned(new RoomId(room), Optional.ofNullable(now.room()).map(RoomId::new));
    }

    /** The room goes on at another desk. */
    void move(ReceptionId reception, DeskId desk) {
        jdbc.sql("update reception set room_desk = ? where id = ?")
                .params(desk.value(), reception.value())
                .update();
    }

    record Assigned(RoomId room, Optional<RoomId> replaced) {}

    @NullUnmarked
    private record Row(UUID room, UUID desk) {}

    /** Forgets the room, if it is still that one; not while a desk calls either. */
    @Transactional
    public void forget(ReceptionId reception, OfficeId office, RoomId room) {
        line.standStill(office);
        jdbc.sql("update reception set room = null, room_desk = null where id = ? and room = ?")
                .params(reception.value(), room.value())
                .update();
    }
}
