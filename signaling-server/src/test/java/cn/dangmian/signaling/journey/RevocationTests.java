package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Who loses a duty or an account loses what they were doing with it: on both nodes, whichever was told, with real media. */
class RevocationTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final Post clerk =
            Post.terminal(SERVERS.first(), town.clerk.login(), town.terminal).taken();
    private final Post official =
            Post.desk(SERVERS.second(), town.official.login(), town.desk).taken();
    private final Visitor overseer = Visitor.signedIn(SERVERS.first(), town.supervisor.login());
    private final Page watcher = Page.open(SERVERS.first(), overseer);
    private final Visitor system = administrator("SYSTEM_ADMIN");
    private final Visitor security = administrator("SECURITY_ADMIN");

    /** Of an office above the province, so that everybody of the town is within reach. */
    private Visitor administrator(String role) {
        var person = town.newPersonWithoutDuty();
        SERVERS.jdbc()
                .sql("insert into duty (person, role, office) values (?, ?, ?)")
                .params(person.id(), role, town.province)
                .update();
        return Visitor.signedIn(SERVERS.second(), person.login());
    }

    @BeforeEach
    void giveEverybodyAHome() {
        for (var person : List.of(town.clerk, town.official, town.supervisor)) {
            SERVERS.jdbc()
                    .sql("update person set home_office = ? where id = ?")
                    .params(town.city, person.id())
                    .update();
        }
    }

    @AfterEach
    void close() {
        List.of(clerk, official).forEach(Post::close);
        watcher.close();
    }

    static boolean isFree(Node node, UUID post) {
        return node.jdbc()
                .sql("select client is null from reception_post where id = ?")
                .param(post)
                .query(Boolean.class)
                .single();
    }

    /** Prints how long it took. */
    static void awaitWithin(int seconds, String what, Callable<Boolean> done) {
        var began = System.nanoTime();
        await(what)
                .atMost(Duration.ofSeconds(seconds))
                .pollInterval(Duration.ofMillis(20))
                .until(done);
        System.out.printf("revocation: %s after %d ms%n", what, (System.nanoTime() - began) / 1_000_000);
    }

    /** A talk with both faces, and a superior who looks on. */
    private void duringAWatchedTalk(Consumer<String> work) {
        Sitting.with(List.of(clerk.page(), official.page(), watcher), () -> {
            var reception = clerk.checkIn(town.city);
            official.done("call-next", Map.of());
            clerk.done("accept", Map.of("reception", reception));
            clerk.awaitGateOpen();
            Recorder.sawItGrow(SERVERS.second(), reception);
            clerk.page()
                    .awaitHeard(
                            clerk.topic(), view -> stage(view.path("reception")).equals("IN_PROGRESS"));
            var watch = watcher.ask(
                    "/app/supervision/receptions/" + reception + "/watch", Map.of("purpose", "a look at the line"));
            assertThat(watch.code()).isEmpty();
            clerk.awaitLinks(reception, 6);
            work.accept(reception);
        });
    }

    private static String stage(JsonNode reception) {
        return reception.path("stage").asString("");
    }

    /** Links of that seat: what it sends and sees, and what others see of it. */
    private List<UUID> linksOf(String reception, String seat) {
        return SERVERS.jdbc().sql("""
                        select l.id from media_link l join reception r on r.room = l.room join media_seat s on s.room = l.room
                        where r.id = ?::uuid and s.name = ? and (l.seat = s.id or l.source_seat = s.id)""").params(reception, seat).query(UUID.class).list();
    }

    /** A link leaves the table when the media server has let it go. */
    private static boolean areGone(List<UUID> links) {
        return SERVERS.jdbc()
                        .sql("select count(*) from media_link where id in (:links)")
                        .param("links", links)
                        .query(Integer.class)
                        .single()
                == 0;
    }

    @Test
    void theSeatOfADisabledOfficialIsGoneInTwoSeconds() {
        duringAWatchedTalk(reception -> {
            // It sends, it sees the terminal, and two see it.
            var links = linksOf(reception, "desk");
            assertThat(links).hasSize(4);
            assertThat(system.post(
                                    SERVERS.first(),
                                    "/api/people/" + town.official.id() + "/disable",
                                    Map.of("reason", "under inquiry"))
                            .status())
                    .isEqualTo(204);
            awaitWithin(2, "the official's links are gone", () -> areGone(links));
            awaitWithin(2, "the official's page is cut", () -> !official.page().isOpen());
            awaitWithin(2, "the desk is free", () -> isFree(SERVERS.first(), town.desk));
            assertThat(official.visitor().get(SERVERS.first(), "/api/me").status())
                    .isEqualTo(401);
            var view = clerk.page()
                    .awaitHeard(
                            clerk.topic(), seen -> stage(seen.path("reception")).equals("INTERRUPTED"));
            assertThat(view.at("/reception/deadline").isNull()).isFalse();
            // The petitioner's side goes on: the seat, the recorder, and the superior who watches it.
            assertThat(linksOf(reception, "terminal")).hasSize(2);
        });
    }

    @Test
    void theWatchOfASupervisorWhoseDutyEndedIsGoneInTwoSeconds() {
        duringAWatchedTalk(reception -> {
            var links = linksOf(reception, "watcher");
            assertThat(links).hasSize(2);
            var duty = SERVERS.jdbc()
                    .sql("select id from duty where person = ?")
                    .param(town.supervisor.id())
                    .query(UUID.class)
                    .single();
            assertThat(security.post(SERVERS.second(), "/api/duties/" + duty + "/end", Map.of("reason", "moves on"))
                            .status())
                    .isEqualTo(204);
            awaitWithin(2, "the watcher's links are gone", () -> areGone(links));
            awaitWithin(2, "the watcher's page is cut", () -> !watcher.isOpen());
            assertThat(SERVERS.jdbc()
                            .sql("select reason from watch where reception = ?::uuid")
                            .param(reception)
                            .query(String.class)
                            .single())
                    .isEqualTo("duty-ended");
            // Signed in still, with nothing left to see there.
            assertThat(overseer.get(SERVERS.first(), "/api/me").json().path("duties"))
                    .isEmpty();
            assertThat(clerk.stage()).isEqualTo("IN_PROGRESS");
        });
    }

    /** As when Redis loses the news, or a node dies between the change and what follows it. */
    @Test
    void whatWasNotToldIsNoticedByLooking() {
        duringAWatchedTalk(reception -> {
            var desk = linksOf(reception, "desk");
            var watching = linksOf(reception, "watcher");
            for (var person : List.of(town.official, town.supervisor)) {
                SERVERS.jdbc()
                        .sql("update person set disabled_at = clock_timestamp() where id = ?")
                        .param(person.id())
                        .update();
            }
            awaitWithin(12, "untold: the official's links are gone", () -> areGone(desk));
            awaitWithin(12, "untold: the watcher's links are gone", () -> areGone(watching));
            awaitWithin(12, "untold: both pages are cut", () -> !official.page().isOpen() && !watcher.isOpen());
        });
    }

    @Test
    void aCallIsTakenBackWhenWhoCalledIsGone() {
        var reception = clerk.checkIn(town.city);
        official.done("call-next", Map.of());
        system.post(SERVERS.second(), "/api/people/" + town.official.id() + "/disable", Map.of("reason", "has left"));
        clerk.page()
                .awaitHeard(
                        clerk.topic(),
                        seen -> stage(seen.path("reception")).equals("QUEUED")
                                && seen.at("/reception/id").asString().equals(reception)
                                && !clerk.page().heard(clerk.topic()).isEmpty());
        awaitWithin(5, "the petitioner waits again", () -> clerk.stage().equals("QUEUED"));
    }

    /** The days of a duty pass without anybody doing anything. */
    @Test
    void aDutyWhoseLastDayIsOverFreesThePost() {
        SERVERS.jdbc()
                .sql("update duty set starts_on = '2020-01-01', ends_on = ? where person = ?")
                .params(Realm.today().minusDays(1), town.clerk.id())
                .update();
        awaitWithin(20, "lapsed: the terminal is free", () -> isFree(SERVERS.first(), town.terminal));
        clerk.page().awaitClosed();
        assertThat(clerk.visitor().get(SERVERS.first(), "/api/me").status()).isEqualTo(200);
        assertThat(clerk.visitor().get(SERVERS.first(), "/api/notice").status()).isEqualTo(403);
    }
}
