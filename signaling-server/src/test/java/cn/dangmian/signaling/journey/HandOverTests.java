package cn.dangmian.signaling.journey;

import static cn.dangmian.signaling.journey.ConferenceTalk.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An official hands the talk that goes on to another one, who accepts it at their own desk, or does not. */
class HandOverTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;
    private final Town.Person successor = town.newPerson("OFFICIAL", town.province);
    private final Post above = Post.desk(SERVERS.first(), successor.login(), town.newDeskAt(town.province))
            .taken();

    @AfterEach
    void close() {
        above.close();
        scene.close();
    }

    private void inATalk(Consumer<List<Sitting>> work) {
        Sitting.withAll(List.of(scene.clerk.page(), scene.official.page(), above.page()), all -> {
            scene.official.done("call-next", Map.of());
            scene.clerk.done("accept", Map.of("reception", scene.waiting));
            scene.clerk.awaitGateOpen();
            Recorder.sawItGrow(SERVERS.second(), scene.waiting);
            await().atMost(Page.PATIENCE).until(() -> scene.clerk.stage().equals("IN_PROGRESS"));
            work.accept(all);
        });
    }

    private Map<String, Object> to(UUID desk) {
        return Map.of("reception", scene.waiting, "to", desk);
    }

    private String offered() {
        scene.official.done("offer", to(above.id()));
        var offered = above.view().path("offered");
        assertThat(offered.path("petitioner").path("name").asString()).isEqualTo("Zhang San");
        assertThat(offered.path("offer").path("official").path("name").asString())
                .isEqualTo("Name of " + town.official.login());
        return offered.path("offer").path("id").asString();
    }

    @Test
    void goesOnAtTheDeskAboveInTheSameRoomWithoutAGapOnThePetitionersTrack() {
        inATalk(all -> {
            var before = scene.clerk.view().path("reception");
            var offer = offered();
            above.done("accept-offer", Map.of("offer", offer));
            flows(all.get(2), "terminal");
            flows(all.get(0), "desk");
            var after = scene.clerk.view().path("reception");
            for (var same : List.of("id", "room", "talkSince", "gateOpen", "ticket", "office")) {
                assertThat(after.path(same)).as(same).isEqualTo(before.path(same));
            }
            assertThat(after.path("official").path("id").asString())
                    .isEqualTo(successor.id().toString());
            await().atMost(Page.PATIENCE).until(() -> scene.clerk.stage().equals("IN_PROGRESS"));
            assertThat(segments("terminal")).isEqualTo(1);
            assertThat(segments("desk")).isEqualTo(2);
            isOnTheRecord(scene.clerk.view());
            assertThat(scene.official.view().path("current").isNull()).isTrue();
            scene.assertRefused("reception.unknown", () -> scene.official.ask("finish", finish()));
            above.done("finish", finish());
            above.done("end", Map.of("reception", scene.waiting));
            above.page().awaitHeard(above.topic(), view -> view.path("current").isNull());
        });
    }

    /** A link that is being replaced counts from nothing, and cannot be asked for a moment. */
    private static void flows(Sitting viewer, String source) {
        await(source + " is seen")
                .atMost(Page.PATIENCE)
                .ignoreExceptions()
                .until(() -> grows(viewer, source, viewer.received(source)));
    }

    private static boolean grows(Sitting viewer, String source, long before) {
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
        return viewer.received(source) > before;
    }

    private int segments(String seat) {
        return SERVERS.jdbc()
                .sql("""
                        select count(*) from media_segment s join reception r on r.room = s.room
                        where r.id = ?::uuid and s.seat = ?""")
                .params(scene.waiting, seat)
                .query(Integer.class)
                .single();
    }

    private void isOnTheRecord(JsonNode shown) {
        var from = texts(shown.path("handOvers"), "from", "name");
        assertThat(from).containsExactly("Name of " + town.official.login());
        assertThat(texts(shown.path("handOvers"), "official", "name")).containsExactly("Name of " + successor.login());
        assertThat(texts(shown.path("handOvers"), "office", "id")).containsExactly(town.province.toString());
        var minutes = new MinutesPage(scene.clerk, scene.waiting);
        minutes.written(UUID.randomUUID(), 0, null, "NOTE", "A drain.");
        assertThat(minutes.show().code()).isEmpty();
        assertThat(minutes.whole().path("text").path("words").asString())
                .containsPattern("接访人：Name of " + town.official.login() + "；.* 起为 Name of " + successor.login());
        assertThat(texts(minutes.whole().path("signers"), "name")).last().isEqualTo("Name of " + successor.login());
        assertThat(actions()).containsSubsequence("reception.offer", "reception.HandedOver");
    }

    private List<String> actions() {
        return SERVERS.jdbc()
                .sql("select action from audit_line where subject = ? order by id")
                .param(scene.waiting)
                .query(String.class)
                .list();
    }

    private Map<String, Object> finish() {
        return Map.of(
                "reception",
                scene.waiting,
                "dispositions",
                List.of(Map.of("kind", "ANSWERED_ON_THE_SPOT", "note", "")));
    }

    @Test
    void staysWhereItIsWhenItIsDeclinedOrNobodyAnswers() {
        inATalk(_ -> {
            var declined = offered();
            above.done("decline-offer", Map.of("offer", declined, "reason", "In a meeting"));
            var shown = scene.official.view().path("offer");
            assertThat(shown.path("outcome").asString()).isEqualTo("DECLINED");
            assertThat(shown.path("note").asString()).isEqualTo("In a meeting");
            assertThat(above.view().path("offered").isNull()).isTrue();

            var late = offered();
            SERVERS.jdbc()
                    .sql("update reception_offer set until = clock_timestamp() - interval '1 ms' where id = ?::uuid")
                    .param(late)
                    .update();
            scene.official
                    .page()
                    .awaitHeard(
                            scene.official.topic(),
                            view -> view.path("offer")
                                    .path("outcome")
                                    .asString("")
                                    .equals("UNANSWERED"));
            isOver(late);
        });
    }

    @Test
    void staysWhereItIsWhenItIsWithdrawn() {
        inATalk(_ -> {
            var withdrawn = offered();
            assertThat(scene.official.ask("offer", to(above.id())).code()).isEqualTo("reception.offer-waits");
            scene.official.done("withdraw-offer", Map.of("reception", scene.waiting));
            isOver(withdrawn);
        });
    }

    private void isOver(String offer) {
        assertThat(above.ask("accept-offer", Map.of("offer", offer)).code()).isEqualTo("reception.offer-over");
        assertThat(scene.clerk
                        .view()
                        .path("reception")
                        .path("official")
                        .path("id")
                        .asString())
                .isEqualTo(town.official.id().toString());
        assertThat(scene.clerk.view().path("handOvers")).isEmpty();
    }

    @Test
    void isOfferedToNobodyWhoMustStayAwayHasSomebodyOrSitsElsewhere() {
        inATalk(_ -> {
            var desk = town.newDesk();
            scene.assertRefused("reception.desk-unavailable", () -> scene.official.ask("offer", to(desk)));
            scene.assertRefused(
                    "reception.desk-unavailable", () -> scene.official.ask("offer", to(town.stranger.desk())));
            assertThat(successors()).containsExactly("Name of " + successor.login());
            var offer = offered();
            accuse(successor);
            scene.assertRefused("reception.kept-away", () -> above.ask("accept-offer", Map.of("offer", offer)));
            assertThat(successors()).isEmpty();
        });
    }

    private List<String> successors() {
        var answer = scene.official
                .visitor()
                .get(SERVERS.first(), "/api/desks/" + town.desk + "/successors?reception=" + scene.waiting);
        return texts(answer.json(), "official", "name");
    }

    private void accuse(Town.Person person) {
        SERVERS.jdbc().sql("""
                        insert into case_accused (case_id, person, noted_by, noted_at)
                        select case_id, ?, ?, now() from reception where id = ?::uuid""").params(person.id(), person.id(), scene.waiting).update();
    }
}
