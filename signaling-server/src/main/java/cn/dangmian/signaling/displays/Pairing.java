package cn.dangmian.signaling.displays;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The codes on screens that belong to nobody yet. */
@Component
class Pairing {

    private static final int CODES_PER_ADDRESS = 30;
    private static final int CODES_OF_ALL = 2000;
    private static final int GUESSES_OF_ONE = 10;
    private static final int GUESSES_OF_ALL = 200;

    private final DisplaySettings settings;
    private final Secrets secrets;
    private final JdbcClient jdbc;

    Pairing(DisplaySettings settings, Secrets secrets, JdbcClient jdbc) {
        this.settings = settings;
        this.secrets = secrets;
        this.jdbc = jdbc;
    }

    /** @param secret stays with the screen */
    record Begun(String code, String secret) {}

    @Transactional
    public Begun begin(String address) {
        jdbc.sql("delete from display_pairing where expires_at < clock_timestamp()")
                .update();
        requireFewCodes(address);
        var begun = new Begun(secrets.newCode(), secrets.newSecret());
        jdbc.sql("""
                        insert into display_pairing (secret_hash, code_hash, address, expires_at)
                        values (?, ?, ?, clock_timestamp() + make_interval(secs => ?))""")
                .params(secrets.hashOfSecret(begun.secret()), secrets.hashOfCode(begun.code()), address, (double)
                        settings.codeLife().toSeconds())
                .update();
        return begun;
    }

    private void requireFewCodes(String address) {
        var few = jdbc.sql("""
                        select count(*) < :all and count(*) filter (where address = :address) < :one from display_pairing""")
                .param("all", CODES_OF_ALL)
                .param("one", CODES_PER_ADDRESS)
                .param("address", address)
                .query(Boolean.class)
                .single();
        if (!few) {
            throw new Refused(Kind.TOO_MANY, "displays.too-many-codes", "too many screens show a code already");
        }
    }

    void requireFewGuesses(PersonId person) {
        var few = jdbc.sql("""
                        select count(*) < :all and count(*) filter (where person = :person) < :one
                        from display_guess where at > clock_timestamp() - interval '15 min'""")
                .param("all", GUESSES_OF_ALL)
                .param("one", GUESSES_OF_ONE)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
        if (!few) {
            throw new Refused(Kind.TOO_MANY, "displays.too-many-attempts", "too many wrong codes; wait 15 minutes");
        }
    }

    /** @return the hash of the screen's secret, once */
    Optional<byte[]> use(String typed) {
        return jdbc.sql("""
                        delete from display_pairing where code_hash in (:hashes) and expires_at > clock_timestamp()
                        returning secret_hash""")
                .param("hashes", secrets.hashesOfCode(typed))
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** Although what it was tried for is rolled back. Who reached for what is logged where it is refused. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void rememberGuess(PersonId person) {
        jdbc.sql("delete from display_guess where at < clock_timestamp() - interval '1 day'")
                .update();
        jdbc.sql("insert into display_guess (person) values (?)")
                .param(person.value())
                .update();
    }
}
