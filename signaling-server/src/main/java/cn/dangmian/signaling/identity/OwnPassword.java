package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.AfterCommit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.wire.Connections;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Choosing one's own password; whoever knew the old one is signed out elsewhere. */
@Component
class OwnPassword {

    private static final int GUESSES = 10;

    private final People people;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final Guesses guesses;
    private final Connections connections;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    OwnPassword(
            People people,
            Passwords passwords,
            PasswordEncoder encoder,
            Guesses guesses,
            Connections connections,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.people = people;
        this.passwords = passwords;
        this.encoder = encoder;
        this.guesses = guesses;
        this.connections = connections;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void change(PersonId id, String current, String wanted, String keptSession) {
        var credential = people.credential(people.get(id).login())
                .orElseThrow(() -> Refused.unknown("identity.unknown-person", "no such person: " + id));
        requireCurrent(id, current, credential.hash());
        passwords.check(wanted, credential.person());
        if (encoder.matches(wanted, credential.hash())) {
            throw Refused.malformed("identity.password-unchanged", "the new password is the old one");
        }
        var hash = encoder.encode(wanted);
        transaction.executeWithoutResult(_ -> {
            people.setPassword(id, hash, false);
            endOtherSignIns(id, keptSession);
            audit.done(id.value(), "identity.change-password", id.toString(), Map.of());
        });
    }

    private void requireCurrent(PersonId id, String current, String hash) {
        var counter = "password:" + id;
        guesses.require(counter, GUESSES);
        if (!encoder.matches(current, hash)) {
            guesses.remember(counter);
            throw Refused.notAllowed("identity.wrong-current-password", "that is not the present password");
        }
    }

    private void endOtherSignIns(PersonId id, String kept) {
        var others = jdbc.sql(
                        "delete from spring_session where principal_name = ? and session_id <> ? returning session_id")
                .params(id.toString(), kept)
                .query(String.class)
                .list();
        AfterCommit.run(() -> others.forEach(connections::endThoseOf));
    }
}
