package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The waiting lines: ticket numbers, places, and the lease by which a waiting petitioner is known to be there. */
@Component
class Line {

    private static final ZoneId DAY = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    Line(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the day. */
    int drawTicket(OfficeId line, Instant at) {
        return jdbc.sql("""
                        insert into reception_line (office, day, last_ticket) values (:line, :day, 1)
                        on conflict (office) do update set
                            last_ticket = case when reception_line.day = :day then reception_line.last_ticket + 1 else 1 end,
                            day = :day
                        returning last_ticket""")
                .param("line", line.value())
                .param("day", at.atZone(DAY).toLocalDate())
                .query(Integer.class)
                .single();
    }

    void ensure(OfficeId line, Instant at) {
        jdbc.sql("insert into reception_line (office, day) values (?, ?) on conflict do nothing")
                .params(line.value(), at.atZone(DAY).toLocalDate())
                .update();
    }

    /** Something in this line changed: whoever looks at it sees a new revision. The last statement of its transaction. */
    void touch(OfficeId line) {
        jdbc.sql("update reception_line set revision = nextval('reception_view_revision') where office = ?")
                .param(line.value())
                .update();
    }

    /** The same for a reception's line, and that of the desk which has it, by hand-over another's. */
    void touch(OfficeId line, ReceptionId reception) {
        jdbc.sql("""
                        update reception_line set revision = nextval('reception_view_revision') where office = any (array(
                            select p.office from reception r join reception_post p on p.id = r.desk where r.id = :reception
                            union select :line))""")
                .param("line", line.value())
                .param("reception", reception.value())
                .update();
    }

    /**
     * Until this transaction ends nobody pairs in this line: a row that is being paired would be passed over by a desk that
     * calls. Desks that call do not wait for each other.
     */
    void beginCall(OfficeId line) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended(?, 1))")
                .param(line.toString())
                .query(row -> {});
    }

    /**
     * Whom a desk looks for, one kind after another. Who has a booked time comes first from then on. Who has a priority and who has
     * none are called in turns, as long as both wait. Before their time who has one is called when nobody else is there.
     */
    enum Turn {
        BOOKED("booked_from <= clock_timestamp()"),
        PRIORITY("booked_from is null and priority is not null"),
        ORDINARY("booked_from is null and priority is null"),
        EARLY("booked_from > clock_timestamp()");

        private final String condition;

        Turn(String condition) {
            this.condition = condition;
        }

        String condition() {
            return condition;
        }
    }

    /**
     * Who has a booked time waits for that official or that desk; when neither calls any more, for any desk. In the words of
     * {@code reception}, with {@code :desk} and {@code :official}.
     */
    static final String NOT_BOOKED_ELSEWHERE = """
            (booked_from is null or booked_desk = :desk or booked_official = :official
             or booked_for_all_from < clock_timestamp() and not exists
                (select from reception_post p where (p.id = booked_desk or p.kind = 'DESK' and p.person = booked_official)
                   and p.client is not null and p.pause_reason is null))""";

    /** Whose turn it is, and who comes instead when there is nobody. */
    List<Turn> turns(OfficeId line) {
        var waiting = kindsIn(line);
        var turns = new ArrayList<Turn>();
        if (waiting.booked()) {
            turns.add(Turn.BOOKED);
        }
        turns.addAll(waiting.priority() ? inTurns(line) : List.of(Turn.ORDINARY));
        if (waiting.booked()) {
            turns.add(Turn.EARLY);
        }
        return turns;
    }

    /** While somebody with a priority waits, desks call one after another, or two would take the same turn. */
    private List<Turn> inTurns(OfficeId line) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 2))")
                .param(line.toString())
                .query(row -> {});
        var hadTheLast = jdbc.sql("select last_priority from reception_line where office = ?")
                .param(line.value())
                .query(Boolean.class)
                .single();
        return hadTheLast ? List.of(Turn.ORDINARY, Turn.PRIORITY) : List.of(Turn.PRIORITY, Turn.ORDINARY);
    }

    private record Kinds(boolean booked, boolean priority) {}

    private Kinds kindsIn(OfficeId line) {
        return jdbc.sql("""
                        select exists (select from reception where line = :line and stage = 'QUEUED' and booked_from is not null),
                               exists (select from reception where line = :line and stage = 'QUEUED' and priority is not null)""")
                .param("line", line.value())
                .query((row, _) -> new Kinds(row.getBoolean(1), row.getBoolean(2)))
                .single();
    }

    /** Written only when it changes: most lines know no priority, and their desks do not wait for each other. */
    void called(OfficeId line, Turn turn) {
        if (turn == Turn.BOOKED || turn == Turn.EARLY) {
            return;
        }
        jdbc.sql(
                        "update reception_line set last_priority = :priority where office = :line and last_priority <> :priority")
                .param("line", line.value())
                .param("priority", turn == Turn.PRIORITY)
                .update();
    }

    /** @return false when somebody is calling, or pairing, just now */
    boolean mayPair(OfficeId line) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 1))")
                .param(line.toString())
                .query(Boolean.class)
                .single();
    }

    /** Waits until nobody calls or pairs in this line, and keeps them waiting until this transaction ends. */
    void standStill(OfficeId line) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
                .param(line.toString())
                .query(row -> {});
    }

    void placeAtFront(ReceptionId reception, OfficeId line) {
        lock(line, line);
        jdbc.sql("""
                        update reception set place = least(place, (select min(place) from reception where line = ? and stage = 'QUEUED')) - 1
                        where id = ?""").params(line.value(), reception.value()).update();
    }

    /**
     * Both lines, for this transaction: places are given one after another. Always in the same order, so that no two wait for each
     * other.
     */
    void lock(OfficeId one, OfficeId other) {
        jdbc.sql("select office from reception_line where office in (?, ?) order by office for update")
                .params(one.value(), other.value())
                .query(row -> {});
    }

    /**
     * Who was passed on stands where they would if they had come to this line at once: before all who came later. A booked time
     * was with who passed them on.
     *
     * @param desk the one that is to call; null when any may
     */
    void placeByCheckIn(ReceptionId reception, OfficeId line, @Nullable DeskId desk) {
        jdbc.sql("""
                        with own as (select id, checked_in_at from reception where id = :id),
                             others as (select r.place, r.checked_in_at from reception r join own on own.id <> r.id
                                        where r.line = :line and r.stage = 'QUEUED'),
                             later as (select min(o.place) place from others o join own on o.checked_in_at > own.checked_in_at),
                             earlier as (select max(o.place) place from others o join later on o.place < later.place)
                        update reception set wanted_desk = :desk::uuid, room_desk = null, booked_from = null, place = coalesce(
                            (select (earlier.place + later.place) * 0.5 from earlier cross join later),
                            (select place - 1 from later),
                            (select max(place) + 1 from reception where line = :line and id <> :id), place)
                        where id = :id""")
                .param("id", reception.value())
                .param("line", line.value())
                .param("desk", desk == null ? null : desk.value())
                .update();
    }

    /** Who was passed over comes in again behind the next three numbers; a booked time was used up. */
    void placeBehindThree(ReceptionId reception, OfficeId line) {
        lock(line, line);
        jdbc.sql("""
                        with next as (select place, row_number() over (order by place, id) n from reception
                                      where line = :line and stage = 'QUEUED' and id <> :id),
                             three as (select place, n from next where n <= 3)
                        update reception set booked_from = null, place = coalesce(
                            ((select max(place) from three) + (select place from next where n = 4)) * 0.5,
                            (select max(place) + 1 from three), place)
                        where id = :id""").param("line", line.value()).param("id", reception.value()).update();
    }

    /** The terminal says that its petitioner is still there. */
    void confirm(TerminalId terminal, Instant at) {
        jdbc.sql("""
                        update reception_lease set confirmed_at = ? where reception in
                            (select id from reception where terminal = ? and stage in ('QUEUED', 'CALLED', 'SKIPPED'))""").params(Timestamp.from(at), terminal.value()).update();
    }

    /** When each who waits was last confirmed. */
    record Confirmed(UUID reception, Instant at) {}

    List<Confirmed> confirmations(OfficeId line) {
        return jdbc.sql("""
                        select r.id, l.confirmed_at from reception r join reception_lease l on l.reception = r.id
                        where r.line = ? and r.stage in ('QUEUED', 'SKIPPED') order by r.place""")
                .param(line.value())
                .query((row, _) -> new Confirmed(
                        row.getObject(1, UUID.class), row.getTimestamp(2).toInstant()))
                .list();
    }
}
