package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Terminals and desks, as places of an office. */
@Component
public class Places {

    private final JdbcClient jdbc;

    /** A desk is never changed, so that it is asked for once. */
    private final Map<DeskId, Desk> desks = new ConcurrentHashMap<>();

    /** A terminal may be renamed and closed, but stays the office's. */
    private final Map<TerminalId, OfficeId> offices = new ConcurrentHashMap<>();

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Terminal terminal(TerminalId id) {
        return Snapshots.lately(id, () -> ask(id));
    }

    public OfficeId officeOf(TerminalId id) {
        return offices.computeIfAbsent(id, terminal -> ask(terminal).office());
    }

    private Terminal ask(TerminalId id) {
        return jdbc.sql("select * from terminal where id = ?")
                .param(id.value())
                .query(Places::readTerminal)
                .optional()
                .orElseThrow(() -> Refused.unknown("organization.unknown-terminal", "no such terminal: " + id));
    }

    /** Asks for all of them at once, before each is asked for. */
    public void lookUp(Collection<TerminalId> terminals) {
        Snapshots.lookUp(
                terminals,
                unknown -> jdbc
                        .sql("select * from terminal where id = any(?)")
                        .param(unknown.stream().map(TerminalId::value).toArray(UUID[]::new))
                        .query(Places::readTerminal)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Terminal::id, Function.identity())));
    }

    public Desk desk(DeskId id) {
        return desks.computeIfAbsent(id, this::ask);
    }

    private Desk ask(DeskId id) {
        return jdbc.sql("select * from desk where id = ?")
                .param(id.value())
                .query(Places::readDesk)
                .optional()
                .orElseThrow(() -> Refused.unknown("organization.unknown-desk", "no such desk: " + id));
    }

    public List<Terminal> terminalsOf(Collection<OfficeId> offices) {
        return offices.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select * from terminal where office in (:offices) and closed_at is null order by office, name, id")
                        .param("offices", uuids(offices))
                        .query(Places::readTerminal)
                        .list();
    }

    /** How many open terminals each of the offices directly below has, with all below it; those without one are left out. */
    public Map<OfficeId, Integer> terminalsBelow(OfficeId office) {
        return jdbc
                .sql("""
                        select c.id, count(*) as terminals from office c
                        join office i on i.path >= c.path and i.path < rtrim(c.path, '/') || '0'
                        join terminal t on t.office = i.id and t.closed_at is null
                        where c.parent = ? group by c.id""")
                .param(office.value())
                .query((row, _) -> Map.entry(new OfficeId(row.getObject("id", UUID.class)), row.getInt("terminals")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public List<Desk> desksOf(Collection<OfficeId> offices) {
        return offices.isEmpty()
                ? List.of()
                : jdbc.sql("select * from desk where office in (:offices) order by office, name, id")
                        .param("offices", uuids(offices))
                        .query(Places::readDesk)
                        .list();
    }

    /** Makes the place if the office has none of that name. */
    public void ensureTerminal(OfficeId office, String name) {
        jdbc.sql("insert into terminal (id, office, name) values (?, ?, ?) on conflict (office, name) do nothing")
                .params(Ids.next(), office.value(), name)
                .update();
    }

    /** Makes the place if the office has none of that name. */
    public void ensureDesk(OfficeId office, String name) {
        jdbc.sql("insert into desk (id, office, name) values (?, ?, ?) on conflict (office, name) do nothing")
                .params(Ids.next(), office.value(), name)
                .update();
    }

    /** @return nothing when the office has one of that name already */
    public Optional<TerminalId> addTerminal(OfficeId office, String name) {
        return jdbc.sql("""
                        insert into terminal (id, office, name) values (?, ?, ?)
                        on conflict (office, name) do nothing returning id""")
                .params(Ids.next(), office.value(), name)
                .query((row, _) -> new TerminalId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** @return false when the office has another one of that name */
    public boolean renameTerminal(TerminalId id, String name) {
        return jdbc.sql("""
                        update terminal t set name = :name where id = :id and not exists
                            (select from terminal o where o.office = t.office and o.name = :name and o.id <> t.id)""").param("name", name).param("id", id.value()).update() == 1;
    }

    /** It stays what past receptions point at, and is offered to nobody any longer. @return false when it was closed before */
    public boolean closeTerminal(TerminalId id) {
        return jdbc.sql("update terminal set closed_at = clock_timestamp() where id = ? and closed_at is null")
                        .param(id.value())
                        .update()
                == 1;
    }

    public boolean isClosed(TerminalId id) {
        return jdbc.sql("select closed_at is not null from terminal where id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    private static List<UUID> uuids(Collection<OfficeId> offices) {
        return offices.stream().map(OfficeId::value).toList();
    }

    private static Terminal readTerminal(ResultSet row, int number) throws SQLException {
        return new Terminal(
                new TerminalId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new OfficeId(row.getObject("office", UUID.class)));
    }

    private static Desk readDesk(ResultSet row, int number) throws SQLException {
        return new Desk(
                new DeskId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new OfficeId(row.getObject("office", UUID.class)));
    }

    /** Whether these are there and not closed; what is null is not asked for. */
    public boolean isResponsible(@Nullable UUID office, @Nullable UUID unit) {
        return jdbc.sql("""
                        select (:office::uuid is null or exists (select from office where id = :office::uuid and closed_on is null))
                           and (:unit::uuid is null or exists (select from responsible_unit where id = :unit::uuid and closed_on is null))""")
                .param("office", office, Types.OTHER)
                .param("unit", unit, Types.OTHER)
                .query(Boolean.class)
                .single();
    }
}
