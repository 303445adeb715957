package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Snapshots;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where receptions stand, for those who look: never locks, never changes. */
@Component
class Standings {

    /** What the clerk told of the visit. */
    record Told(
            @Nullable String language,
            String languageNote,
            List<String> needs,
            String needsNote,
            int representatives,
            @Nullable UUID photo) {

        static Told read(ResultSet row) throws SQLException {
            return new Told(
                    row.getString("language"),
                    row.getString("language_note"),
                    List.of((String[]) row.getArray("needs").getArray()),
                    row.getString("needs_note"),
                    row.getInt("representatives"),
                    row.getObject("photo", UUID.class));
        }
    }

    /**
     * @param confirmedAt when the terminal last said that the petitioner is there
     * @param roomKept whether the room may be used by the next desk though it has none
     * @param held the desk that is paired with who waits
     * @param wanted the desk that this one was passed on to
     * @param bookedFrom when the time begins that is booked for this one
     */
    record Standing(
            Reception reception,
            Told attending,
            Instant confirmedAt,
            boolean stale,
            @Nullable RoomId room,
            boolean roomKept,
            @Nullable DeskId held,
            @Nullable DeskId wanted,
            @Nullable Instant bookedFrom) {}

    private static final String ALL = """
            select r.*, l.confirmed_at, l.confirmed_at < clock_timestamp() - make_interval(secs => %d) as stale,
                coalesce(r.room_kept_until > clock_timestamp(), false) as room_kept
            from reception r join reception_lease l on l.reception = r.id where\s""";
    private static final String SHOWN = "terminal = %s and not dismissed order by checked_in_at desc limit 1";
    private static final String AT_DESK =
            "stage in ('CALLED', 'CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED', 'WRAP_UP')";

    private static final String HELD = "stage = 'QUEUED' and room is not null";

    private final JdbcClient jdbc;
    private final Receptions receptions;
    private final String all;

    Standings(JdbcClient jdbc, Receptions receptions, Clocks clocks) {
        this.jdbc = jdbc;
        this.receptions = receptions;
        this.all = ALL.formatted(clocks.lease().toSeconds());
    }

    Optional<Standing> find(ReceptionId id) {
        return jdbc.sql(all + "id = ?").param(id.value()).query(this::read).optional();
    }

    Optional<Standing> inRoom(RoomId room) {
        return jdbc.sql(all + "room = ?").param(room.value()).query(this::read).optional();
    }

    Optional<Standing> shownAt(TerminalId terminal) {
        return Snapshots.once(
                new ShownAt(terminal),
                () -> jdbc.sql(all + SHOWN.formatted("?"))
                        .param(terminal.value())
                        .query(this::read)
                        .optional());
    }

    private record ShownAt(TerminalId terminal) {}

    Optional<Standing> currentAt(DeskId desk) {
        return Snapshots.once(
                new CurrentAt(desk),
                () -> jdbc.sql(all + "desk = ? and " + AT_DESK)
                        .param(desk.value())
                        .query(this::read)
                        .optional());
    }

    private record CurrentAt(DeskId desk) {}

    /**
     * Asks for those at all these places at once, before each is asked for. A {@code (select ?)} hides from PostgreSQL how
     * many they are: else it plans anew for each number of them, which takes three times as long as the answer.
     */
    void lookUp(Collection<TerminalId> terminals, Collection<DeskId> desks) {
        var found = new HashMap<Record, Optional<?>>();
        terminals.forEach(terminal -> found.put(new ShownAt(terminal), Optional.empty()));
        desks.forEach(desk -> {
            found.put(new CurrentAt(desk), Optional.empty());
            found.put(new HeldFor(desk), Optional.empty());
        });
        jdbc.sql("select s.* from unnest((select ?)) t(id), lateral (" + all + SHOWN.formatted("t.id") + ") s")
                .param(terminals.stream().map(TerminalId::value).toArray(UUID[]::new))
                .query(this::read)
                .list()
                .forEach(
                        shown -> found.put(new ShownAt(shown.reception().visit().terminal()), Optional.of(shown)));
        jdbc.sql(all + "desk = any(?) and " + AT_DESK)
                .param(desks.stream().map(DeskId::value).toArray(UUID[]::new))
                .query(this::read)
                .list()
                .forEach(current ->
                        found.put(new CurrentAt(current.reception().seating().desk()), Optional.of(current)));
        jdbc.sql("select id, room, room_desk from reception where room_desk = any((select ?)::uuid[]) and " + HELD)
                .param(desks.stream().map(DeskId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.put(
                            new HeldFor(new DeskId(row.getObject("room_desk", UUID.class))),
                            Optional.of(readHeld(row)));
                });
        Snapshots.know(found);
    }

    Optional<Standing> openOf(CaseId id) {
        return jdbc.sql(all + "case_id = ? and stage = any(?)")
                .param(id.value())
                .param(StageName.OPEN.stream().map(Enum::name).toArray(String[]::new))
                .query(this::read)
                .optional();
    }

    /** Those of a case that came to a talk, the newest first. */
    List<Standing> talksOf(CaseId id) {
        return jdbc.sql(all + "case_id = ? and talk_from is not null order by talk_from desc, id")
                .param(id.value())
                .query(this::read)
                .list();
    }

    List<Standing> waitingIn(OfficeId line, int limit) {
        return jdbc.sql(all + "line = ? and stage in ('QUEUED', 'SKIPPED') order by stage, place, id limit ?")
                .params(line.value(), limit)
                .query(this::read)
                .list();
    }

    List<TerminalId> terminalsIn(OfficeId line) {
        return jdbc.sql("""
                        select distinct r.terminal from reception r join reception_post p on p.id = r.terminal
                        where r.line = ? and not r.dismissed and p.client is not null""")
                .param(line.value())
                .query((row, _) -> new TerminalId(row.getObject(1, UUID.class)))
                .list();
    }

    Optional<Views.Held> heldFor(DeskId desk) {
        return Snapshots.once(
                new HeldFor(desk),
                () -> jdbc.sql("select id, room from reception where room_desk = ? and " + HELD)
                        .param(desk.value())
                        .query((row, _) -> readHeld(row))
                        .optional());
    }

    private record HeldFor(DeskId desk) {}

    private static Views.Held readHeld(ResultSet row) throws SQLException {
        return new Views.Held(row.getObject("id", UUID.class), row.getObject("room", UUID.class));
    }

    /** Receptions that a superior sees as live. */
    List<Standing> live(List<OfficeId> offices) {
        if (offices.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        all
                                + "line in (:offices) and stage in ('CONNECTING', 'IN_PROGRESS', 'INTERRUPTED', 'SUSPENDED') order by talk_from, id")
                .param("offices", offices.stream().map(OfficeId::value).toList())
                .query(this::read)
                .list();
    }

    List<Standing> past(LiveReceptions.PastQuery query) {
        var lines = query.lines().isEmpty()
                ? List.of(new UUID(0, 0))
                : query.lines().stream().map(OfficeId::value).toList();
        return jdbc.sql(all + """
                        stage in ('ENDED', 'ARCHIVED') and (official = :official or line in (:lines))
                        and case_block(case_id, :official, (select held_offices(:official))) is null
                        and (:case::uuid is null or case_id = :case::uuid)
                        and checked_in_at < coalesce(:until::timestamptz, 'infinity') order by checked_in_at desc, id desc limit :limit""")
                .param("official", query.official().value())
                .param("lines", lines)
                .param("case", query.caseId() == null ? null : query.caseId().value())
                .param("until", query.until() == null ? null : query.until().toString())
                .param("limit", query.limit())
                .query(this::read)
                .list();
    }

    Standing read(ResultSet row, int number) throws SQLException {
        var room = row.getObject("room", UUID.class);
        var held = row.getObject("room_desk", UUID.class);
        var wanted = row.getObject("wanted_desk", UUID.class);
        var booked = row.getTimestamp("booked_from");
        return new Standing(
                receptions.read(row, number),
                Told.read(row),
                row.getTimestamp("confirmed_at").toInstant(),
                row.getBoolean("stale"),
                room == null ? null : new RoomId(room),
                row.getBoolean("room_kept"),
                held == null ? null : new DeskId(held),
                wanted == null ? null : new DeskId(wanted),
                booked == null ? null : booked.toInstant());
    }
}
