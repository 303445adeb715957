package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds which duty at which office today: their own, and those they do for somebody on leave. */
@Component
public class Duties {

    public record Duty(Role role, OfficeId office) {}

    public record Held(PersonId person, Role role, OfficeId office) {}

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

    public List<OfficeId> officesOf(PersonId person, Role role) {
        return of(person).stream()
                .filter(duty -> duty.role() == role)
                .map(Duty::office)
                .toList();
    }

    public List<Duty> of(PersonId person) {
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
