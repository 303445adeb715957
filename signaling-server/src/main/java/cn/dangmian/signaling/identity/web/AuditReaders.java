package cn.dangmian.signaling.identity.web;

import cn.dangmian.signaling.audit.AuditLog.Scope;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.organization.Offices;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an auditor may read, and the names of those who stand in it. */
@Component
class AuditReaders {

    record Named(UUID id, String name) {}

    record PersonNamed(UUID id, String name, String login) {}

    /** Names of persons and offices by their ids; what is gone has none. */
    record Names(Map<UUID, PersonNamed> people, Map<UUID, String> offices) {

        @Nullable
        PersonNamed person(@Nullable UUID id) {
            return id == null ? null : people.getOrDefault(id, new PersonNamed(id, "", ""));
        }

        List<Named> offices(List<UUID> ids) {
            return ids.stream()
                    .map(id -> new Named(id, offices.getOrDefault(id, "")))
                    .toList();
        }
    }

    private static final int PEOPLE_SHOWN = 20;

    private final Duties duties;
    private final Offices offices;
    private final JdbcClient jdbc;

    AuditReaders(Duties duties, Offices offices, JdbcClient jdbc) {
        this.duties = duties;
        this.offices = offices;
        this.jdbc = jdbc;
    }

    /** The subtrees where the person is auditor. Who is auditor of the top reads what belongs to no office too. */
    Scope scopeOf(PersonId auditor) {
        var own = duties.officesOf(auditor, Role.AUDITOR);
        var top = own.stream().anyMatch(office -> offices.get(office).parent() == null);
        if (top && tops() == 1) {
            return new Scope(List.of(), true, true);
        }
        var below = own.stream()
                .flatMap(office -> offices.subtree(office).stream())
                .map(OfficeId::value)
                .distinct()
                .toList();
        return new Scope(below, top, false);
    }

    private int tops() {
        return jdbc.sql("select count(*) from office where parent is null")
                .query(Integer.class)
                .single();
    }

    /** People of the scope, of whenever, whose name or login holds this text. */
    List<PersonNamed> people(Scope scope, String text) {
        return jdbc.sql("""
                        select id, name, login from person p
                        where (strpos(lower(p.name), lower(:text)) > 0 or strpos(lower(p.login), lower(:text)) > 0)
                          and (:everything or exists (select from duty d where d.person = p.id
                                                      and d.office = any(:offices::uuid[])))
                        order by p.name, p.login limit :limit""")
                .param("text", text)
                .param("everything", scope.everything())
                .param("offices", array(scope.offices()))
                .param("limit", PEOPLE_SHOWN)
                .query((row, _) ->
                        new PersonNamed(row.getObject("id", UUID.class), row.getString("name"), row.getString("login")))
                .list();
    }

    Names names(Stream<@Nullable UUID> people, Stream<UUID> of) {
        var named = new HashMap<UUID, PersonNamed>();
        jdbc.sql("select id, name, login from person where id = any(?::uuid[])")
                .param(array(people.filter(Objects::nonNull).collect(Collectors.toSet())))
                .query((row, _) ->
                        new PersonNamed(row.getObject("id", UUID.class), row.getString("name"), row.getString("login")))
                .list()
                .forEach(person -> named.put(person.id(), person));
        var officeNames = new HashMap<UUID, String>();
        jdbc.sql("select id, name from office where id = any(?::uuid[])")
                .param(array(of.collect(Collectors.toSet())))
                .query((row, _) -> new Named(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .forEach(office -> officeNames.put(office.id(), office.name()));
        return new Names(named, officeNames);
    }

    private static String array(Collection<? extends @Nullable UUID> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
