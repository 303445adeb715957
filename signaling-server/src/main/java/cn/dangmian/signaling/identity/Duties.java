package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds which duty at which office today: their own, and those they do for somebody on leave. */
@Component
public class Duties {

    public record Duty(Role role, OfficeId office) {}

    public record Held(PersonId person, Role role, OfficeId office) {}

    /**
     * From day to day, the last one included.
     *
     * @param actingFor whose duty it is; null when it is the person's own
     */
    record Stretch(PersonId person, @Nullable PersonId actingFor, LocalDate from, LocalDate to) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    /** Who is there on which of the days that were asked for. */
    public static final class Presence {

        private final List<Stretch> held;
        private final List<Stretch> away;

        private Presence(List<Stretch> held, List<Stretch> away) {
            this.held = held;
            this.away = away;
        }

        /** Holds the duty on that day, as their own or for somebody, and is not on leave. */
        public boolean isThere(PersonId person, LocalDate day) {
            return held.stream().anyMatch(one -> one.person().equals(person) && one.covers(day))
                    && !isAway(person, day);
        }

        public List<PersonId> people() {
            return held.stream().map(Stretch::person).distinct().toList();
        }

        private boolean isAway(PersonId person, LocalDate day) {
            return away.stream().anyMatch(one -> one.person().equals(person) && one.covers(day));
        }

        public @Nullable PersonId substituteOf(PersonId person, LocalDate day) {
            return held.stream()
                    .filter(one -> person.equals(one.actingFor()) && one.covers(day) && !isAway(one.person(), day))
                    .map(Stretch::person)
                    .findFirst()
                    .orElse(null);
        }

        private static Stretch readStretch(ResultSet row, int number) throws SQLException {
            var actingFor = row.getObject("acting_for", UUID.class);
            return new Stretch(
                    new PersonId(row.getObject("person", UUID.class)),
                    actingFor == null ? null : new PersonId(actingFor),
                    row.getObject("starts_on", LocalDate.class),
                    row.getObject("ends_on", LocalDate.class));
        }
    }

    private final JdbcClient jdbc;
    private final Today today;

    Duties(JdbcClient jdbc, Today today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    public boolean holds(PersonId person, Role role, OfficeId office) {
        return jdbc.sql("""
                        select exists (select from held_duty where person = ? and role = ? and office = ?
                                       and ? between starts_on and ends_on)""")
                .params(person.value(), role.name(), office.value(), today.date())
                .query(Boolean.class)
                .single();
    }

    /** Whether the person holds this role at the office or at one above it. */
    public boolean holdsAbove(PersonId person, Role role, OfficeId office) {
        return jdbc.sql("""
                        select exists (select from held_duty d join office o on o.id = d.office
                                       join office own on starts_with(own.path, o.path)
                                       where d.person = ? and d.role = ? and own.id = ?
                                         and ? between d.starts_on and d.ends_on)""")
                .params(person.value(), role.name(), office.value(), today.date())
                .query(Boolean.class)
                .single();
    }

    /** Whether anybody holds this role at the office or at one above it. */
    public boolean isHeldAbove(Role role, OfficeId office) {
        return jdbc.sql("""
                        select exists (select from held_duty d join office o on o.id = d.office
                                       join office own on starts_with(own.path, o.path)
                                       where d.role = ? and own.id = ? and ? between d.starts_on and d.ends_on)""")
                .params(role.name(), office.value(), today.date())
                .query(Boolean.class)
                .single();
    }

    public List<OfficeId> officesOf(PersonId person, Role role) {
        return of(person).stream()
                .filter(duty -> duty.role() == role)
                .map(Duty::office)
                .toList();
    }

    public List<Duty> of(PersonId person) {
        return Snapshots.once(new DutiesOf(person), () -> ask(person));
    }

    private record DutiesOf(PersonId person) {}

    private List<Duty> ask(PersonId person) {
        return jdbc.sql("""
                        select distinct role, office from held_duty where person = ? and ? between starts_on and ends_on
                        order by role, office""")
                .params(person.value(), today.date())
                .query((row, _) -> new Duty(Role.valueOf(row.getString(1)), new OfficeId(row.getObject(2, UUID.class))))
                .list();
    }

    /**
     * For whom the person acts when using this role for this office.
     *
     * @return empty when the duty is their own
     */
    public Optional<PersonId> actsFor(PersonId person, Role role, OfficeId office) {
        return jdbc.sql("""
                        select d.acting_for from held_duty d join office o on o.id = d.office
                        join office own on starts_with(own.path, o.path)
                        where d.person = ? and d.role = ? and own.id = ? and ? between d.starts_on and d.ends_on
                        order by length(o.path) desc, d.acting_for nulls first limit 1""")
                .params(person.value(), role.name(), office.value(), today.date())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .optional()
                .flatMap(Function.identity())
                .map(PersonId::new);
    }

    /** Those of these that are not held, or no longer; one question for any number. */
    public List<Held> notHeld(Collection<Held> asked) {
        return jdbc.sql("""
                        select a.person, a.role, a.office
                        from unnest(?::text[]::uuid[], ?::text[], ?::text[]::uuid[]) a (person, role, office)
                        where not exists (select from held_duty d where d.person = a.person and d.role = a.role
                                          and d.office = a.office and ? between d.starts_on and d.ends_on)""")
                .param(texts(asked, held -> held.person().toString()))
                .param(texts(asked, held -> held.role().name()))
                .param(texts(asked, held -> held.office().toString()))
                .param(today.date())
                .query((row, _) -> new Held(
                        new PersonId(row.getObject(1, UUID.class)),
                        Role.valueOf(row.getString(2)),
                        new OfficeId(row.getObject(3, UUID.class))))
                .list();
    }

    /** Who holds this duty at the office when, who is on leave meanwhile, and who does it for them. */
    public Presence presence(Role role, OfficeId office, LocalDate first, LocalDate last) {
        var held = jdbc.sql("""
                        select person, acting_for, starts_on, ends_on from held_duty
                        where role = ? and office = ? and starts_on <= ? and ends_on >= ? order by starts_on, person""")
                .params(role.name(), office.value(), last, first)
                .query(Presence::readStretch)
                .list();
        var away = jdbc.sql("""
                        select person, null::uuid as acting_for, starts_on, ends_on from person_leave
                        where ended_at is null and starts_on <= ? and ends_on >= ? and person = any (?::text[]::uuid[])""")
                .param(last)
                .param(first)
                .param(held.stream().map(one -> one.person().toString()).toArray(String[]::new))
                .query(Presence::readStretch)
                .list();
        return new Presence(held, away);
    }

    private static String[] texts(Collection<Held> asked, Function<Held, String> text) {
        return asked.stream().map(text).toArray(String[]::new);
    }

    /** Gives a duty from today on to whoever never had it. */
    void assign(PersonId person, Role role, OfficeId office) {
        jdbc.sql("""
                        insert into duty (person, role, office, starts_on) select ?, ?, ?, ?
                        where not exists (select from duty where person = ? and role = ? and office = ?)""")
                .params(person.value(), role.name(), office.value(), today.date())
                .params(person.value(), role.name(), office.value())
                .update();
    }
}
