package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.web.util.UriComponentsBuilder;

/** An office signs its people in with its own identity provider, a real one. */
class UnitSignInTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    @SuppressWarnings("NullAway.Init") // started before all
    private static OidcServer provider;

    private final Town town = SERVERS.foundTown();
    private final Visitor visitor = new Visitor();
    private String unit = "";

    @BeforeAll
    static void start() {
        provider = new OidcServer();
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @BeforeEach
    void setUpForTheCity() {
        assertThat(put(admin(town.city), town.city, wanted()).status()).isEqualTo(204);
        unit = SERVERS.jdbc()
                .sql("select id::text from identity_provider where office = ?")
                .param(town.city)
                .query(String.class)
                .single();
    }

    @AfterEach
    void behave() {
        provider.behave();
        SERVERS.jdbc().sql("update identity_provider set enabled = false").update();
    }

    private static Map<String, Object> wanted() {
        return Map.of(
                "issuer",
                provider.issuer(),
                "clientId",
                OidcServer.CLIENT,
                "clientSecret",
                OidcServer.SECRET,
                "loginClaim",
                "preferred_username",
                "enabled",
                true);
    }

    private Visitor admin(UUID office) {
        var person = town.newPersonWithoutDuty();
        duty(person, "SECURITY_ADMIN", office);
        return Visitor.signedIn(SERVERS.first(), person.login());
    }

    private static void duty(Town.Person person, String role, UUID office) {
        SERVERS.jdbc()
                .sql("insert into duty (person, role, office) values (?, ?, ?)")
                .params(person.id(), role, office)
                .update();
    }

    private static Answer put(Visitor admin, UUID office, Map<String, Object> wanted) {
        return admin.post(SERVERS.first(), "/api/offices/" + office + "/identity-provider", wanted);
    }

    private String begin() {
        visitor.get(SERVERS.first(), "/api/sign-in");
        var begun = visitor.post(SERVERS.first(), "/api/sign-in/units/" + unit, Map.of());
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        return begun.text("url");
    }

    /** On another node than it was begun. */
    private Answer finish(Map<String, String> back) {
        return visitor.post(
                SERVERS.second(),
                "/api/sign-in/unit",
                Map.of(
                        "code", back.getOrDefault("code", ""),
                        "state", URLDecoder.decode(back.getOrDefault("state", ""), StandardCharsets.UTF_8)));
    }

    private Answer signIn(String login) {
        return finish(OidcServer.signIn(begin(), login));
    }

    private void assertRefused(Answer answer, String reason) {
        assertThat(answer.code()).as(answer.text()).isEqualTo("identity.unit-refused");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(visitor.get(SERVERS.first(), "/api/me").status()).isEqualTo(401);
        assertThat(SERVERS.jdbc()
                        .sql(
                                "select facts ->> 'reason' from audit_line where action = 'identity.unit-sign-in' order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo(reason);
    }

    @Test
    void signsInWhoIsHeldAtThatOfficeOrBelow() {
        for (var person : new Town.Person[] {town.official, town.clerk}) {
            var answer = signIn(person.login());
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(visitor.get(SERVERS.first(), "/api/me")
                            .json()
                            .path("person")
                            .path("login")
                            .asString())
                    .isEqualTo(person.login());
        }
    }

    @Test
    void asksWithACodeChallengeAStateAndANonce() {
        var asked = UriComponentsBuilder.fromUriString(begin()).build().getQueryParams();
        assertThat(asked).containsKeys("state", "nonce", "code_challenge");
        assertThat(asked.getFirst("code_challenge_method")).isEqualTo("S256");
        assertThat(asked.getFirst("response_type")).isEqualTo("code");
    }

    @Test
    void makesNoAccount() {
        assertRefused(signIn("somebody-else"), "unknown-login");
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from person where login = 'somebody-else'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void opensNoAccountOutsideTheOffice() {
        assertRefused(signIn(town.stranger.clerk().login()), "outside-the-office");
        assertRefused(signIn(town.supervisor.login()), "outside-the-office");
    }

    @Test
    void opensNoAccountOfAnAdministrator() {
        var auditor = town.newPersonWithoutDuty();
        duty(auditor, "AUDITOR", town.city);
        assertRefused(signIn(auditor.login()), "administrator");
    }

    @Test
    void refusesAnotherIdentityForALoginThatIsBound() {
        assertThat(signIn(town.clerk.login()).status()).isEqualTo(200);
        provider.misbehave(claims -> claims.subject("another"));
        visitor.post(SERVERS.first(), "/api/sign-out", Map.of());
        assertRefused(signIn(town.clerk.login()), "another-subject");
    }

    @Test
    void refusesOneIdentityForTwoLogins() {
        provider.misbehave(claims -> claims.subject("one"));
        assertThat(signIn(town.clerk.login()).status()).isEqualTo(200);
        visitor.post(SERVERS.first(), "/api/sign-out", Map.of());
        assertRefused(signIn(town.official.login()), "another-subject");
    }

    private void assertMisbehaviour(Consumer<JwtClaimsSet.Builder> how, String reason) {
        provider.misbehave(how);
        assertRefused(signIn(town.clerk.login()), reason);
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        assertMisbehaviour(claims -> claims.issuer("http://127.0.0.1:1"), "invalid_id_token");
    }

    @Test
    void refusesATokenForAnotherClient() {
        assertMisbehaviour(claims -> claims.audience(java.util.List.of("another")), "invalid_id_token");
    }

    @Test
    void refusesATokenThatIsTooOld() {
        var then = Instant.now().minusSeconds(3600);
        assertMisbehaviour(claims -> claims.issuedAt(then).expiresAt(then.plusSeconds(60)), "invalid_id_token");
    }

    @Test
    void refusesATokenWithAnotherNonce() {
        assertMisbehaviour(claims -> claims.claim("nonce", "another"), "invalid_nonce");
    }

    @Test
    void refusesAnotherState() {
        var back = new HashMap<>(OidcServer.signIn(begin(), town.clerk.login()));
        back.put("state", "another");
        assertRefused(finish(back), "invalid_state_parameter");
    }

    @Test
    void refusesWhatAnotherBrowserBegan() {
        var back = OidcServer.signIn(begin(), town.clerk.login());
        visitor.forgetCookie(Visitor.SESSION);
        assertRefused(finish(back), "not-begun");
    }

    @Test
    void takesAnAnswerOnce() {
        var back = OidcServer.signIn(begin(), town.clerk.login());
        assertThat(finish(back).status()).isEqualTo(200);
        visitor.post(SERVERS.first(), "/api/sign-out", Map.of());
        assertRefused(finish(back), "not-begun");
        begin();
        assertRefused(finish(back), "invalid_state_parameter");
    }

    @Test
    void opensNothingOnceItIsSwitchedOff() {
        var back = OidcServer.signIn(begin(), town.clerk.login());
        var off = new HashMap<>(wanted());
        off.put("enabled", false);
        off.remove("clientSecret");
        assertThat(put(admin(town.city), town.city, off).status()).isEqualTo(204);
        assertRefused(finish(back), "not-enabled");
        assertThat(visitor.post(SERVERS.first(), "/api/sign-in/units/" + unit, Map.of())
                        .code())
                .isEqualTo("identity.unknown-provider");
    }

    @Test
    void saysWhenTheProviderDoesNotAnswer() {
        var wrong = new HashMap<>(wanted());
        wrong.put("issuer", "http://127.0.0.1:1");
        put(admin(town.city), town.city, wrong);
        visitor.get(SERVERS.first(), "/api/sign-in");
        assertThat(visitor.post(SERVERS.first(), "/api/sign-in/units/" + unit, Map.of())
                        .code())
                .isEqualTo("identity.unit-unreachable");
    }

    @Test
    void stillAsksForTheSecondFactorOfWhoHasOne() {
        var own = Visitor.signedIn(SERVERS.first(), town.clerk.login());
        var app = App.with(own.post(SERVERS.first(), "/api/me/factor", Map.of()).text("secret"));
        own.post(SERVERS.first(), "/api/me/factor/confirm", Map.of("code", app.code(0)));
        var answer = signIn(town.clerk.login());
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("next")).isEqualTo("CODE");
        assertThat(visitor.get(SERVERS.first(), "/api/me").status()).isEqualTo(401);
        assertThat(visitor.post(SERVERS.first(), "/api/sign-in/code", Map.of("code", app.code(1)))
                        .status())
                .isEqualTo(200);
    }
}
