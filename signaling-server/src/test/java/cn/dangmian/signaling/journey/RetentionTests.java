package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recording is destroyed after its time, when nothing holds it, by two people; by nobody before, and by nobody alone. */
class RetentionTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> WHY = Map.of("reason", "The term is over.");

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final UUID recording = UUID.randomUUID();
    private final String path = "/api/recordings/" + recording;
    private final Visitor first = somebody("SUPERVISOR", scene.town.city);
    private final Visitor second = somebody("SUPERVISOR", scene.town.province);

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void nothingIsDueBeforeSomebodyDecidedForHowLongItIsKept() {
        archived("40 years");

        assertThat(keeping().path("retention").asString()).isEqualTo("UNDECIDED");
        assertThat(keeping().path("due").isNull()).isTrue();
        assertThat(ask(first).code()).isEqualTo("archive.not-due");
        classify("PERMANENT");
        assertThat(ask(first).code()).isEqualTo("archive.not-due");
        assertThat(due(first)).isEmpty();
    }

    @Test
    void isRefusedOnTheDayBeforeAndNotOnTheDay() {
        archived("3 years -1 days");
        classify("SHORT");
        assertThat(ask(first).code()).isEqualTo("archive.not-due");
        assertThat(due(first)).isEmpty();

        SERVERS.jdbc()
                .sql("update recording set talk_until = talk_until - interval '1 day' where id = ?")
                .param(recording)
                .update();
        assertThat(due(first)).hasSize(1);
        assertThat(ask(first).code()).isEmpty();
    }

    @Test
    void takesTwoPeopleAndIsToldOnceToTheRecordingService() {
        archived("4 years");
        classify("SHORT");
        ask(first);
        var deletion = "/deletions/" + keeping().path("deletion").path("id").asString();
        assertThat(ask(second).code()).isEqualTo("archive.deletion-open");
        assertThat(post(first, deletion + "/confirm", Map.of()).code()).isEqualTo("archive.same-person");
        assertThat(orders()).isZero();

        assertThat(post(second, deletion + "/confirm", Map.of()).status()).isEqualTo(200);
        assertThat(orders()).isEqualTo(1);
        assertThat(post(second, deletion + "/confirm", Map.of()).code()).isEqualTo("archive.unknown-deletion");
        assertThat(post(first, deletion + "/withdraw", Map.of()).code()).isEqualTo("archive.unknown-deletion");
        assertThat(post(first, "/holds", WHY).code()).isEqualTo("archive.destroyed");
        assertThat(orders()).isEqualTo(1);

        reportDestroyed();
        await().atMost(Page.PATIENCE)
                .until(() -> keeping().path("deletion").path("stage").asString().equals("DONE"));
        var play = Map.of("purpose", "Looking once more.");
        assertThat(post(first, "/grants", play).code()).isEqualTo("archive.destroyed");
        assertThat(post(first, "/composites", film("zh")).code()).isEqualTo("archive.destroyed");
        assertThat(post(first, "/packs", play).status()).isEqualTo(201);
        assertThat(logged())
                .containsSubsequence(
                        "archive.classify",
                        "archive.ask-deletion",
                        "archive.order-deletion",
                        "archive.destroy-recording");
    }

    @Test
    void aFilmOfItNamesThoseWhoSatThereAndTakingItIsLogged() {
        archived("1 day");

        var answer = post(first, "/composites", film("zh"));

        assertThat(answer.status()).isEqualTo(201);
        var claims = JSON.readTree(Base64.getUrlDecoder()
                .decode(answer.json().path("grant").asString().split("\\.")[1]));
        assertThat(claims.path("use").asString()).isEqualTo("composite");
        assertThat(claims.path("language").asString()).isEqualTo("zh");
        assertThat(claims.path("names").path("terminal").asString()).isNotEmpty();
        assertThat(claims.path("names").path("desk").asString()).contains(" ");
        assertThat(logged()).contains("archive.take-composite");
        assertThat(post(first, "/composites", film("fr")).status()).isEqualTo(400);
    }

    private static Map<String, String> film(String language) {
        return Map.of("purpose", "Looking once more.", "language", language);
    }

    @Test
    void whatIsHeldIsNotDestroyedAlsoWhenItWasAskedForBefore() {
        archived("4 years");
        classify("SHORT");
        post(second, "/holds", Map.of("reason", "A court asked for it."));
        assertThat(ask(first).code()).isEqualTo("archive.held");
        var hold = keeping().path("holds").get(0).path("id").asString();
        post(second, "/holds/" + hold + "/release", WHY);
        ask(first);
        post(second, "/holds", Map.of("reason", "The court asked again."));
        var deletion = "/deletions/" + keeping().path("deletion").path("id").asString();

        assertThat(post(second, deletion + "/confirm", Map.of()).code()).isEqualTo("archive.held");

        var again = keeping().path("holds").get(0).path("id").asString();
        assertThat(post(first, "/holds/" + hold + "/release", WHY).code()).isEqualTo("archive.unknown-hold");
        post(first, "/holds/" + again + "/release", WHY);
        assertThat(post(second, deletion + "/confirm", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void aLongerClassKeepsWhatWasAskedFor() {
        archived("4 years");
        classify("SHORT");
        ask(first);
        classify("LONG");

        var deletion = "/deletions/" + keeping().path("deletion").path("id").asString();
        assertThat(post(second, deletion + "/confirm", Map.of()).code()).isEqualTo("archive.not-due");
        assertThat(post(second, deletion + "/withdraw", Map.of()).status()).isEqualTo(200);
        assertThat(keeping().path("deletion").isNull()).isTrue();
    }

    @Test
    void twoWhoConfirmAtOnceOrderItOnce() {
        archived("4 years");
        classify("SHORT");
        ask(first);
        var deletion = "/deletions/" + keeping().path("deletion").path("id").asString() + "/confirm";
        var third = somebody("SUPERVISOR", scene.town.province);

        List.of(second, third).stream()
                .map(one -> CompletableFuture.supplyAsync(() -> post(one, deletion, Map.of())))
                .toList()
                .forEach(CompletableFuture::join);

        assertThat(orders()).isEqualTo(1);
    }

    @Test
    void theDatabaseKnowsThatItTakesTwo() {
        archived("4 years");

        assertThatThrownBy(() -> SERVERS.jdbc()
                        .sql("""
                                insert into recording_deletion (id, recording, stage, reason, asked_by, asked_at, decided_by, decided_at)
                                values (gen_random_uuid(), ?, 'ORDERED', 'Because.', ?, now(), ?, now())""")
                        .params(recording, scene.town.supervisor.id(), scene.town.supervisor.id())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void isNoneOfAnotherCitysBusinessNorOfWhoMustNotHaveToDoWithTheCase() {
        archived("4 years");
        classify("SHORT");
        var foreign = somebody("SUPERVISOR", scene.town.stranger.city());
        assertThat(ask(foreign).code()).isEqualTo("archive.unknown-recording");
        assertThat(due(foreign)).isEmpty();
        assertThat(due(second)).hasSize(1);

        var away = scene.town.newPerson("SUPERVISOR", scene.town.province);
        var recused = Visitor.signedIn(SERVERS.first(), away.login());
        assertThat(due(recused)).hasSize(1);
        SERVERS.jdbc()
                .sql(
                        "insert into recusal (id, case_id, person, kind, reason, declared_by, declared_at) select gen_random_uuid(), case_id, ?, 'OTHER', 'He says so.', ?, now() from recording where id = ?")
                .params(away.id(), away.id(), recording)
                .update();
        assertThat(due(recused)).isEmpty();
        assertThat(ask(recused).code()).isEqualTo("casework.recused");
    }

    private void archived(String ago) {
        SERVERS.jdbc().sql("""
                        insert into recording (id, reception, case_id, case_number, room, stage, started_at, talk_from, talk_until, duration_millis, sha256)
                        select ?, id, case_id, '5101-2020-000001', gen_random_uuid(), 'ARCHIVED', now(), now() - ?::interval, now() - ?::interval, 1, 'a'
                        from reception where id = ?::uuid""").params(recording, ago, ago, scene.waiting).update();
    }

    private void classify(String retention) {
        var asked = Map.of("retention", retention, "reason", "So it was decided.");
        assertThat(first.put(SERVERS.first(), path + "/retention", asked).status())
                .isEqualTo(200);
    }

    private Answer ask(Visitor visitor) {
        return post(visitor, "/deletions", WHY);
    }

    private Answer post(Visitor visitor, String what, Map<String, String> body) {
        return visitor.post(SERVERS.second(), path + what, body);
    }

    private JsonNode keeping() {
        return first.get(SERVERS.first(), path + "/retention").json();
    }

    private List<JsonNode> due(Visitor visitor) {
        return visitor.get(SERVERS.first(), "/api/archive/due")
                .json()
                .valueStream()
                .filter(one -> one.path("recording").asString().equals(recording.toString()))
                .toList();
    }

    private int orders() {
        return SERVERS.jdbc()
                .sql(
                        "select count(*) from recording_outbox where body ->> 'type' = 'destroy' and body ->> 'recording' = ?")
                .param(recording.toString())
                .query(Integer.class)
                .single();
    }

    private void reportDestroyed() {
        SERVERS.first()
                .bean(StringRedisTemplate.class)
                .opsForStream()
                .add("dangmian:recording:reports", Map.of("json", """
                        {"id": "%s", "type": "destroyed", "at": "%s", "recording": "%s", "order": "%s", "destroyedAt": "%s", "sha256": "b", "head": {"size": 1, "note": "n"}}""".formatted(
                                UUID.randomUUID(),
                                Instant.now(),
                                recording,
                                keeping().path("deletion").path("id").asString(),
                                Instant.now())));
    }

    private List<String> logged() {
        return SERVERS.jdbc()
                .sql("select action from audit_line where subject = ? order by id")
                .param(recording.toString())
                .query(String.class)
                .list();
    }

    private Visitor somebody(String role, UUID office) {
        return Visitor.signedIn(
                SERVERS.first(), scene.town.newPerson(role, office).login());
    }
}
