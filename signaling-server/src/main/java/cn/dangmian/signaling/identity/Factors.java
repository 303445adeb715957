package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The second factor: an authenticator app, with recovery codes for the day it is lost. */
@Component
class Factors {

    /**
     * @param secret for an app that reads no picture
     * @param uri for the picture
     * @param sealed kept until the first code proves that the app has it
     */
    record Begun(String secret, String uri, String sealed) {}

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 20;
    private static final int GUESSES = 5;

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final RecoveryCodes codes;
    private final Guesses guesses;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Factors(
            JdbcClient jdbc,
            Sealing sealing,
            RecoveryCodes codes,
            Guesses guesses,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.codes = codes;
        this.guesses = guesses;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Since when the person has an authenticator app. */
    Optional<Instant> appSince(PersonId person) {
        return jdbc.sql("select since from authenticator where person = ?")
                .param(person.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    boolean hasPasskey(PersonId person) {
        return jdbc.sql("select exists (select from passkey where person = ?)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    Begun begin(Person person) {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var text = Totp.base32(secret);
        var uri = "otpauth://totp/Dangmian:%s?secret=%s&issuer=Dangmian"
                .formatted(
                        URLEncoder.encode(person.login(), StandardCharsets.UTF_8)
                                .replace("+", "%20"),
                        text);
        return new Begun(text, uri, sealing.seal(secret, "begun " + person.id()));
    }

    /** @return ten recovery codes, shown this once */
    List<String> confirm(Person person, @Nullable String sealed, String code) {
        if (sealed == null) {
            throw new Refused("identity.no-set-up", "no set-up of an authenticator was begun");
        }
        var counter = "set-up:" + person.id();
        guesses.require(counter, GUESSES);
        var secret = sealing.open(sealed, "begun " + person.id());
        var step = Totp.stepOf(secret, code, clock.instant());
        if (step.isEmpty()) {
            guesses.remember(counter);
            throw wrong();
        }
        return transaction.execute(_ -> {
            jdbc.sql("""
                            insert into authenticator (person, secret, last_step) values (?, ?, ?)
                            on conflict (person) do update set secret = excluded.secret, last_step = excluded.last_step,
                                since = clock_timestamp()""")
                    .params(person.id().value(), sealing.seal(secret, owner(person.id())), step.getAsLong())
                    .update();
            audit.done(person.id().value(), "identity.set-factor", person.id().toString(), Map.of());
            return codes.renew(person.id());
        });
    }

    /**
     * Takes a code of the app, or a recovery code.
     *
     * @param counter under which wrong ones are counted
     */
    void check(Person person, String code, String counter) {
        guesses.require(counter, GUESSES);
        var bare = code.replaceAll("[\\s-]", "");
        var fits = bare.length() == Totp.DIGITS ? takes(person.id(), bare) : codes.use(person.id(), bare);
        if (!fits) {
            guesses.remember(counter);
            audit.refused(person.id().value(), "identity.sign-in", "wrong-code", Map.of());
            throw wrong();
        }
        guesses.forget(counter);
    }

    /** The database decides: of two that send the same code at the same moment one is let in. */
    private boolean takes(PersonId person, String code) {
        var sealed = jdbc.sql("select secret from authenticator where person = ?")
                .param(person.value())
                .query(String.class)
                .optional();
        if (sealed.isEmpty()) {
            return false;
        }
        var step = Totp.stepOf(sealing.open(sealed.get(), owner(person)), code, clock.instant());
        return step.isPresent()
                && jdbc.sql("update authenticator set last_step = ? where person = ? and last_step < ?")
                                .params(step.getAsLong(), person.value(), step.getAsLong())
                                .update()
                        == 1;
    }

    void removeApp(PersonId person) {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("delete from authenticator where person = ?")
                    .param(person.value())
                    .update();
            audit.done(person.value(), "identity.remove-factor", person.toString(), Map.of());
        });
    }

    /** For whoever lost everything: an administrator lets the person begin anew. */
    void reset(PersonId person, PersonId by) {
        transaction.executeWithoutResult(_ -> {
            for (var table : List.of("authenticator", "recovery_code", "passkey", "known_device")) {
                jdbc.sql("delete from " + table + " where person = ?")
                        .param(person.value())
                        .update();
            }
            audit.done(by.value(), "identity.reset-factors", person.toString(), Map.of());
        });
    }

    private static String owner(PersonId person) {
        return "authenticator " + person;
    }

    private static Refused wrong() {
        return new Refused(Kind.NOT_SIGNED_IN, "identity.wrong-code", "this is not the present code, or it was used");
    }
}
