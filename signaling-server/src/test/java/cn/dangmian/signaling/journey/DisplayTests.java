package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Screens in halls: whose they become, what they are told and what not, on whichever node. */
class DisplayTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private static final List<String> MANDARIN = List.of("cmn");

    private final Town town = SERVERS.foundTown();
    private final Visitor clerk = Visitor.signedIn(SERVERS.first(), town.clerk.login());
    private final HallScreen screen = new HallScreen();

    @BeforeEach
    void forgetEarlierTries() {
        SERVERS.jdbc().sql("delete from display_pairing").update();
        SERVERS.jdbc().sql("delete from display_guess").update();
    }

    @AfterEach
    void close() {
        screen.close();
    }

    private Answer pair(Visitor visitor, UUID office, String code) {
        return visitor.post(
                SERVERS.first(),
                "/api/offices/" + office + "/displays",
                Map.of("code", code, "name", "East", "languages", MANDARIN));
    }

    /** @return the id of the display */
    private String paired() {
        var code = screen.begin(SERVERS.second()).text("code");
        var answer = pair(clerk, town.township, code);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text("id");
    }

    @Test
    void aScreenIsPairedOnceAndEndedAtOnceOnTheOtherNode() {
        var code = screen.begin(SERVERS.second());
        assertThat(code.text("code")).matches("[2-9A-HJ-NP-Z]{6}");
        assertThat(code.cookies())
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(HallScreen.COOKIE + "=")
                        .contains("Path=/api/public/display;", "HttpOnly", "SameSite=Strict"));
        screen.listen(SERVERS.second()).await("pairing");
        var typed = code.text("code").toLowerCase(Locale.ROOT);
        var answer = pair(clerk, town.township, " " + typed.substring(0, 3) + "-" + typed.substring(3));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        var view = screen.await("view").json();
        assertThat(view.path("office").path("id").asString()).isEqualTo(town.township.toString());
        assertThat(pair(clerk, town.township, code.text("code")).code()).isEqualTo("displays.wrong-code");
        assertThat(kept(code.text("code"))).isFalse();

        assertThat(clerk.post(SERVERS.first(), "/api/displays/" + answer.text("id") + "/end", Map.of())
                        .status())
                .isEqualTo(204);
        var ended = System.nanoTime();
        var cut = screen.await("unpaired");
        var millis = (cut.nanos() - ended) / 1_000_000;
        System.out.printf("display: ended after %d ms%n", millis);
        assertThat(millis).isLessThan(2_000);
        await("the connection is closed").atMost(Page.PATIENCE).until(screen::isEnded);
        assertThat(clerk.get(SERVERS.second(), "/api/displays").json().path(0).path("displays"))
                .isEmpty();
    }

    /** Whether the database holds this text anywhere in what it keeps of screens. */
    private static boolean kept(String text) {
        return SERVERS.jdbc()
                .sql("""
                        select exists (select from display d where d::text like :text)
                            or exists (select from display_pairing p where p::text like :text)""")
                .param("text", "%" + text + "%")
                .query(Boolean.class)
                .single();
    }

    @Test
    void refusesGuessesAndCodesThatAreTooOld() {
        var code = screen.begin(SERVERS.first()).text("code");
        SERVERS.jdbc()
                .sql("update display_pairing set expires_at = clock_timestamp()")
                .update();
        assertThat(pair(clerk, town.township, code).code()).isEqualTo("displays.wrong-code");
        screen.listen(SERVERS.first()).await("unpaired");
        for (var n = 0; n < 9; n++) {
            assertThat(pair(clerk, town.township, "AAAAA" + (n + 2)).code()).isEqualTo("displays.wrong-code");
        }
        var fresh = screen.begin(SERVERS.first()).text("code");
        assertThat(pair(clerk, town.township, fresh).code()).isEqualTo("displays.too-many-attempts");
        assertThat(SERVERS.jdbc()
                        .sql("select facts ->> 'code' from audit_line where person = ? and outcome = 'refused'")
                        .param(town.clerk.id())
                        .query(String.class)
                        .list())
                .hasSize(10)
                .containsOnly("displays.wrong-code");
    }

    @Test
    void refusesMoreCodesThanAHallHasScreens() {
        for (var n = 0; n < 30; n++) {
            assertThat(new HallScreen().begin(SERVERS.first()).status()).isEqualTo(201);
        }
        assertThat(screen.begin(SERVERS.second()).code()).isEqualTo("displays.too-many-codes");
    }

    @Test
    void isPairedByThoseOfTheOfficeAndOnlyWherePetitionersWait() {
        var code = screen.begin(SERVERS.first()).text("code");
        var stranger = Visitor.signedIn(SERVERS.first(), town.stranger.clerk().login());
        assertThat(pair(stranger, town.township, code).code()).isEqualTo("wire.not-allowed");
        var office = Visitor.signedIn(
                SERVERS.first(), town.newPerson("OFFICE", town.city).login());
        assertThat(pair(office, town.city, code).code()).isEqualTo("displays.no-terminals");
        assertThat(pair(office, town.township, code).code()).isEqualTo("wire.not-allowed");
        assertThat(clerk.post(
                                SERVERS.first(),
                                "/api/offices/" + town.township + "/displays",
                                Map.of("code", code, "name", "East", "languages", List.of("cmn", "cmn")))
                        .code())
                .isEqualTo("displays.languages");
        var id = pair(clerk, town.township, code).text("id");
        assertThat(stranger.post(SERVERS.second(), "/api/displays/" + id + "/end", Map.of())
                        .code())
                .isEqualTo("displays.unknown-display");
    }

    @Test
    void showsAFreshCallOfTheOtherNodeWithinASecondAndNoNames() {
        paired();
        screen.listen(SERVERS.second()).await("view");
        var terminal = Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal)
                .taken();
        var desk = Post.desk(SERVERS.first(), town.official.login(), town.desk).taken();
        try (terminal;
                desk) {
            var reception = terminal.checkIn(town.city);
            var waiting = screen.await("view", view -> !line(view).isEmpty()).json();
            assertThat(line(waiting).path("waiting").path(0).path("ahead").asInt())
                    .isZero();
            assertThat(line(waiting).path("desks").asInt()).isEqualTo(1);
            desk.done("call-next", Map.of());
            var called = System.nanoTime();
            var shown = screen.await("view", view -> !calls(view).isEmpty());
            var millis = (shown.nanos() - called) / 1_000_000;
            System.out.printf("display: call shown after %d ms%n", millis);
            assertThat(millis).isLessThan(1_000);
            assertThat(calls(shown.json()).path(0).path("id").asString()).isEqualTo(reception);
            assertThat(calls(shown.json()).path(0).path("ticket").asInt()).isEqualTo(1);
            showsTheSecondRingAndThenThatItWasAnswered(terminal, desk, reception);
        }
    }

    private void showsTheSecondRingAndThenThatItWasAnswered(Post terminal, Post desk, String reception) {
        desk.done("recall", Map.of("reception", reception));
        screen.await("view", view -> calls(view).path(0).path("recalls").asInt() == 1);
        terminal.done("accept", Map.of("reception", reception));
        screen.await(
                "view",
                view -> calls(view).isEmpty()
                        && view.path("hall").path("past").path(0).path("ticket").asInt() == 1);
        assertThat(screen.heard())
                .noneMatch(one -> one.data().contains("Zhang San")
                        || one.data().contains("A drain")
                        || one.data().contains("Name of"));
    }

    private static JsonNode calls(JsonNode view) {
        return view.path("hall").path("calls");
    }

    private static JsonNode line(JsonNode view) {
        return view.path("hall").path("lines").path(0);
    }

    @Test
    void beatsAndGoesOnAtANodeThatStartsAnew() {
        var id = paired();
        var third = SERVERS.startNode("own-3");
        screen.listen(third).await("view");
        screen.await("beat");
        await("it is seen")
                .atMost(Duration.ofSeconds(20))
                .until(() -> shown(id).path("online").asBoolean());
        third.close();
        screen.await("bye");
        await("the connection is closed").atMost(Page.PATIENCE).until(screen::isEnded);
        screen.forget();
        screen.listen(SERVERS.first()).await("view");
    }

    private JsonNode shown(String id) {
        var displays =
                clerk.get(SERVERS.first(), "/api/displays").json().path(0).path("displays");
        assertThat(displays.path(0).path("id").asString()).isEqualTo(id);
        return displays.path(0);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "2000, 50"})
    void servesSoManyScreensAndOfOneAddressFiftyAndNoMore(String screens, int most) {
        try (var small = SERVERS.startNode("own-of-" + most, Map.of("dangmian.displays.screens", screens))) {
            screen.begin(small);
            for (var n = 0; n < most; n++) {
                screen.listen(small);
            }
            await("all are served")
                    .atMost(Page.PATIENCE)
                    .until(() -> screen.heard().stream()
                                    .filter(one -> one.event().equals("pairing"))
                                    .count()
                            >= most);
            assertThat(screen.visitor.get(small, "/api/public/display/events").code())
                    .isEqualTo("displays.too-many-screens");
        }
    }

    @Test
    void tellsAStrangerNothing() {
        screen.listen(SERVERS.first()).await("unpaired");
        assertThat(screen.heard()).hasSize(1);
        assertThat(screen.visitor
                        .get(SERVERS.first(), "/api/public/display/voices/cmn/intro")
                        .code())
                .isEqualTo("displays.not-paired");
    }
}
