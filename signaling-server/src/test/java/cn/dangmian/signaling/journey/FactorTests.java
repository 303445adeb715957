package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.dangmian.signaling.Handlers;
import cn.dangmian.signaling.kernel.ColumnCipher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Signing in as in production: real hashes, and nobody without a second factor. */
class FactorTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.with(Map.of(
            "dangmian.identity.second-factor", "required",
            "dangmian.identity.hash-memory", "19456",
            "dangmian.identity.hash-passes", "2"));

    private final Town town = SERVERS.foundTown();
    private final String login = town.clerk.login();
    private final Visitor visitor = new Visitor();

    private Answer post(String path, Map<String, ?> body) {
        return visitor.post(SERVERS.first(), path, body);
    }

    private Answer withPassword() {
        return visitor.signIn(SERVERS.first(), login, Town.PASSWORD);
    }

    /** @return the app, and the recovery codes */
    private Map.Entry<App, List<String>> setUp() {
        assertThat(withPassword().text("next")).isEqualTo("SET_UP");
        var app = App.with(post("/api/sign-in/factor", Map.of()).text("secret"));
        var answer = post("/api/sign-in/factor/confirm", Map.of("code", app.code(0)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("me").path("person").path("login").asString())
                .isEqualTo(login);
        var codes = new ArrayList<String>();
        answer.json().path("recoveryCodes").forEach(code -> codes.add(code.asString()));
        return Map.entry(app, codes);
    }

    @Test
    void answersAnUnknownLoginAsAWrongPasswordAndAsSlowly() {
        hashLikeTheServer();
        var wrong = visitor.signIn(SERVERS.first(), login, "wrong");
        var unknown = visitor.signIn(SERVERS.first(), "nobody-" + login, "wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.code()).isEqualTo("identity.wrong-password");
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
        // Without a password to compare the answer comes ten times sooner; half as soon is only noise.
        assertThat(quickest("nobody-" + login, "wrong")).isGreaterThan(quickest(login, "wrong") / 2);
        var good = quickest(login, Town.PASSWORD);
        System.out.printf("one sign-in with a password: %d ms%n", good / 1_000_000);
        assertThat(good).isLessThan(300_000_000);
    }

    private void hashLikeTheServer() {
        SERVERS.jdbc()
                .sql("update person set password = ? where id = ?")
                .params(SERVERS.first().bean(PasswordEncoder.class).encode(Town.PASSWORD), town.clerk.id())
                .update();
    }

    private long quickest(String who, String password) {
        return IntStream.range(0, 4)
                .mapToLong(_ -> {
                    var began = System.nanoTime();
                    visitor.signIn(SERVERS.first(), who, password);
                    return System.nanoTime() - began;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void hashesAnOldPasswordAnewAtTheNextGoodSignInAndNotAtABadOne() {
        visitor.signIn(SERVERS.first(), login, "wrong");
        assertThat(hash()).startsWith("{bcrypt}");
        withPassword();
        assertThat(hash()).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
        var anew = hash();
        assertThat(withPassword().status()).isEqualTo(202);
        assertThat(hash()).isEqualTo(anew);
    }

    private String hash() {
        return SERVERS.jdbc()
                .sql("select password from person where id = ?")
                .param(town.clerk.id())
                .query(String.class)
                .single();
    }

    @Test
    void opensNoDoorHalfWay() {
        assertThat(withPassword().json().toString()).isEqualTo("{\"next\":\"SET_UP\"}");
        var open = Handlers.openToEverybody();
        assertThat(open).isNotEmpty();
        visitor.get(SERVERS.first(), "/api/sign-in");
        for (var request : Handlers.http()) {
            if (!open.contains(request)) {
                var path = request.split(" ")[1].replaceAll(
                        "\\{\\w+}", UUID.randomUUID().toString());
                var answer = visitor.send(
                        SERVERS.first(),
                        path,
                        sent -> sent.method(request.split(" ")[0], BodyPublishers.ofString("{}"))
                                .header("Content-Type", "application/json")
                                .header("X-XSRF-TOKEN", visitor.cookie(Visitor.CSRF)));
                assertThat(answer.status()).as(request).isEqualTo(401);
                assertThat(answer.code()).isEqualTo("identity.not-signed-in");
            }
        }
        assertThat(visitor.get(SERVERS.second(), "/ws").status()).isEqualTo(401);
        assertThatThrownBy(() -> Page.open(SERVERS.first(), visitor)).hasStackTraceContaining("UpgradeException");
    }

    @Test
    void leadsWhoHasNoneToSetOneUpAndThenAsksForItEveryTime() {
        var made = setUp();
        var app = made.getKey();
        assertThat(visitor.get(SERVERS.second(), "/api/me").status()).isEqualTo(200);
        assertThat(made.getValue())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("(\\w{4}-){3}\\w{4}"));

        assertThat(withPassword().text("next")).isEqualTo("CODE");
        assertThat(visitor.get(SERVERS.first(), "/api/me").status()).isEqualTo(401);
        assertThat(post("/api/sign-in/factor", Map.of()).code()).isEqualTo("identity.factor-exists");
        // Used when it was set up.
        assertThat(post("/api/sign-in/code", Map.of("code", app.code(0))).code())
                .isEqualTo("identity.wrong-code");
        var next = app.code(1);
        assertThat(post("/api/sign-in/code", Map.of("code", next)).status()).isEqualTo(200);
        assertThat(visitor.get(SERVERS.first(), "/api/me").status()).isEqualTo(200);

        withPassword();
        assertThat(post("/api/sign-in/code", Map.of("code", next)).code()).isEqualTo("identity.wrong-code");
    }

    @Test
    void takesARecoveryCodeOnce() {
        var code = setUp().getValue().get(3);
        withPassword();
        assertThat(post("/api/sign-in/code", Map.of("code", code.toLowerCase(java.util.Locale.ROOT)))
                        .status())
                .isEqualTo(200);
        assertThat(visitor.get(SERVERS.first(), "/api/me/account")
                        .json()
                        .path("recoveryCodes")
                        .asInt())
                .isEqualTo(9);
        withPassword();
        assertThat(post("/api/sign-in/code", Map.of("code", code)).code()).isEqualTo("identity.wrong-code");
    }

    @Test
    void takesNoCodeAfterFiveWrongOnes() {
        var app = setUp().getKey();
        withPassword();
        for (var i = 0; i < 5; i++) {
            assertThat(post("/api/sign-in/code", Map.of("code", "000000")).code())
                    .isEqualTo("identity.wrong-code");
        }
        assertThat(post("/api/sign-in/code", Map.of("code", app.code(1))).code())
                .isEqualTo("identity.too-many-attempts");
        assertThat(visitor.get(SERVERS.first(), "/api/me").status()).isEqualTo(401);
    }

    @Test
    void takesNoCodeOfWhoDidNotShowThePassword() {
        var made = setUp();
        var stranger = new Visitor();
        stranger.get(SERVERS.first(), "/api/sign-in");
        for (var code : List.of(made.getKey().code(1), made.getValue().getFirst())) {
            assertThat(stranger.post(SERVERS.first(), "/api/sign-in/code", Map.of("code", code))
                            .code())
                    .isEqualTo("identity.first-factor-first");
        }
    }

    @Test
    void keepsTheSecretSealedAndTheCodesAsDigests() {
        assertThat(withPassword().status()).isEqualTo(202);
        var secret = post("/api/sign-in/factor", Map.of()).text("secret");
        var answer = post(
                "/api/sign-in/factor/confirm", Map.of("code", App.with(secret).code(0)));
        var kept = SERVERS.jdbc()
                .sql("select secret from authenticator where person = ?")
                .param(town.clerk.id())
                .query(byte[].class)
                .single();
        var place = "authenticator.secret " + town.clerk.id();
        var app = App.with(secret);
        assertThat(SERVERS.first().bean(ColumnCipher.class).openBytes(kept, place))
                .isEqualTo(app.secret());
        var hex = HexFormat.of();
        assertThat(hex.formatHex(kept)).doesNotContain(hex.formatHex(app.secret()));
        var digests = SERVERS.jdbc()
                .sql("select digest from recovery_code where person = ?")
                .param(town.clerk.id())
                .query(String.class)
                .list();
        assertThat(digests).hasSize(10).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
        answer.json()
                .path("recoveryCodes")
                .forEach(code -> assertThat(digests).noneMatch(digest -> digest.contains(code.asString())));
    }

    @Test
    void keepsTheLastFactorWhereOneIsRequired() {
        setUp();
        assertThat(post("/api/me/factor/remove", Map.of()).code()).isEqualTo("identity.last-factor");
        assertThat(post("/api/me/passkeys/options", Map.of())
                        .json()
                        .path("authenticatorSelection")
                        .path("userVerification")
                        .asString())
                .isEqualTo("required");
        assertThat(post("/api/sign-in/passkey/options", Map.of())
                        .json()
                        .path("userVerification")
                        .asString())
                .isEqualTo("required");
    }

    @Test
    void lockedByAnAttackerALoginStillOpensInABrowserThatKnowsIt() {
        var app = setUp().getKey();
        var thief = new Visitor();
        for (var i = 0; i < 11; i++) {
            thief.signIn(SERVERS.first(), login, "wrong");
        }
        assertThat(thief.signIn(SERVERS.second(), login, Town.PASSWORD).code()).isEqualTo("identity.too-many-attempts");
        assertThat(visitor.get(SERVERS.first(), "/api/me").status())
                .as("who is signed in")
                .isEqualTo(200);

        visitor.forgetCookie(Visitor.SESSION);
        assertThat(withPassword().text("next")).isEqualTo("CODE");
        assertThat(post("/api/sign-in/code", Map.of("code", app.code(1))).status())
                .isEqualTo(200);

        visitor.setCookie("dangmian-device", visitor.cookie("dangmian-device").replaceFirst("\\..*", ".forged"));
        assertThat(withPassword().code()).as("with a forged cookie").isEqualTo("identity.too-many-attempts");
    }

    @Test
    void aKnownBrowserThatGuessesIsLockedByItself() {
        setUp();
        for (var i = 0; i < 10; i++) {
            visitor.signIn(SERVERS.first(), login, "wrong");
        }
        assertThat(withPassword().code()).isEqualTo("identity.too-many-attempts");
        assertThat(new Visitor().signIn(SERVERS.first(), login, Town.PASSWORD).status())
                .isEqualTo(202);
    }

    @Test
    void anAdministratorOfTheirKeysAloneLetsWhoLostEverythingBeginAnew() {
        setUp();
        var reset = "/api/people/" + town.clerk.id() + "/factors/reset";
        var admin = administrator(town.city);
        var foreign = administrator(town.stranger.city());
        assertThat(post(reset, Map.of()).code()).isEqualTo("wire.not-allowed");
        assertThat(foreign.post(SERVERS.first(), reset, Map.of()).code()).isEqualTo("identity.unknown-person");
        assertThat(withPassword().text("next")).isEqualTo("CODE");
        assertThat(admin.post(SERVERS.first(), reset, Map.of()).status()).isEqualTo(204);
        assertThat(withPassword().text("next")).isEqualTo("SET_UP");
    }

    private Visitor administrator(UUID office) {
        var person = town.newPersonWithoutDuty();
        SERVERS.jdbc()
                .sql("insert into duty (person, role, office) values (?, 'SECURITY_ADMIN', ?)")
                .params(person.id(), office)
                .update();
        var admin = new Visitor();
        admin.signIn(SERVERS.first(), person.login(), Town.PASSWORD);
        var app = App.with(
                admin.post(SERVERS.first(), "/api/sign-in/factor", Map.of()).text("secret"));
        admin.post(SERVERS.first(), "/api/sign-in/factor/confirm", Map.of("code", app.code(0)));
        return admin;
    }
}
