package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** Whether somebody of a line is to be paired with one of its desks; for what names the line. */
    private static final String PAIRABLE = """
            (select count(*) from reception held where held.line = %1$s and held.stage = 'QUEUED'
               and held.room_desk is not null) < :holds
            and exists (select from reception r where r.line = %1$s and r.stage = 'QUEUED' and not r.away
                          and (r.room is null or r.room_desk is null and r.room_kept_until > clock_timestamp()))
            and exists (select from reception_post p where p.office = %1$s and p.kind = 'DESK' and p.client is not null
                          and p.pause_reason is null and not exists
                              (select from reception held where held.room_desk = p.id and held.stage = 'QUEUED'))""";

    private static final String PARTABLE = """
            r.stage = 'QUEUED' and r.room_desk is not null and not exists
                (select from reception_post p where p.id = r.room_desk and p.client is not null and p.pause_reason is null)""";

    private static final String CONFLICTED = """
            r.stage = 'QUEUED' and p.id in (r.room_desk, r.wanted_desk) and p.person is not null
            and case_conflict(r.case_id, p.person, (select held_offices(p.person))) is not null""";

    private final JdbcClient jdbc;
    private final Line line;
    private final Clocks clocks;

    private record Manned(DeskId desk, PersonId official) {}

    Holds(JdbcClient jdbc, Line line, Clocks clocks) {
        this.jdbc = jdbc;
        this.line = line;
        this.clocks = clocks;
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
                        select line.office from
                            (select distinct office from reception_post where kind = 'DESK' and client is not null) line
                        where %s union select r.line from reception r where %s""".formatted(PAIRABLE.formatted("line.office"), PARTABLE))
                .param("holds", HOLDS_PER_LINE)
                .query((row, _) -> new OfficeId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Lines in which somebody is matched with a desk whose official must not call them. */
    List<OfficeId> conflicted() {
        return jdbc.sql("select distinct r.line from reception r, reception_post p where " + CONFLICTED)
                .query((row, _) -> new OfficeId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether one of the two goes for this line. */
    boolean isDue(OfficeId office) {
        return jdbc.sql("""
                        select %s or exists (select from reception r where r.line = :office and %s)
                            or exists (select from reception r, reception_post p where r.line = :office and %s)""".formatted(PAIRABLE.formatted(":office"), PARTABLE, CONFLICTED))
                .param("holds", HOLDS_PER_LINE)
                .param("office", office.value())
                .query(Boolean.class)
                .single();
    }

    private int partFromDesksThatDoNotCall(OfficeId office) {
        return jdbc.sql("update reception r set room_desk = null where r.line = ? and " + PARTABLE)
                .param(office.value())
                .update();
    }

    /** Nobody is prepared for, or waits for, a desk whose official must not call them. */
    private int partFromWhoStaysAway(OfficeId office) {
        return jdbc.sql("""
                        update reception r set room_desk = nullif(r.room_desk, p.id), wanted_desk = nullif(r.wanted_desk, p.id)
                        from reception_post p where r.line = ? and\s""" + CONFLICTED).param(office.value()).update();
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
                        update reception set room = coalesce(room, :room), room_desk = :desk where id =
                            (select id from reception where line = :office and stage = 'QUEUED' and not away
                               and (room is null or room_desk is null and room_kept_until > clock_timestamp())
                               and (select l.confirmed_at from reception_lease l where l.reception = reception.id)
                                   > clock_timestamp() - make_interval(secs => :lease)
                               and case_conflict(case_id, :official, (select held_offices(:official))) is null
                               and (wanted_desk is null or wanted_desk = :desk) and %s
                             order by case when booked_from is null then 1 when booked_from <= clock_timestamp() then 0 else 2 end,
                                 booked_from, (priority is not null) = (select last_priority from reception_line where office = :office),
                                 place, id limit 1 for update skip locked)""".formatted(Line.NOT_BOOKED_ELSEWHERE))
                .param("room", Ids.next())
                .param("desk", desk.desk().value())
                .param("official", desk.official().value())
                .param("office", office.value())
                .param("lease", clocks.lease().toSeconds())
                .update();
    }

    /**
     * The room of a reception at this desk; a new one when it has none, or one whose gate may have been open. The reception may be
     * waiting again by now, so it is not locked while a desk calls.
     *
     * @return the room, and the one it replaces
     */
    @Transactional
    public Assigned assign(ReceptionId reception, OfficeId office, DeskId desk) {
        line.standStill(office);
        var now = jdbc.sql("""
                        select room, room_desk, room_desk is not null or coalesce(room_kept_until > clock_timestamp(), false)
                        from reception where id = ? for update""")
                .param(reception.value())
                .query((row, _) ->
                        new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBoolean(3)))
                .single();
        var goesOn = now.room() != null && now.isGood();
        if (goesOn && desk.value().equals(now.desk())) {
            return new Assigned(new RoomId(now.room()), Optional.empty());
        }
        var room = goesOn ? now.room() : Ids.next();
        jdbc.sql("update reception set room = ?, room_desk = ? where id = ?")
                .params(room, desk.value(), reception.value())
                .update();
        var replaced = goesOn ? null : now.room();
        return new Assigned(new RoomId(room), Optional.ofNullable(replaced).map(RoomId::new));
    }

    /** The room goes on at another desk. */
    void move(ReceptionId reception, DeskId desk) {
        jdbc.sql("update reception set room_desk = ? where id = ?")
                .params(desk.value(), reception.value())
                .update();
    }

    record Assigned(RoomId room, Optional<RoomId> replaced) {}

    @NullUnmarked
    private record Row(UUID room, UUID desk, boolean isGood) {}

    /** Forgets the room, if it is still that one; not while a desk calls either. */
    @Transactional
    public void forget(ReceptionId reception, OfficeId office, RoomId room) {
        line.standStill(office);
        jdbc.sql("update reception set room = null, room_desk = null where id = ? and room = ?")
                .params(reception.value(), room.value())
                .update();
    }
}
