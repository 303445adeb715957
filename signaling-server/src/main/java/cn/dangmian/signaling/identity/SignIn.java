package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Knows people by login and password. Whoever is signed in already is not touched by anybody's wrong guesses. */
@Service
public class SignIn {

    private static final int GUESSES_PER_LOGIN = 10;
    private static final int GUESSES_PER_ADDRESS = 100;

    private final People people;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String nobodysHash;

    SignIn(People people, PasswordEncoder encoder, Audit audit, JdbcClient jdbc, TransactionTemplate transaction) {
        this.people = people;
        this.encoder = encoder;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.nobodysHash = encoder.encode("nobody's password, so that an unknown login takes as long as a wrong one");
    }

    /**
     * @param address where the guess comes from
     * @throws Refused {@code identity.wrong-password} for an unknown login as for a wrong password
     */
    public Person signIn(String login, String password, String address) {
        if (guesses("login:" + login) >= GUESSES_PER_LOGIN || guesses("address:" + address) >= GUESSES_PER_ADDRESS) {
            audit.refused(null, "identity.sign-in", "throttled", Map.of());
            throw new Refused(Kind.TOO_MANY, "identity.too-many-attempts", "too many wrong passwords; wait 15 minutes");
        }
        var known = people.credential(login);
        var fits = encoder.matches(password, known.map(People.Credential::hash).orElse(nobodysHash));
        if (known.isEmpty() || !fits) {
            remember("login:" + login);
            remember("address:" + address);
            audit.refused(
                    known.map(k -> k.person().id().value()).orElse(null),
                    "identity.sign-in",
                    "wrong-password",
                    Map.of());
            throw new Refused(Kind.NOT_SIGNED_IN, "identity.wrong-password", "login and password do not fit");
        }
        var person = known.get().person();
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from sign_in_failure where key = ?")
                    .param("login:" + login)
                    .update();
            audit.done(person.id().value(), "identity.sign-in", person.id().toString(), Map.of());
        });
        return person;
    }

    public void signedOut(Person person) {
        transaction.executeWithoutResult(_ ->
                audit.done(person.id().value(), "identity.sign-out", person.id().toString(), Map.of()));
    }

    private int guesses(String key) {
        return jdbc.sql("select count(*) from sign_in_failure where key = ? and at > now() - interval '15 min'")
                .param(key)
                .query(Integer.class)
                .single();
    }

    private void remember(String key) {
        jdbc.sql("insert into sign_in_failure (key) values (?)").param(key).update();
        jdbc.sql("delete from sign_in_failure where at < now() - interval '1 day'")
                .update();
    }
}
