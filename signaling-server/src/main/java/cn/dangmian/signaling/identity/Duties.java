package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds which duty at which office today. */
@Component
public class Duties {

    public record Duty(Role role, OfficeId office) {}

    private final JdbcClient jdbc;

    Duties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean holds(PersonId person, Role role, OfficeId office) {
        return jdbc.sql("""
                        select exists (select from duty where person = ? and role = ? and office = ?
                                       and current_date between starts_on and ends_on)""")
                .params(person.value(), role.name(), office.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the person holds this role at the office or at one above it. */
    public boolean holdsAbove(PersonId person, Role role, OfficeId office) {
        return jdbc.sql("""
                        select exists (select from duty d join office o on o.id = d.office
                                       join office own on starts_with(own.path, o.path)
                                       where d.person = ? and d.role = ? and own.id = ?
                                         and current_date between d.starts_on and d.ends_on)""")
                .params(person.value(), role.name(), office.value())
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
                        select role, office from duty where person = ? and current_date between starts_on and ends_on
                        order by role, office""")
                .param(person.value())
                .query((row, _) -> new Duty(Role.valueOf(row.getString(1)), new OfficeId(row.getObject(2, UUID.class))))
                .list();
    }

    void assign(PersonId person, Role role, OfficeId office) {
        jdbc.sql("insert into duty (person, role, office) values (?, ?, ?) on conflict do nothing")
                .params(person.value(), role.name(), office.value())
                .update();
    }
}
