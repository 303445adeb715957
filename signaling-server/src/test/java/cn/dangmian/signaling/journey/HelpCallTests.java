package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Help that is asked for has an owner, and whoever asked knows who it is. */
class HelpCallTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final Visitor clerk = Visitor.signedIn(SERVERS.first(), town.clerk.login());
    private final String atTerminal = "/api/terminals/" + town.terminal + "/help-call";

    private Visitor technician(UUID office) {
        return Visitor.signedIn(
                SERVERS.second(), town.newPerson("TECHNICIAN", office).login());
    }

    private static JsonNode only(Visitor technician) {
        var list = technician.get(SERVERS.second(), "/api/help-calls").json();
        assertThat(list).hasSize(1);
        return list.path(0);
    }

    private JsonNode seenByClerk() {
        return clerk.get(SERVERS.first(), atTerminal).json();
    }

    @Test
    void isTakenByATechnicianAboveAndClosedWithWhatWasFound() {
        var technician = technician(town.city);
        var stranger = technician(town.stranger.city());
        assertThat(seenByClerk().path("call").isNull()).isTrue();
        assertThat(seenByClerk().path("reachable").asBoolean()).isTrue();

        var asked = clerk.post(SERVERS.first(), atTerminal, Map.of("about", "SOUND", "words", " Call 6688 "));
        var id = asked.json().path("call").path("id").asString();
        assertThat(only(technician).path("id").asString()).isEqualTo(id);
        assertThat(only(technician).path("words").asString()).isEqualTo("Call 6688");
        assertThat(only(technician).path("inTalk").asBoolean()).isFalse();
        assertThat(stranger.get(SERVERS.second(), "/api/help-calls").json()).isEmpty();

        var path = "/api/help-calls/" + id;
        assertThat(stranger.post(SERVERS.second(), path + "/take", Map.of()).code())
                .isEqualTo("support.unknown-call");
        assertThat(technician.post(SERVERS.second(), path + "/take", Map.of()).status())
                .isEqualTo(204);
        assertThat(seenByClerk().path("call").path("takenBy").path("name").asString())
                .isEqualTo(only(technician).path("takenBy").path("name").asString())
                .isNotEmpty();

        var note = Map.of("note", "The loudspeaker was switched off.");
        assertThat(technician.post(SERVERS.second(), path + "/close", note).status())
                .isEqualTo(204);
        assertThat(seenByClerk().path("call").path("note").asString()).isEqualTo("The loudspeaker was switched off.");
        assertThat(technician.post(SERVERS.second(), path + "/close", note).code())
                .isEqualTo("support.unknown-call");
    }

    @Test
    void isAskedForOnceHoweverOftenTheButtonIsPressed() {
        var technician = technician(town.province);
        clerk.post(SERVERS.first(), atTerminal, Map.of("about", "PICTURE", "words", ""));
        var first = only(technician);
        clerk.post(SERVERS.second(), atTerminal, Map.of("about", "LINE", "words", "Frozen"));
        assertThat(only(technician).path("id")).isEqualTo(first.path("id"));
        assertThat(only(technician).path("about").asString()).isEqualTo("LINE");
        assertThat(only(technician).path("askedAt")).isEqualTo(first.path("askedAt"));

        assertThat(clerk.post(SERVERS.first(), atTerminal + "/withdraw", Map.of())
                        .json()
                        .path("call")
                        .path("closedAt")
                        .isNull())
                .isFalse();
        clerk.post(SERVERS.first(), atTerminal, Map.of("about", "PICTURE", "words", ""));
        var open = StreamSupport.stream(
                        technician
                                .get(SERVERS.second(), "/api/help-calls")
                                .json()
                                .spliterator(),
                        false)
                .filter(one -> one.path("closedAt").isNull())
                .toList();
        assertThat(open).hasSize(1);
        assertThat(open.getFirst().path("id")).isNotEqualTo(first.path("id"));
    }

    @Test
    void saysWhenThereIsNobodyToHelpAndWhetherSomebodySitsThere() {
        assertThat(seenByClerk().path("reachable").asBoolean()).isFalse();
        var technician = technician(town.city);
        var official = Visitor.signedIn(SERVERS.first(), town.official.login());
        try (var at = Post.desk(SERVERS.first(), town.official.login(), town.desk)
                        .taken();
                var terminal = Post.terminal(SERVERS.second(), town.clerk.login(), town.terminal)
                        .taken()) {
            var about = Map.of("reception", terminal.checkIn(town.city));
            at.done("call-next", Map.of());
            terminal.done("accept", about);
            official.post(
                    SERVERS.first(), "/api/desks/" + town.desk + "/help-call", Map.of("about", "OTHER", "words", ""));
            assertThat(only(technician).path("kind").asString()).isEqualTo("DESK");
            assertThat(only(technician).path("inTalk").asBoolean()).isTrue();
        }
    }

    @Test
    void passesFromOneTechnicianToAnother() {
        var city = technician(town.city);
        var province = technician(town.province);
        clerk.post(SERVERS.first(), atTerminal, Map.of("about", "DEVICE", "words", ""));
        var path = "/api/help-calls/" + only(city).path("id").asString() + "/take";
        city.post(SERVERS.second(), path, Map.of());
        var owner = only(province).path("takenBy");
        province.post(SERVERS.second(), path, Map.of());
        assertThat(only(city).path("takenBy")).isNotEqualTo(owner);
    }
}
