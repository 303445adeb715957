package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who stays away from a case, and who alone may look into it. */
class CaseGuardTests {

    private static final String ID_NUMBER = "11010519491231002X";

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;
    private final Visitor official = scene.official.visitor();
    private final Visitor supervisor = Visitor.signedIn(SERVERS.first(), town.supervisor.login());

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void whoStaysAwayIsNotGivenThePetitionerAndSeesNoName() {
        assertThat(recuseOneself().status()).isEqualTo(201);
        var shown = scene.official
                .page()
                .awaitHeard(
                        scene.official.topic(),
                        view -> view.path("line").path(0).path("petitioner").isNull());
        assertThat(shown.path("line").path(0).path("ticket").asInt()).isPositive();
        assertThat(shown.toString()).doesNotContain("Zhang San").doesNotContain("A drain");
        assertThat(scene.official.ask("call-next").code()).isEqualTo("reception.line-empty");
        try (var other = Post.desk(SERVERS.first(), town.newOfficial().login(), town.newDesk())
                .taken()) {
            assertThat(other.view()
                            .path("line")
                            .path(0)
                            .path("petitioner")
                            .path("name")
                            .asString())
                    .isEqualTo("Zhang San");
            assertThat(other.ask("call-next").text("reception")).isEqualTo(scene.waiting);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoStaysAwayIsNotLinkedEither(boolean byRelation) {
        scene.clerk.done("leave", Map.of("reception", scene.waiting, "reason", "later"));
        var caseId = register(Map.of());
        assertThat(scene.clerk
                        .ask("check-in", scene.clerk.checkInOf(caseId, town.city))
                        .isDone())
                .isTrue();
        awaitHeld(scene.official, true);
        assertThat((byRelation ? relate() : recuseOneself(caseId)).status()).isEqualTo(201);
        awaitHeld(scene.official, false);
        try (var other = Post.desk(SERVERS.first(), town.newOfficial().login(), town.newDesk())
                .taken()) {
            awaitHeld(other, true);
            assertThat(scene.official.view().path("held").isNull()).isTrue();
        }
    }

    private static void awaitHeld(Post desk, boolean held) {
        await().atMost(Page.PATIENCE).until(() -> desk.view().path("held").isNull() != held);
    }

    @Test
    void whoStaysAwayIsToldSoAndTheLogRemembersTheAttempt() {
        recuseOneself();
        var logged = town.refusalsLogged(town.official);
        var answer = official.get(SERVERS.second(), "/api/cases/" + caseOf(scene.waiting));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("casework.recused");
        Scene.assertHarmless(answer.text());
        assertThat(town.refusalsLogged(town.official)).isGreaterThan(logged);
        assertThat(recuseOneself().code()).isEqualTo("casework.recused");
    }

    @Test
    void onlyASuperiorLiftsIt() {
        var recusal = recuseOneself().text("id");
        var path = "/api/cases/" + caseOf(scene.waiting) + "/recusals/" + recusal;
        assertThat(official.delete(SERVERS.first(), path).status()).isEqualTo(403);
        assertThat(scene.official.ask("call-next").code()).isEqualTo("reception.line-empty");
        assertThat(supervisor.delete(SERVERS.first(), path).status()).isEqualTo(204);
        assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(scene.waiting);
    }

    @Test
    void aStrangersSupervisorLearnsNothingAndChangesNothing() {
        var recusal = recuseOneself().text("id");
        var stranger =
                Visitor.signedIn(SERVERS.first(), town.stranger.supervisor().login());
        var guards = "/api/cases/" + caseOf(scene.waiting) + "/guards";
        var unknown = "/api/cases/" + UUID.randomUUID() + "/guards";
        var before = town.rows();
        for (var path : List.of(guards, unknown)) {
            var answer = stranger.get(SERVERS.first(), path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("casework.unknown-case");
            var changing = stranger.put(SERVERS.first(), path, guarded("SENSITIVE", List.of()));
            assertThat(changing.code()).isEqualTo("casework.unknown-case");
        }
        var lifting = "/api/cases/" + caseOf(scene.waiting) + "/recusals/" + recusal;
        assertThat(stranger.delete(SERVERS.first(), lifting).code()).isEqualTo("casework.unknown-case");
        assertThat(town.rows()).isEqualTo(before);
    }

    @Test
    void theAccusedOfficeIsNotGivenTheCaseAndDoesNotKnowIt() {
        var caseId = caseOf(scene.waiting);
        SERVERS.jdbc()
                .sql("insert into case_accused (case_id, office, noted_by, noted_at) values (?::uuid, ?, ?, now())")
                .params(caseId, town.city, town.supervisor.id())
                .update();
        assertThat(scene.official.ask("call-next").code()).isEqualTo("reception.line-empty");
        assertThat(scene.official.view().toString()).doesNotContain("Zhang San");
        var answer = official.get(SERVERS.first(), "/api/cases/" + caseId);
        assertThat(answer.code()).isEqualTo("casework.unknown-case");
    }

    @Test
    void nobodyWaitsForAnOfficeThatTheCaseAccuses() {
        scene.clerk.done("leave", Map.of("reception", scene.waiting, "reason", "later"));
        var caseId = register(Map.of("confidentiality", "ACCUSATION", "accused", List.of(town.city)));
        var answer = scene.clerk.ask("check-in", scene.clerk.checkInOf(caseId, town.city));
        assertThat(answer.code()).isEqualTo("reception.accused-office");
        assertThat(scene.clerk
                        .ask("check-in", scene.clerk.checkInOf(caseId, town.province))
                        .isDone())
                .isTrue();
    }

    @Test
    void theAccusedOfficeDoesNotRegisterTheAccusation() {
        var answer = scene.clerk
                .visitor()
                .post(SERVERS.first(), "/api/cases", registration(Map.of("accused", List.of(town.township))));
        assertThat(answer.code()).isEqualTo("casework.accused-here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SENSITIVE", "ACCUSATION"})
    void onlyWhoIsOnTheListLooksIntoAGuardedCase(String confidentiality) {
        var caseId = caseOf(scene.waiting);
        var path = "/api/cases/" + caseId;
        assertThat(supervisor.get(SERVERS.first(), path).status()).isEqualTo(200);
        var guards = supervisor.put(SERVERS.first(), path + "/guards", guarded(confidentiality, List.of()));
        assertThat(guards.text("confidentiality")).isEqualTo(confidentiality);
        assertThat(supervisor.get(SERVERS.first(), path).code()).isEqualTo("casework.unknown-case");
        scene.official.done("call-next", Map.of());
        assertThat(official.get(SERVERS.first(), path).status())
                .as("who receives knows it")
                .isEqualTo(200);
        supervisor.put(SERVERS.first(), path + "/guards", guarded(confidentiality, List.of(town.supervisor.id())));
        assertThat(supervisor.get(SERVERS.first(), path).status()).isEqualTo(200);
    }

    @Test
    void aWatchEndsWhenTheWatcherIsKeptAway() {
        scene.official.done("call-next", Map.of());
        scene.clerk.done("accept", Map.of("reception", scene.waiting));
        var watching = scene.supervisor.ask(
                "/app/supervision/receptions/" + scene.waiting + "/watch", Map.of("purpose", "Quality of service"));
        assertThat(watching.code()).as(watching.result().toString()).isEmpty();
        var path = "/api/cases/" + caseOf(scene.waiting) + "/guards";
        assertThat(supervisor
                        .put(SERVERS.second(), path, guarded("SENSITIVE", List.of()))
                        .status())
                .isEqualTo(200);
        var told = scene.supervisor.awaitHeard("/user/queue/supervision", _ -> true);
        assertThat(told.path("reason").asString()).isEqualTo("kept-away");
        await().atMost(Page.PATIENCE).until(() -> linksOf(watching.text("watch")) == 0);
        var again = scene.supervisor.ask(
                "/app/supervision/receptions/" + scene.waiting + "/watch", Map.of("purpose", "Quality of service"));
        assertThat(again.code()).isEqualTo("supervision.unknown-reception");
        var list = scene.supervisor.snapshot("/app/supervision/offices/" + town.city);
        assertThat(list.path("live").path(0).path("petitioner").isNull()).isTrue();
        assertThat(list.toString()).doesNotContain("Zhang San");
    }

    @Test
    void aRelationKeepsOneAwayFromEveryCaseOfThatPetitioner() {
        scene.clerk.done("leave", Map.of("reception", scene.waiting, "reason", "later"));
        var relation = relate();
        assertThat(relation.status()).isEqualTo(201);
        assertThat(relation.text("idNumber")).isEqualTo("110***********002X");
        var caseId = register(Map.of());
        assertThat(scene.clerk
                        .ask("check-in", scene.clerk.checkInOf(caseId, town.city))
                        .isDone())
                .isTrue();
        assertThat(scene.official.ask("call-next").code()).isEqualTo("reception.line-empty");
        var path = "/api/people/" + town.official.id() + "/relations/" + relation.text("id");
        assertThat(official.delete(SERVERS.first(), path).status()).isEqualTo(403);
        assertThat(supervisor.delete(SERVERS.first(), path).status()).isEqualTo(204);
        assertThat(scene.official.ask("call-next").isDone()).isTrue();
    }

    private Answer relate() {
        return official.post(SERVERS.first(), "/api/me/relations", Map.of("kind", "RELATIVE", "idNumber", ID_NUMBER));
    }

    private Answer recuseOneself() {
        return recuseOneself(caseOf(scene.waiting));
    }

    private Answer recuseOneself(String caseId) {
        return official.post(
                SERVERS.first(),
                "/api/cases/" + caseId + "/recusals",
                Map.of("kind", "RELATIVE", "reason", "A cousin."));
    }

    private static Map<String, Object> guarded(String confidentiality, List<UUID> people) {
        return Map.of(
                "confidentiality",
                confidentiality,
                "accusedOffices",
                List.of(),
                "accusedPeople",
                List.of(),
                "people",
                people);
    }

    private String register(Map<String, Object> more) {
        var answer = scene.clerk.visitor().post(SERVERS.first(), "/api/cases", registration(more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text("id");
    }

    private Map<String, Object> registration(Map<String, Object> more) {
        var all = new HashMap<>(scene.clerk.registration("Zhang San", "A drain"));
        all.put("petitioner", Map.of("name", "Zhang San", "idNumber", ID_NUMBER));
        all.putAll(more);
        return all;
    }

    private static String caseOf(String reception) {
        return SERVERS.jdbc()
                .sql("select case_id::text from reception where id = ?::uuid")
                .param(reception)
                .query(String.class)
                .single();
    }

    private static int linksOf(String seat) {
        return SERVERS.jdbc()
                .sql("select count(*) from media_link where seat = ?::uuid and stage = 'UP'")
                .param(seat)
                .query(Integer.class)
                .single();
    }
}
