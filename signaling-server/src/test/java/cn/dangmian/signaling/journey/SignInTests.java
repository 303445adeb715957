package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final String login = town.clerk.login();

    @Test
    void refusesAfterTenWrongGuessesAndLeavesWhoIsSignedInAlone() {
        var victim = Visitor.signedIn(SERVERS.first(), login);
        try (var page = Page.open(SERVERS.second(), victim)) {
            var thief = new Visitor();
            var answers = LongStream.range(0, 10)
                    .mapToObj(_ -> thief.signIn(SERVERS.first(), login, "wrong").code())
                    .distinct()
                    .toList();
            assertThat(answers).isEqualTo(List.of("identity.wrong-password"));

            var late = thief.signIn(SERVERS.second(), login, Town.PASSWORD);
            assertThat(late.status()).isEqualTo(429);
            assertThat(late.code()).isEqualTo("identity.too-many-attempts");
            assertThat(victim.get(SERVERS.first(), "/api/me").status()).isEqualTo(200);
            assertThat(page.ask("/app/media/resume").isDone()).isTrue();
        }
    }

    @Test
    void hidesItsCookieFromScriptsAndFromOtherSites() {
        var visitor = new Visitor();
        visitor.get(SERVERS.first(), "/api/sign-in");
        var answer = visitor.signIn(SERVERS.first(), login, Town.PASSWORD);
        var cookie = answer.cookies().stream()
                .filter(set -> set.startsWith(Visitor.SESSION + "="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
        assertThat(answer.json().path("person").path("login").asString()).isEqualTo(login);
        assertThat(answer.text()).doesNotContain("password").doesNotContain("bcrypt");
    }

    @Test
    void givesANewSessionAtEverySignIn() {
        var planted = Visitor.signedIn(SERVERS.first(), town.stranger.clerk().login());
        var before = planted.cookie(Visitor.SESSION);
        assertThat(planted.signIn(SERVERS.first(), login, Town.PASSWORD).status())
                .isEqualTo(200);
        assertThat(planted.cookie(Visitor.SESSION)).isNotEqualTo(before);

        var thief = new Visitor();
        thief.setCookie(Visitor.SESSION, before);
        assertThat(thief.get(SERVERS.first(), "/api/me").code()).isEqualTo("identity.not-signed-in");
    }

    @Test
    void takesNoSessionIdThatWasMadeUpByAnother() {
        var victim = new Visitor();
        var madeUp = UUID.randomUUID().toString();
        victim.setCookie(Visitor.SESSION, madeUp);
        assertThat(victim.signIn(SERVERS.first(), login, Town.PASSWORD).status())
                .isEqualTo(200);
        assertThat(victim.cookie(Visitor.SESSION)).isNotEqualTo(madeUp);
    }

    @Test
    void endsSessionAndConnectionsOnEveryNodeAtSignOut() {
        var visitor = Visitor.signedIn(SERVERS.first(), login);
        var copy = new Visitor();
        copy.setCookie(Visitor.SESSION, visitor.cookie(Visitor.SESSION));
        try (var elsewhere = Page.open(SERVERS.first(), Visitor.signedIn(SERVERS.first(), login));
                var here = Page.open(SERVERS.first(), visitor);
                var there = Page.open(SERVERS.second(), visitor)) {
            assertThat(visitor.post(SERVERS.first(), "/api/sign-out", Map.of()).status())
                    .isEqualTo(204);
            here.awaitClosed();
            there.awaitClosed();
            assertThat(copy.get(SERVERS.second(), "/api/me").code()).isEqualTo("identity.not-signed-in");
            assertThat(elsewhere.ask("/app/media/resume").isDone()).isTrue();
        }
    }

    @Test
    void endsTheConnectionsOfWhoWasSignedInBefore() {
        var visitor = Visitor.signedIn(SERVERS.first(), town.stranger.clerk().login());
        try (var page = Page.open(SERVERS.second(), visitor)) {
            visitor.signIn(SERVERS.first(), login, Town.PASSWORD);
            page.awaitClosed();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nothing",
                "/api",
                "/actuator",
                "/actuator/env",
                "/actuator/metrics",
                "/h2-console",
                "/api/me/x"
            })
    void refusesEveryPathThatNoRuleNames(String path) {
        var anonymous = new Visitor().get(SERVERS.first(), path);
        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.code()).isEqualTo("identity.not-signed-in");
        var signedIn = Visitor.signedIn(SERVERS.first(), login).get(SERVERS.first(), path);
        assertThat(signedIn.status()).isEqualTo(403);
        assertThat(signedIn.code()).isEqualTo("wire.not-allowed");
    }

    @Test
    void answersWhoIsWellWithoutSayingMore() {
        var answer = new Visitor().get(SERVERS.first(), "/actuator/health");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("UP");
    }

    @Test
    void noticesADutyThatEndedWithoutANewSignIn() {
        var visitor = Visitor.signedIn(SERVERS.first(), login);
        assertThat(visitor.get(SERVERS.first(), "/api/notice").status()).isEqualTo(200);
        SERVERS.jdbc()
                .sql("update duty set ends_on = current_date - 1 where person = ?")
                .param(town.clerk.id())
                .update();
        assertThat(visitor.get(SERVERS.first(), "/api/notice").code()).isEqualTo("wire.not-allowed");
    }
}
