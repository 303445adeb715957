package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.Terminal;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.LiveReceptions.Call;
import cn.dangmian.signaling.reception.LiveReceptions.Hall;
import cn.dangmian.signaling.reception.LiveReceptions.HallLine;
import cn.dangmian.signaling.reception.LiveReceptions.InHall;
import cn.dangmian.signaling.reception.LiveReceptions.PastCall;
import cn.dangmian.signaling.reception.Views.Named;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is shown to everybody in the hall of an office. */
@Component
class Halls {

    private static final ZoneId DAY = ZoneId.of("Asia/Shanghai");
    private static final int SHOWN = 200;
    private static final int PAST = 6;

    private final JdbcClient jdbc;
    private final Places places;
    private final Portraits portraits;
    private final Outlooks outlooks;
    private final Clock clock;

    Halls(JdbcClient jdbc, Places places, Portraits portraits, Outlooks outlooks, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.portraits = portraits;
        this.outlooks = outlooks;
        this.clock = clock;
    }

    /** @param calledAt when it was called first */
    private record Row(
            ReceptionId id,
            StageName stage,
            int ticket,
            TerminalId terminal,
            OfficeId line,
            Instant since,
            int recalls,
            boolean away,
            @Nullable Instant bookedFrom,
            @Nullable Instant calledAt) {

        boolean waits() {
            return stage == StageName.QUEUED || stage == StageName.SKIPPED;
        }
    }

    Hall of(OfficeId office) {
        var names = places.terminalsOf(List.of(office)).stream()
                .collect(
                        Collectors.toMap(Terminal::id, one -> new Named(one.id().value(), one.name())));
        var rows = rows(names.keySet());
        var lines = rows.stream()
                .map(Row::line)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), portraits::office));
        return new Hall(
                rows.stream()
                        .filter(row -> row.stage() == StageName.CALLED)
                        .sorted(Comparator.comparing(Row::since).reversed())
                        .map(row -> new Call(
                                row.id().value(),
                                row.ticket(),
                                of(names, row.terminal()),
                                of(lines, row.line()),
                                row.since(),
                                row.recalls()))
                        .toList(),
                past(rows, names, lines),
                rows.stream()
                        .filter(Row::waits)
                        .map(Row::line)
                        .distinct()
                        .map(line -> line(of(lines, line), line, rows, names))
                        .toList());
    }

    private static <K> Named of(Map<K, Named> names, K id) {
        return Objects.requireNonNull(names.get(id));
    }

    private static List<PastCall> past(List<Row> rows, Map<TerminalId, Named> names, Map<OfficeId, Named> lines) {
        return rows.stream()
                .filter(row -> row.calledAt() != null && row.stage() != StageName.CALLED)
                .sorted(Comparator.comparing((Row row) -> Objects.requireNonNull(row.calledAt()))
                        .reversed())
                .limit(PAST)
                .map(row -> new PastCall(
                        row.ticket(),
                        of(names, row.terminal()),
                        of(lines, row.line()),
                        Objects.requireNonNull(row.calledAt())))
                .toList();
    }

    private HallLine line(Named name, OfficeId office, List<Row> rows, Map<TerminalId, Named> names) {
        var outlook = outlooks.of(office);
        var waiting = rows.stream()
                .filter(row -> row.waits() && row.line().equals(office))
                .map(row -> inHall(row, of(names, row.terminal()), outlook))
                .sorted(Comparator.comparing(InHall::ahead, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(InHall::ticket))
                .toList();
        return new HallLine(name, outlook.pace().desks(), portraits.pauses(outlook), waiting);
    }

    private static InHall inHall(Row row, Named terminal, Outlook outlook) {
        var queued = row.stage() == StageName.QUEUED;
        return new InHall(
                row.ticket(),
                terminal,
                queued ? outlook.aheadOf(row.id()) : null,
                queued && !row.away() ? outlook.waitOf(row.id()) : null,
                row.away(),
                row.bookedFrom());
    }

    private List<Row> rows(Collection<TerminalId> terminals) {
        if (terminals.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, stage, ticket, terminal, line, checked_in_at, stage_facts->>'since' as since,
                            stage_facts->>'recalls' as recalls, away, booked_from, called_at
                        from reception where terminal in (:terminals) and checked_in_at >= :today
                          and (stage in ('QUEUED', 'CALLED', 'SKIPPED') or called_at is not null)
                        order by checked_in_at desc limit :limit""")
                .param("terminals", terminals.stream().map(TerminalId::value).toList())
                .param("today", Timestamp.from(startOfToday()))
                .param("limit", SHOWN)
                .query(Halls::read)
                .list();
    }

    private static Row read(ResultSet row, int number) throws SQLException {
        var since = row.getString("since");
        var booked = row.getTimestamp("booked_from");
        var called = row.getTimestamp("called_at");
        return new Row(
                new ReceptionId(row.getObject("id", UUID.class)),
                StageName.valueOf(row.getString("stage")),
                row.getInt("ticket"),
                new TerminalId(row.getObject("terminal", UUID.class)),
                new OfficeId(row.getObject("line", UUID.class)),
                since == null ? row.getTimestamp("checked_in_at").toInstant() : Instant.parse(since),
                row.getInt("recalls"),
                row.getBoolean("away"),
                booked == null ? null : booked.toInstant(),
                called == null ? null : called.toInstant());
    }

    /** A line's revision changes with those who wait in it, a post's with who mans it and its pause. */
    Map<OfficeId, Long> revisions(Collection<OfficeId> offices) {
        if (offices.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        with here as (select distinct t.office, r.line from terminal t join reception r on r.terminal = t.id
                                      where t.office in (:offices) and r.checked_in_at >= :today)
                        select h.office, max(greatest(l.revision, (select max(p.revision) from reception_post p
                                                                   where p.office = h.line and p.kind = 'DESK')))
                        from here h join reception_line l on l.office = h.line group by h.office""")
                .param("offices", offices.stream().map(OfficeId::value).toList())
                .param("today", Timestamp.from(startOfToday()))
                .query((row, _) -> Map.entry(new OfficeId(row.getObject(1, UUID.class)), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Instant startOfToday() {
        return clock.instant().atZone(DAY).toLocalDate().atStartOfDay(DAY).toInstant();
    }
}
