package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people in PostgreSQL. */
@Component
public class People {

    /** @param hash of the password, with the name of its method in front */
    record Credential(Person person, String hash) {}

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Person get(PersonId id) {
        return jdbc.sql("select * from person where id = ?")
                .param(id.value())
                .query(People::read)
                .optional()
                .orElseThrow(() -> Refused.unknown("identity.unknown-person", "no such person: " + id));
    }

    Optional<Credential> credential(String login) {
        return jdbc.sql("select * from person where login = ?")
                .param(login)
                .query((row, number) -> new Credential(read(row, number), row.getString("password")))
                .optional();
    }

    /** Creates the person, or gives the one of that login this name and password. */
    PersonId put(String login, String name, String hash) {
        return jdbc.sql("""
                        insert into person (id, login, name, password) values (?, ?, ?, ?)
                        on conflict (login) do update set name = excluded.name, password = excluded.password returning id""")
                .params(Ids.next(), login, name, hash)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .single();
    }

    private static Person read(ResultSet row, int number) throws SQLException {
        return new Person(new PersonId(row.getObject("id", UUID.class)), row.getString("login"), row.getString("name"));
    }
}
