package cn.dangmian.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in with more than a password, as people do it. */
@Order(2)
class SignInFactorsTests {

    @RegisterExtension
    static final WholeSystem SYSTEM = new WholeSystem();

    private static final Login WHO = Login.MIANYANG_SUPERVISOR;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Database database = new Database(SYSTEM.stack().postgres());

    /** The other tests sign in with the password alone. */
    @AfterEach
    void leaveNoFactor() {
        database.change("delete from passkey; delete from authenticator; delete from recovery_code");
    }

    private static Person signedIn() {
        var person = SYSTEM.browsers().onlooker();
        return person.open("/console/").signIn(WHO.name(), WHO.password()).await("go-account");
    }

    private static void signOut(Person person) {
        person.press("sign-out").await("login");
    }

    private static Person account(Person person) {
        return person.press("go-account").await("passkeys");
    }

    private static void addPasskey(Person person, String name, int count) {
        person.type("passkey-name", name).press("add-passkey");
        person.await("passkeys", "data-count", String.valueOf(count), PATIENCE);
    }

    private static void awaitRefusal(Person person, String code) {
        person.await("refusal", "data-code", code, PATIENCE);
    }

    @Test
    void signsInWithAPasskeyAloneUntilItIsRemoved() {
        var person = signedIn();
        var device = new Authenticator(person);
        addPasskey(account(person), "办公室电脑", 1);
        assertThat(person.read("passkey")).contains("办公室电脑");

        signOut(person);
        person.press("sign-in-passkey").await("go-account");
        assertThat(
                        database.column(
                                "select facts ->> 'way' from audit_line where action = 'identity.sign-in' order by id desc limit 1"))
                .containsExactly("PASSKEY");

        signOut(person);
        device.recognises(false);
        person.press("sign-in-passkey");
        awaitRefusal(person, "page.passkey-cancelled");
        assertThat(withoutVerification(person)).isEqualTo("identity.passkey-refused");
        device.recognises(true);
        person.press("sign-in-passkey").await("go-account");

        account(person).press("remove-passkey").press("remove-passkey-confirm");
        person.await("passkeys", "data-count", "0", PATIENCE);
        signOut(person);
        person.press("sign-in-passkey");
        awaitRefusal(person, "identity.passkey-refused");
    }

    /** A page that does not ask the device to recognise its owner. */
    private static Object withoutVerification(Person person) {
        return person.page().evaluate("""
                async () => {
                  const post = async (path, body) => {
                    const token = document.cookie.split('XSRF-TOKEN=')[1].split(';')[0]
                    const headers = { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': token }
                    return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).json()
                  }
                  const options = await post('/api/sign-in/passkey/options', {})
                  const bytes = Uint8Array.from(atob(options.challenge.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0))
                  const given = await navigator.credentials.get(
                    { publicKey: { challenge: bytes, rpId: options.rpId, userVerification: 'discouraged' } })
                  return (await post('/api/sign-in/passkey', { credential: given.toJSON() })).code
                }""");
    }

    @Test
    void refusesACopyOfAPasskey() {
        var person = signedIn();
        new Authenticator(person);
        addPasskey(account(person), "手机", 1);
        signOut(person);
        database.change("update passkey set sign_count = 1000000");
        person.press("sign-in-passkey");
        awaitRefusal(person, "identity.passkey-refused");
        assertThat(database.column("select sign_count from passkey")).containsExactly("1000000");
    }

    @Test
    void asksForACodeOnceAnAppIsSetUp() {
        var person = signedIn();
        account(person).press("set-up-app").await("secret");
        var secret = person.read("secret").replace(" ", "");
        person.type("first-code", code(secret, 0)).press("confirm-app").await("recovery-codes");
        var codes = person.read("recovery-codes").split("\\s+");
        assertThat(codes).hasSize(10);
        person.press("codes-kept");
        person.await("factor", "data-app", "true", PATIENCE);

        signOut(person);
        person.signIn(WHO.name(), WHO.password()).await("code");
        person.type("code", "000000").press("show-code");
        awaitRefusal(person, "identity.wrong-code");
        person.type("code", code(secret, 1)).press("show-code").await("go-account");

        signOut(person);
        person.signIn(WHO.name(), WHO.password()).await("code");
        person.type("code", codes[0]).press("show-code").await("go-account");
    }

    private static String code(String base32, int off) {
        var bits = new BigInteger("1", 2);
        for (var letter : base32.toCharArray()) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        }
        var secret = new byte[20];
        System.arraycopy(bits.toByteArray(), 1, secret, 0, 20);
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var step = Instant.now().getEpochSecond() / 30 + off;
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            return "%06d".formatted((ByteBuffer.wrap(hash, hash[19] & 15, 4).getInt() & 0x7fffffff) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void tellsOfASignInElsewhereAndEndsItWhenItWasSomebodyElse() {
        var owner = signedIn();
        var thief = signedIn();
        owner.await("elsewhere");
        assertThat(owner.read("elsewhere")).contains("Chrome · Linux");
        account(owner).await("sessions");
        owner.press("not-me");
        thief.await("expired");
        owner.reload().await("sessions", "data-count", "1", PATIENCE);
    }
}
