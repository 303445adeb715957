package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.casework.CaseDoor;
import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Snapshots;
import cn.dangmian.signaling.media.Rooms;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Offices;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.reception.Standings.Standing;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the views in one snapshot of the database, so that a picture and its revision belong together. */
@Component
class JdbcViews implements Views {

    private static final int SHOWN_IN_LINE = 100;
    private static final String OF_TERMINAL = """
            select greatest(
                coalesce((select revision from reception_post where id = :id), 0),
                coalesce((select l.revision from reception r join reception_line l on l.office = r.line
                          where r.terminal = :id order by r.checked_in_at desc limit 1), 0))""";
    private static final String OF_DESK = """
            select greatest(
                coalesce((select revision from reception_post where id = :id), 0),
                coalesce((select l.revision from reception_line l join reception_post d on d.office = l.office
                          where d.id = :id), 0))""";

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Posts posts;
    private final Places places;
    private final Offices offices;
    private final Rooms rooms;
    private final Portraits portraits;
    private final HandOvers handOvers;
    private final Outlooks outlooks;
    private final CaseDoor door;
    private final Clock clock;
    private final Snapshots snapshots;

    JdbcViews(
            JdbcClient jdbc,
            Standings standings,
            Posts posts,
            Places places,
            Offices offices,
            Rooms rooms,
            Portraits portraits,
            HandOvers handOvers,
            Outlooks outlooks,
            CaseDoor door,
            Clock clock,
            Snapshots snapshots) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.posts = posts;
        this.places = places;
        this.offices = offices;
        this.rooms = rooms;
        this.portraits = portraits;
        this.handOvers = handOvers;
        this.outlooks = outlooks;
        this.door = door;
        this.clock = clock;
        this.snapshots = snapshots;
    }

    @Override
    public TerminalView of(TerminalId terminal) {
        return inSnapshot(() -> terminalView(terminal, outlooks::of));
    }

    @Override
    public DeskView of(DeskId desk) {
        return inSnapshot(() -> deskView(desk));
    }

    private DeskView deskView(DeskId desk) {
        var office = places.desk(desk).office();
        return deskView(desk, line(outlooks.of(office), office), door::conflicts);
    }

    @Override
    public void ofSides(
            ReceptionId reception, BiConsumer<TerminalId, TerminalView> terminals, BiConsumer<DeskId, DeskView> desks) {
        snapshots.readAll(() -> standings
                .find(reception)
                .map(Standing::reception)
                .ifPresent(found -> {
                    var terminal = found.visit().terminal();
                    terminals.accept(terminal, terminalView(terminal, outlooks::of));
                    var seating = found.stage().seatingOrNull();
                    if (seating != null) {
                        desks.accept(seating.desk(), deskView(seating.desk()));
                    }
                }));
    }

    @Override
    public void ofLine(
            OfficeId line, BiConsumer<TerminalId, TerminalView> terminals, BiConsumer<DeskId, DeskView> desks) {
        snapshots.readAll(() -> {
            var outlook = outlooks.of(line);
            var waiting = line(outlook, line);
            var callers = posts.mannedDesks(line);
            var manned = callers.stream().map(post -> new DeskId(post.id())).toList();
            var conflicts = door.conflicts(officials(callers), cases(waiting));
            var waitedAt = standings.terminalsIn(line);
            lookUp(waitedAt, manned);
            for (var terminal : waitedAt) {
                terminals.accept(
                        terminal, terminalView(terminal, other -> other.equals(line) ? outlook : outlooks.of(other)));
            }
            for (var desk : manned) {
                desks.accept(
                        desk, deskView(desk, waiting, (official, _) -> conflicts.getOrDefault(official, Set.of())));
            }
        });
    }

    private <T> T inSnapshot(Supplier<T> reading) {
        return snapshots.read(reading).orElseThrow(() -> Refused.unknown("reception.unknown", "nothing is there"));
    }

    private TerminalView terminalView(TerminalId id, Function<OfficeId, Outlook> lines) {
        var terminal = places.terminal(id);
        var office = offices.get(terminal.office());
        var post = posts.find(id.value()).orElse(null);
        var standing = standings.shownAt(id).orElse(null);
        return new TerminalView(
                revisionOf(id),
                clock.instant(),
                new Named(id.value(), terminal.name()),
                new Named(office.id().value(), office.name()),
                mannedBy(post),
                standing == null ? null : portraits.toPetitioner(standing, lines),
                standing == null ? List.of() : portraits.handOvers(standing));
    }

    /** @param conflicts which of the cases an official must not be called to */
    private DeskView deskView(
            DeskId id, List<Entry> line, BiFunction<PersonId, Collection<CaseId>, Set<CaseId>> conflicts) {
        var desk = places.desk(id);
        var office = offices.get(desk.office());
        var post = posts.find(id.value()).orElse(null);
        var current = standings.currentAt(id).orElse(null);
        return new DeskView(
                revisionOf(id),
                clock.instant(),
                new Named(id.value(), desk.name()),
                new Named(office.id().value(), office.name()),
                mannedBy(post),
                post == null ? null : Portraits.pause(post.pause()),
                rooms.isUp() ? "UP" : "DOWN",
                asSeenBy(post, line, conflicts),
                current == null ? null : portraits.of(current),
                standings.heldFor(id).orElse(null),
                portraits.offer(current, id),
                portraits.offered(offered(id), id));
    }

    private @Nullable Standing offered(DeskId desk) {
        return handOvers
                .openAt(desk)
                .flatMap(open -> standings.find(open.reception()))
                .orElse(null);
    }

    private static List<Waiting> asSeenBy(
            @Nullable Post post, List<Entry> line, BiFunction<PersonId, Collection<CaseId>, Set<CaseId>> conflicts) {
        var withheld = post == null || post.manned() == null
                ? Set.of()
                : conflicts.apply(post.manned().person(), cases(line));
        return line.stream()
                .map(one -> withheld.contains(one.caseId()) ? one.shown().withheld() : one.shown())
                .toList();
    }

    private static List<CaseId> cases(List<Entry> line) {
        return line.stream().map(Entry::caseId).toList();
    }

    private static List<PersonId> officials(List<Post> desks) {
        return desks.stream()
                .map(Post::manned)
                .filter(Objects::nonNull)
                .map(Post.Manning::person)
                .toList();
    }

    /** One who waits, as those see it who may. */
    private record Entry(CaseId caseId, Waiting shown) {}

    private List<Entry> line(Outlook outlook, OfficeId office) {
        var waiting = standings.waitingIn(office, SHOWN_IN_LINE);
        portraits.lookUp(waiting);
        return waiting.stream()
                .map(standing -> new Entry(standing.reception().visit().caseId(), portraits.waiting(standing, outlook)))
                .toList();
    }

    private @Nullable MannedBy mannedBy(@Nullable Post post) {
        return post == null || post.manned() == null ? null : portraits.mannedBy(post.manned());
    }

    /** Asks for what all these views need at once, before each is drawn. */
    private void lookUp(List<TerminalId> terminals, List<DeskId> desks) {
        standings.lookUp(terminals, desks);
        var ids = Stream.concat(
                        terminals.stream().map(TerminalId::value),
                        desks.stream().map(DeskId::value))
                .toList();
        posts.lookUp(ids);
        portraits.lookUpManning(
                ids.stream().map(posts::find).flatMap(Optional::stream).toList());
        places.lookUp(terminals);
        lookUpRevisions(OF_TERMINAL, terminals.stream().map(TerminalId::value).toArray(UUID[]::new));
        lookUpRevisions(OF_DESK, desks.stream().map(DeskId::value).toArray(UUID[]::new));
    }

    @Override
    public long revisionOf(TerminalId terminal) {
        return revision(OF_TERMINAL, terminal.value());
    }

    @Override
    public long revisionOf(DeskId desk) {
        return revision(OF_DESK, desk.value());
    }

    private long revision(String sql, UUID id) {
        return Snapshots.once(
                new RevisionOf(id),
                () -> jdbc.sql(sql).param("id", id).query(Long.class).single());
    }

    private record RevisionOf(UUID post) {}

    private void lookUpRevisions(String sql, UUID... ids) {
        var found = new HashMap<RevisionOf, Long>();
        jdbc.sql("select p.id, (" + sql.replace(":id", "p.id") + ") from unnest((select :ids)) p(id)")
                .param("ids", ids)
                .query(row -> {
                    found.put(new RevisionOf(row.getObject(1, UUID.class)), row.getLong(2));
                });
        Snapshots.know(found);
    }
}
