package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Whoever is in danger says so unseen, and somebody goes there. */
class AlarmTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final Visitor clerk = Visitor.signedIn(SERVERS.first(), town.clerk.login());
    private final String atTerminal = "/api/terminals/" + town.terminal + "/alarm";

    private Visitor somebody(String role, UUID office) {
        return Visitor.signedIn(SERVERS.second(), town.newPerson(role, office).login());
    }

    private static JsonNode seenBy(Visitor watcher) {
        return watcher.get(SERVERS.second(), "/api/alarms").json();
    }

    private JsonNode toldTheClerk() {
        return clerk.get(SERVERS.first(), atTerminal).json();
    }

    @Test
    void reachesThoseOnDutyThereAndAboveAndNobodyElse() {
        var there = somebody("OFFICE", town.township);
        var above = somebody("SUPERVISOR", town.city);
        var elsewhere = somebody("OFFICE", town.stranger.city());
        assertThat(toldTheClerk().path("open").asBoolean()).isFalse();

        var raised = clerk.post(SERVERS.first(), atTerminal, Map.of()).json();
        assertThat(raised.path("open").asBoolean()).isTrue();
        assertThat(raised.path("taken").asBoolean()).isFalse();
        assertThat(raised.propertyNames()).containsExactlyInAnyOrder("open", "taken");
        assertThat(seenBy(there)).hasSize(1);
        var alarm = seenBy(above).path(0);
        assertThat(alarm.path("post").path("id").asString()).isEqualTo(town.terminal.toString());
        assertThat(alarm.path("office").path("id").asString()).isEqualTo(town.township.toString());
        assertThat(alarm.path("takenBy").isNull()).isTrue();
        assertThat(seenBy(elsewhere)).isEmpty();
        assertThat(elsewhere
                        .post(SERVERS.second(), path(alarm) + "/take", Map.of())
                        .code())
                .isEqualTo("support.unknown-alarm");
    }

    private static String path(JsonNode alarm) {
        return "/api/alarms/" + alarm.path("id").asString();
    }

    @Test
    void isOneHoweverOftenTheKeyIsPressedUntilItIsClosed() {
        var above = somebody("OFFICE", town.city);
        clerk.post(SERVERS.first(), atTerminal, Map.of());
        var first = seenBy(above).path(0);
        above.post(SERVERS.second(), path(first) + "/take", Map.of());
        clerk.post(SERVERS.second(), atTerminal, Map.of());
        assertThat(seenBy(above)).hasSize(1);
        assertThat(seenBy(above).path(0).path("raisedAt")).isEqualTo(first.path("raisedAt"));
        assertThat(toldTheClerk().path("taken").asBoolean()).isTrue();

        var note = Map.of("note", "Two policemen came.");
        assertThat(above.post(SERVERS.second(), path(first) + "/close", note).status())
                .isEqualTo(204);
        assertThat(seenBy(above)).isEmpty();
        assertThat(toldTheClerk().path("open").asBoolean()).isFalse();
        assertThat(above.post(SERVERS.second(), path(first) + "/close", note).code())
                .isEqualTo("support.alarm-closed");
        clerk.post(SERVERS.first(), atTerminal, Map.of());
        assertThat(seenBy(above)).hasSize(1);
        assertThat(seenBy(above).path(0).path("id")).isNotEqualTo(first.path("id"));
    }

    @Test
    void passesFromOneToAnotherAndIsLogged() {
        var there = somebody("OFFICE", town.township);
        var above = somebody("SUPERVISOR", town.province);
        var official = Visitor.signedIn(SERVERS.first(), town.official.login());
        official.post(SERVERS.first(), "/api/desks/" + town.desk + "/alarm", Map.of());
        assertThat(seenBy(there)).isEmpty();
        var desk = somebody("OFFICE", town.city);
        var alarm = seenBy(desk).path(0);
        assertThat(alarm.path("kind").asString()).isEqualTo("DESK");
        desk.post(SERVERS.second(), path(alarm) + "/take", Map.of());
        var first = seenBy(above).path(0).path("takenBy").path("id").asString();
        above.post(SERVERS.second(), path(alarm) + "/take", Map.of());
        assertThat(seenBy(desk).path(0).path("takenBy").path("id").asString())
                .isNotEmpty()
                .isNotEqualTo(first);
        assertThat(first).isNotEmpty();
        var logged = SERVERS.first()
                .jdbc()
                .sql("select action from audit_line where subject = ? order by id")
                .param(town.desk.toString())
                .query(String.class)
                .list();
        assertThat(logged).contains("support.raise-alarm", "support.take-alarm");
    }
}
