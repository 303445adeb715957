package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Where one is signed in, and ending it. */
class SessionTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final String login = town.clerk.login();
    private final Visitor here = Visitor.signedIn(SERVERS.first(), login);

    private JsonNode sessions() {
        return here.get(SERVERS.second(), "/api/me/account").json().path("sessions");
    }

    @Test
    void tellsTheOtherPagesOfAPersonWhenTheySignInElsewhere() {
        var stranger = Visitor.signedIn(SERVERS.first(), town.stranger.clerk().login());
        try (var page = Page.open(SERVERS.second(), here);
                var foreign = Page.open(SERVERS.second(), stranger)) {
            page.subscribe("/user/queue/identity");
            foreign.subscribe("/user/queue/identity");
            page.ask("/app/media/resume");
            foreign.ask("/app/media/resume");
            var elsewhere = new Visitor();
            elsewhere.get(SERVERS.first(), "/api/sign-in");
            elsewhere.postText(
                    SERVERS.first(),
                    "/api/sign-in",
                    "{\"login\": \"%s\", \"password\": \"%s\"}".formatted(login, Town.PASSWORD),
                    request -> request.setHeader(
                            "User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36"));
            var told = page.awaitHeard("/user/queue/identity", _ -> true);
            assertThat(told.path("type").asString()).isEqualTo("signed-in");
            assertThat(told.path("device").asString()).isEqualTo("Chrome · Windows");
            assertThat(told.path("address").asString()).isEqualTo("127.0.0.1");
            assertThat(foreign.heard("/user/queue/identity")).isEmpty();
        }
    }

    @Test
    void showsOnesOwnAndEndsOneWithItsConnections() {
        var there = Visitor.signedIn(SERVERS.first(), login);
        Visitor.signedIn(SERVERS.first(), town.official.login());
        try (var page = Page.open(SERVERS.second(), there)) {
            assertThat(sessions()).hasSize(2);
            var other = sessions()
                    .valueStream()
                    .filter(session -> !session.path("current").asBoolean())
                    .map(session -> session.path("id").asString())
                    .toList();
            assertThat(other).hasSize(1);
            assertThat(here.post(SERVERS.first(), "/api/me/sessions/" + other.getFirst() + "/end", Map.of())
                            .status())
                    .isEqualTo(204);
            page.awaitClosed();
            assertThat(there.get(SERVERS.first(), "/api/me").status()).isEqualTo(401);
            assertThat(sessions()).hasSize(1);
        }
    }

    @Test
    void endsNobodyElses() {
        var stranger = Visitor.signedIn(SERVERS.first(), town.official.login());
        var theirs = stranger.get(SERVERS.first(), "/api/me/account")
                .json()
                .path("sessions")
                .get(0)
                .path("id");
        assertThat(here.post(SERVERS.first(), "/api/me/sessions/" + theirs.asString() + "/end", Map.of())
                        .code())
                .isEqualTo("identity.unknown-session");
        assertThat(stranger.get(SERVERS.first(), "/api/me").status()).isEqualTo(200);
    }

    @Test
    void endsAllOthersAndKnowsNoOtherBrowserAnyLonger() {
        var there = Visitor.signedIn(SERVERS.first(), login);
        assertThat(here.post(SERVERS.first(), "/api/me/sessions/end-others", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(there.get(SERVERS.second(), "/api/me").status()).isEqualTo(401);
        assertThat(here.get(SERVERS.second(), "/api/me").status()).isEqualTo(200);
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from known_device where person = ?")
                        .param(town.clerk.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void endsASignInThatLastedAsLongAsOneMay() {
        SERVERS.jdbc()
                .sql("update spring_session set creation_time = creation_time - ? where principal_name = ?")
                .params(16 * 3_600_000 - 60_000, town.clerk.id().toString())
                .update();
        assertThat(here.get(SERVERS.first(), "/api/me").status()).isEqualTo(200);
        SERVERS.jdbc()
                .sql("update spring_session set creation_time = creation_time - 60001 where principal_name = ?")
                .param(town.clerk.id().toString())
                .update();
        assertThat(here.get(SERVERS.first(), "/api/me").code()).isEqualTo("identity.not-signed-in");
    }

    @Test
    void endsASignInThatWasIdleAsLongAsOneMay() {
        SERVERS.jdbc()
                .sql("update spring_session set last_access_time = last_access_time - ? where principal_name = ?")
                .params(12 * 3_600_000 + 1, town.clerk.id().toString())
                .update();
        assertThat(here.get(SERVERS.first(), "/api/me").code()).isEqualTo("identity.not-signed-in");
    }

    @Test
    void changesNothingOfHowOneSignsInWithoutThePasswordAgain() {
        var factor = "/api/me/factor";
        assertThat(here.post(SERVERS.first(), factor, Map.of()).status()).isEqualTo(200);
        // What is not there is as old as can be.
        SERVERS.jdbc().sql("""
                        delete from spring_session_attributes a using spring_session s
                        where s.primary_id = a.session_primary_id and s.principal_name = ? and a.attribute_name = 'dangmian.proven'""").param(town.clerk.id().toString()).update();
        for (var path : new String[] {
            factor,
            factor + "/remove",
            "/api/me/recovery-codes",
            "/api/me/passkeys/options",
            "/api/me/passkeys/" + UUID.randomUUID() + "/remove"
        }) {
            assertThat(here.post(SERVERS.first(), path, Map.of()).code())
                    .as(path)
                    .isEqualTo("identity.prove-again");
        }
        assertThat(here.post(SERVERS.first(), factor + "/confirm", Map.of("code", "123456"))
                        .code())
                .isEqualTo("identity.prove-again");
        assertThat(here.post(SERVERS.first(), "/api/me/prove", Map.of("password", "wrong"))
                        .code())
                .isEqualTo("identity.wrong-password");
        assertThat(here.post(SERVERS.first(), "/api/me/prove", Map.of("password", Town.PASSWORD))
                        .status())
                .isEqualTo(204);
        assertThat(here.post(SERVERS.first(), factor, Map.of()).status()).isEqualTo(200);
    }
}
