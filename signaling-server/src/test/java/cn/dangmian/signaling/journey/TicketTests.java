package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is printed for who waits, and what its picture tells a telephone. */
class TicketTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final Post clerk =
            Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal).taken();
    private final Post official =
            Post.desk(SERVERS.second(), town.official.login(), town.desk).taken();
    private final Visitor phone = new Visitor();

    @BeforeEach
    void begin() {
        SERVERS.jdbc().sql("delete from reception_ticket_guess").update();
        phone.get(SERVERS.second(), "/api/sign-in");
    }

    @AfterEach
    void close() {
        clerk.close();
        official.close();
    }

    private Answer print(String reception) {
        return clerk.visitor()
                .post(
                        SERVERS.first(),
                        "/api/terminals/" + town.terminal + "/receptions/" + reception + "/tickets",
                        Map.of());
    }

    private Answer look(String token) {
        return phone.post(SERVERS.second(), "/api/public/ticket", Map.of("token", token));
    }

    /** Once a second is often enough. */
    private void awaitStage(String token, String stage) {
        await(stage)
                .atMost(Page.PATIENCE)
                .pollInterval(Duration.ofMillis(1_100))
                .until(() -> look(token).text("stage").equals(stage));
    }

    @Test
    void tellsAPhoneWhereItsNumberStandsAndNobodysName() {
        var reception = clerk.checkIn(town.city);
        var paper = print(reception);
        assertThat(paper.status()).as(paper.text()).isEqualTo(201);
        assertThat(paper.text("token")).matches("[\\w-]{22}");
        assertThat(paper.text("notice")).isEqualTo(Post.NOTICE);
        assertThat(paper.json().path("reception").path("waiting").path("ahead").asInt())
                .isZero();
        var shown = look(paper.text("token"));
        assertThat(shown.text("stage")).isEqualTo("QUEUED");
        assertThat(shown.json().path("ticket").asInt())
                .isEqualTo(paper.json().path("reception").path("ticket").asInt());
        assertThat(shown.text()).doesNotContain("Zhang San", "A drain", "Name of", reception);
        official.done("call-next", Map.of());
        awaitStage(paper.text("token"), "CALLED");
        var again = print(reception).text("token");
        clerk.done("accept", Map.of("reception", reception));
        awaitStage(again, "CONNECTING");
        assertThat(SERVERS.jdbc()
                        .sql("select exists (select from reception_ticket t where t::text like ?)")
                        .param("%" + again + "%")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void aTokenIsOfItsTerminalAndItsDay() {
        var reception = clerk.checkIn(town.city);
        var other = Visitor.signedIn(SERVERS.first(), town.stranger.clerk().login());
        var foreign = "/api/terminals/" + town.stranger.terminal() + "/receptions/" + reception + "/tickets";
        assertThat(other.post(SERVERS.first(), foreign, Map.of()).code()).isEqualTo("reception.unknown");
        assertThat(print(UUID.randomUUID().toString()).code()).isEqualTo("reception.unknown");
        var token = print(reception).text("token");
        SERVERS.jdbc()
                .sql("update reception_ticket set day = day - 1 where reception = ?::uuid")
                .param(reception)
                .update();
        assertThat(look(token).code()).isEqualTo("reception.unknown-ticket");
        SERVERS.jdbc()
                .sql("update reception set checked_in_at = checked_in_at - interval '1 day' where id = ?::uuid")
                .param(reception)
                .update();
        assertThat(print(reception).code()).isEqualTo("reception.unknown");
    }

    @Test
    void slowsDownWhoAsksTooOftenOrGuesses() {
        var token = print(clerk.checkIn(town.city)).text("token");
        assertThat(look(token).status()).isEqualTo(200);
        assertThat(look(token).code()).isEqualTo("reception.too-many-looks");
        for (var n = 0; n < 30; n++) {
            assertThat(look("no-token-" + n).code()).isEqualTo("reception.unknown-ticket");
        }
        assertThat(look("no-token").code()).isEqualTo("reception.too-many-guesses");
    }
}
