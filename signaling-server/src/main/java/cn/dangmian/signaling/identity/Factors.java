package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import cn.dangmian.signaling.kernel.SealedColumn;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The second factor: an authenticator app, with recovery codes for the day it is lost. */
@Component
class Factors implements SealedColumn {

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
    private final ColumnCipher cipher;
    private final RecoveryCodes codes;
    private final Guesses guesses;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Factors(
            JdbcClient jdbc,
            ColumnCipher cipher,
            RecoveryCodes codes,
            Guesses guesses,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
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
        // Kept in the sign-in, which stands in the database.
        var sealed = Base64.getEncoder().encodeToString(cipher.seal(secret, "begun " + person.id()));
        return new Begun(text, uri, sealed);
    }

    /** @return ten recovery codes, shown this once */
    List<String> confirm(Person person, @Nullable String sealed, String code) {
        if (sealed == null) {
            throw new Refused("identity.no-set-up", "no set-up of an authenticator was begun");
        }
        var counter = "set-up:" + person.id();
        guesses.require(counter, GUESSES);
        var secret = cipher.openBytes(Base64.getDecoder().decode(sealed), "begun " + person.id());
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
                    .params(
                            person.id().value(),
                            cipher.seal(secret, place(person.id().value())),
                            step.getAsLong())
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
                .query(byte[].class)
                .optional();
        if (sealed.isEmpty()) {
            return false;
        }
        var step = Totp.stepOf(cipher.openBytes(sealed.get(), place(person.value())), code, clock.instant());
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

    private static String place(UUID person) {
        return "authenticator.secret " + person;
    }

    @Override
    public String name() {
        return "authenticator";
    }

    @Override
    public int reseal(int atMost) {
        var some = jdbc.sql("""
                        select person, secret from authenticator where substring(secret from 2 for 4) <> int4send(?)
                        limit ? for update skip locked""")
                .params(cipher.currentKey(), atMost)
                .query((row, _) -> jdbc.sql("update authenticator set secret = ? where person = ?")
                        .params(cipher.anew(row.getBytes(2), place(row.getObject(1, UUID.class))), row.getObject(1))
                        .update())
                .list();
        if (!some.isEmpty()) {
            audit.done(null, "identity.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }

    private static Refused wrong() {
        return new Refused(Kind.NOT_SIGNED_IN, "identity.wrong-code", "this is not the present code, or it was used");
    }
}
