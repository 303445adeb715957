package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Knows people by login and password. Whoever is signed in already is not touched by anybody's wrong guesses. */
@Service
class SignIn {

    /**
     * @param address where the guess comes from
     * @param device the browser, as its cookie tells; {@link KnownBrowsers#NONE} without one
     */
    record Guess(String login, String password, String address, UUID device) {}

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final int GUESSES = 10;
    private static final int GUESSES_PER_ADDRESS = 100;

    private final People people;
    private final PasswordEncoder encoder;
    private final Guesses guesses;
    private final KnownBrowsers devices;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final String nobodysHash;

    SignIn(
            People people,
            PasswordEncoder encoder,
            Guesses guesses,
            KnownBrowsers devices,
            Audit audit,
            JdbcClient jdbc) {
        this.people = people;
        this.encoder = encoder;
        this.guesses = guesses;
        this.devices = devices;
        this.audit = audit;
        this.jdbc = jdbc;
        this.nobodysHash = Objects.requireNonNull(
                encoder.encode("nobody's password, so that an unknown login takes as long as a wrong one"));
    }

    /** @throws Refused {@code identity.wrong-password} for an unknown login as for a wrong password */
    Person check(Guess guess) {
        var known = devices.isKnown(guess.device(), guess.login());
        var counter = counter(guess, known);
        var crowd = "address:" + guess.address();
        if (guesses.areTooMany(counter, GUESSES) || !known && guesses.areTooMany(crowd, GUESSES_PER_ADDRESS)) {
            audit.refused(null, "identity.sign-in", "throttled", Map.of());
            throw Guesses.tooMany();
        }
        var credential = people.credential(guess.login());
        var hash = credential.map(People.Credential::hash).orElse(nobodysHash);
        if (!encoder.matches(guess.password(), hash) || credential.isEmpty()) {
            guesses.remember(counter);
            if (!known) {
                guesses.remember(crowd);
            }
            throw wrong(credential);
        }
        guesses.forget(counter);
        hashAnew(credential.get(), guess.password());
        return credential.get().person();
    }

    /** Known browsers count for themselves; all others together. */
    private static String counter(Guess guess, boolean known) {
        return known ? "device:" + guess.device() + ":" + guess.login() : "login:" + guess.login();
    }

    private Refused wrong(Optional<People.Credential> credential) {
        audit.refused(
                credential.map(known -> known.person().id().value()).orElse(null),
                "identity.sign-in",
                "wrong-password",
                Map.of());
        return new Refused(Kind.NOT_SIGNED_IN, "identity.wrong-password", "login and password do not fit");
    }

    private void hashAnew(People.Credential credential, String password) {
        if (!encoder.upgradeEncoding(credential.hash())) {
            return;
        }
        try {
            jdbc.sql("update person set password = ? where id = ? and password = ?")
                    .params(encoder.encode(password), credential.person().id().value(), credential.hash())
                    .update();
        } catch (Refused busy) {
            LOG.debug("the password is hashed anew at a later sign-in: {}", busy.text());
        }
    }
}
