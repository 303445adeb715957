package cn.dangmian.signaling.journey;

import static cn.dangmian.signaling.journey.Finding.ids;
import static cn.dangmian.signaling.journey.Finding.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Nobody finds a reception that they may not see, nor learns that there is one. */
class CatalogueRightsTests {

    private static final Instant NOON = Instant.parse("2026-03-10T04:00:00Z");

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;
    private final PastTalks talks = new PastTalks(SERVERS.jdbc(), town, scene.waiting);
    private final Visitor supervisor = Visitor.signedIn(SERVERS.first(), town.supervisor.login());

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isForWhoHeldItAndForWhoIsAbove() {
        talks.add(NOON, "下水道");
        var official = Visitor.signedIn(SERVERS.first(), town.official.login());
        var colleague = Visitor.signedIn(SERVERS.first(), town.newOfficial().login());
        var foreign =
                Visitor.signedIn(SERVERS.first(), town.stranger.supervisor().login());
        var clerk = Visitor.signedIn(SERVERS.first(), town.clerk.login());
        for (var query : List.of(words("下水道"), Map.<String, Object>of())) {
            assertThat(ids(found(official, query))).hasSize(1);
            for (var none : List.of(colleague, foreign)) {
                assertThat(found(none, query).path("total").asInt()).isZero();
                assertThat(ids(found(none, query))).isEmpty();
            }
            assertThat(Finding.search(SERVERS.second(), clerk, query).code()).isEqualTo("wire.not-allowed");
        }
    }

    @Test
    void isNotEvenCountedForWhoMustNotHaveToDoWithTheCase() {
        var id = talks.add(NOON, "下水道");
        var official = Visitor.signedIn(SERVERS.first(), town.official.login());
        SERVERS.jdbc()
                .sql(
                        "insert into recusal (id, case_id, person, kind, reason, declared_by, declared_at) select gen_random_uuid(), case_id, ?, 'OTHER', 'He says so.', ?, now() from reception where id = ?")
                .params(town.official.id(), town.official.id(), id)
                .update();
        assertNotCounted(official);
        assertThat(found(supervisor, words("下水道")).path("total").asInt()).isEqualTo(1);
        SERVERS.jdbc()
                .sql(
                        "update petition_case set confidentiality = 'ACCUSATION' where id = (select case_id from reception where id = ?)")
                .param(id)
                .update();
        assertNotCounted(supervisor);
    }

    /** Whoever held it may look at it; the minutes are of a case that is out of reach. */
    @Test
    void wordsAreSearchedOnlyInMinutesThatThePersonMayRead() {
        var id = talks.add(NOON, "下水道");
        var official = Visitor.signedIn(SERVERS.first(), town.official.login());
        SERVERS.jdbc()
                .sql("update petition_case set office = ? where id = (select case_id from reception where id = ?)")
                .params(town.stranger.city(), id)
                .update();

        assertThat(official.get(SERVERS.first(), "/api/receptions/" + id + "/minutes")
                        .status())
                .isEqualTo(404);
        assertThat(ids(found(official, Map.of()))).hasSize(1);
        assertNotCounted(official, words("下水道"));
        assertThat(ids(found(supervisor, words("下水道")))).hasSize(1);
    }

    @Test
    void isLoggedWithoutTheWords() {
        talks.add(NOON, "下水道");
        found(supervisor, Map.of());
        assertThat(talks.logged(town.supervisor.id())).isEmpty();
        found(supervisor, words("下水道"));
        assertThat(talks.logged(town.supervisor.id()))
                .singleElement()
                .asString()
                .contains("\"found\": 1")
                .doesNotContain("下水");
    }

    private void assertNotCounted(Visitor visitor) {
        assertNotCounted(visitor, Map.of());
        assertNotCounted(visitor, words("下水道"));
    }

    private static void assertNotCounted(Visitor visitor, Map<String, Object> query) {
        var found = found(visitor, query);
        assertThat(found.path("total").asInt(-1)).isZero();
        assertThat(found.path("receptions")).isEmpty();
    }

    private static JsonNode found(Visitor visitor, Map<String, Object> query) {
        return Finding.found(SERVERS.second(), visitor, query);
    }
}
