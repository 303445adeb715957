package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The subtrees that administrators act in. */
@Component
class Scopes {

    private final JdbcClient jdbc;
    private final Today today;

    Scopes(JdbcClient jdbc, Today today) {
        this.jdbc = jdbc;
        this.today = today;
    }

    Scope of(PersonId person, Role... roles) {
        return new Scope(jdbc.sql("""
                        select distinct o.path from held_duty d join office o on o.id = d.office
                        where d.person = :person and d.role in (:roles) and :today between d.starts_on and d.ends_on""")
                .param("person", person.value())
                .param("roles", Stream.of(roles).map(Role::name).toList())
                .param("today", today.date())
                .query(String.class)
                .list());
    }

    /** Where the person holds a duty today. */
    List<String> heldBy(PersonId person) {
        return of(person, Role.values()).paths();
    }

    Optional<String> pathOf(OfficeId office) {
        return jdbc.sql("select path from office where id = ?")
                .param(office.value())
                .query(String.class)
                .optional();
    }

    /** The path of an office that the scope covers; an unknown one and a foreign one get the same answer. */
    String require(Scope scope, OfficeId office) {
        return pathOf(office)
                .filter(scope::covers)
                .orElseThrow(
                        () -> Refused.unknown("organization.unknown-office", "no such office of yours: " + office));
    }

    /** Where the person administers, today or some day to come. */
    List<String> administeredBy(PersonId person) {
        return jdbc.sql("""
                        select o.path from duty d join office o on o.id = d.office
                        where d.person = ? and d.role in ('SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR') and d.ended_at is null and d.over_on > ?""")
                .params(person.value(), today.date())
                .query(String.class)
                .list();
    }
}
