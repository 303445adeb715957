package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Snapshots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people in PostgreSQL. */
@Component
public class People {

    /** @param hash of the password, with the name of its method in front */
    record Credential(Person person, String hash) {}

    /** @param home path of the home office; null when nobody administers this person */
    record Account(Person person, @Nullable String home, boolean disabled) {}

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Person get(PersonId id) {
        return Snapshots.lately(id, () -> ask(id));
    }

    /** Asks for all of them at once, before each is asked for. */
    public void lookUp(Collection<PersonId> people) {
        Snapshots.lookUp(
                people,
                unknown -> jdbc
                        .sql("select * from person where id = any(?)")
                        .param(unknown.stream().map(PersonId::value).toArray(UUID[]::new))
                        .query(People::read)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Person::id, Function.identity())));
    }

    private Person ask(PersonId id) {
        return jdbc.sql("select * from person where id = ?")
                .param(id.value())
                .query(People::read)
                .optional()
                .orElseThrow(() -> Refused.unknown("identity.unknown-person", "no such person: " + id));
    }

    /** Of those who may sign in: a disabled person, and one who is called by telephone, is as unknown as a login that nobody has. */
    Optional<Credential> credential(String login) {
        return jdbc.sql("select * from person where login = ? and disabled_at is null and not contact")
                .param(login)
                .query((row, number) -> new Credential(read(row, number), row.getString("password")))
                .optional();
    }

    /** @return empty for a disabled person as for an unknown one, and for one without an account */
    Optional<Person> enabled(PersonId id) {
        return jdbc.sql("select * from person where id = ? and disabled_at is null and not contact")
                .param(id.value())
                .query(People::read)
                .optional();
    }

    /** How often each of these enabled people has lost something. Who has no account is among them as long as a call lets them in. */
    Map<PersonId, Long> losses(Collection<PersonId> ids) {
        var losses = new HashMap<PersonId, Long>();
        jdbc.sql("""
                        select id, losses from person where id = any (?::text[]::uuid[]) and disabled_at is null
                          and (not contact or exists (select from contact_pass c where c.person = person.id and c.ended_at is null
                                                        and c.browser_hash is not null and c.expires_at > clock_timestamp()))""")
                .param(ids.stream().map(PersonId::toString).toArray(String[]::new))
                .query(row -> {
                    losses.put(new PersonId(row.getObject(1, UUID.class)), row.getLong(2));
                });
        return losses;
    }

    /** Locks the person for this transaction, so that what is decided about them is decided one after another. */
    Optional<Account> lock(PersonId id) {
        return jdbc.sql("""
                        select p.*, (select path from office where id = p.home_office) as home
                        from person p where p.id = ? for update""")
                .param(id.value())
                .query((row, number) ->
                        new Account(read(row, number), row.getString("home"), row.getTimestamp("disabled_at") != null))
                .optional();
    }

    /** Creates the person, or gives the one of that login this name and password. */
    PersonId put(String login, String name, String hash, OfficeId home) {
        return jdbc.sql("""
                        insert into person (id, login, name, password, home_office) values (?, ?, ?, ?, ?)
                        on conflict (login) do update set name = excluded.name, password = excluded.password,
                            home_office = coalesce(person.home_office, excluded.home_office) returning id""")
                .params(Ids.next(), login, name, hash, home.value())
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .single();
    }

    void add(Person person, String hash, OfficeId home) {
        try {
            jdbc.sql("""
                            insert into person (id, login, name, password, home_office, password_change_due)
                            values (?, ?, ?, ?, ?, ?)""")
                    .params(person.id().value(), person.login(), person.name())
                    .params(hash, home.value(), person.passwordChangeDue())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Refused("identity.login-taken", "this login was given before; none is given twice");
        }
    }

    void setPassword(PersonId id, String hash, boolean changeDue) {
        jdbc.sql("update person set password = ?, password_change_due = ? where id = ?")
                .params(hash, changeDue, id.value())
                .update();
    }

    private static Person read(ResultSet row, int number) throws SQLException {
        return new Person(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                row.getBoolean("password_change_due"));
    }
}
