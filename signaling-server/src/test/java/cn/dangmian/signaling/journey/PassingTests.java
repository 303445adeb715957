package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Petitioners who are passed on to another desk or another office. */
class PassingTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;
    private final Post above = Post.desk(
                    SERVERS.first(), town.newPerson("OFFICIAL", town.province).login(), town.newDeskAt(town.province))
            .taken();

    @AfterEach
    void close() {
        above.close();
        scene.close();
    }

    @Test
    void whoIsPassedOnToAnOfficeAboveStandsThereByTheTimeOfCheckIn() {
        var later = checkIn(town.province);
        scene.official.done("call-next", Map.of());
        scene.official.done("pass-on", to(scene.waiting, town.province, null));
        assertThat(line(above)).containsExactly(scene.waiting, later);
        assertThat(line(scene.official)).isEmpty();

        var seen = scene.clerk.view().path("reception");
        assertThat(seen.path("stage").asString()).isEqualTo("QUEUED");
        assertThat(seen.path("office").path("id").asString()).isEqualTo(town.province.toString());
        assertThat(seen.path("ticket").asInt()).isEqualTo(2);
        assertThat(seen.path("waiting").path("ahead").asInt()).isZero();
        scene.official
                .page()
                .awaitHeard(scene.official.topic(), view -> view.path("current").isNull());
        assertThat(above.ask("call-next").text("reception")).isEqualTo(scene.waiting);

        above.done("pass-on", to(scene.waiting, town.city, null));
        assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(scene.waiting);
    }

    @Test
    void whoWaitsIsPassedOnBetweenThoseWhoCameBeforeAndAfter() {
        var first = checkIn(town.province);
        var passed = checkIn(town.city);
        var second = checkIn(town.province);
        scene.official.done("pass-on", to(passed, town.province, null));
        assertThat(line(above)).containsExactly(first, passed, second);
    }

    @Test
    void onlyTheDeskThatSomebodyWasPassedOnToCallsThemWhileItCallsAtAll() {
        try (var second = Post.desk(SERVERS.first(), town.newOfficial().login(), town.newDesk())
                .taken()) {
            scene.official.done("pass-on", to(scene.waiting, town.city, second.id()));
            var wanted = inLine(scene.official, scene.waiting).path("wanted").path("id");
            assertThat(wanted.asString()).isEqualTo(second.id().toString());
            assertThat(scene.official.ask("call-next").code()).isEqualTo("reception.line-empty");
            second.done("call-next", Map.of());
            second.done("requeue", Map.of("reception", scene.waiting));

            scene.official.done("pass-on", to(scene.waiting, town.city, second.id()));
            second.done("pause", Map.of("reason", "MEAL", "minutes", 30));
            scene.official.done("call-next", Map.of());
            scene.official.done("requeue", Map.of("reception", scene.waiting));

            second.done("resume", Map.of());
            scene.official.done("pass-on", to(scene.waiting, town.city, second.id()));
            second.done("release", Map.of());
        }
        assertThat(scene.official.ask("call-next").text("reception")).isEqualTo(scene.waiting);
    }

    @Test
    void refusesToPassOnToWhereNobodyReceivesThem() {
        scene.assertRefused(
                "reception.office-not-above",
                () -> scene.official.ask("pass-on", to(scene.waiting, town.stranger.city(), null)));
        scene.assertRefused(
                "reception.desk-unavailable",
                () -> scene.official.ask("pass-on", to(scene.waiting, town.city, town.newDesk())));
        scene.assertRefused(
                "reception.desk-unavailable",
                () -> scene.official.ask("pass-on", to(scene.waiting, town.city, above.id())));
        scene.assertRefused(
                "reception.unknown", () -> scene.official.ask("pass-on", to(scene.foreign, town.city, null)));
        scene.assertRefused("reception.unknown", () -> above.ask("pass-on", to(scene.waiting, town.city, null)));
    }

    @Test
    void listsWhereSomebodyMayBePassedOnTo() {
        var found = scene.official
                .visitor()
                .get(SERVERS.first(), "/api/desks/" + town.desk + "/destinations?reception=" + scene.waiting);
        assertThat(found.status()).isEqualTo(200);
        assertThat(StreamSupport.stream(found.json().spliterator(), false)
                        .map(office -> office.path("id").asString()))
                .containsExactly(town.city.toString(), town.province.toString());
        assertThat(found.json().path(1).path("desks").path(0).path("id").asString())
                .isEqualTo(above.id().toString());
        var foreign = scene.official
                .visitor()
                .get(SERVERS.first(), "/api/desks/" + town.desk + "/destinations?reception=" + scene.foreign);
        assertThat(foreign.code()).isEqualTo("reception.unknown");
    }

    @Test
    void nobodyIsPassedOnToTheOfficeThatTheirCaseAccuses() {
        SERVERS.jdbc()
                .sql("""
                        insert into case_accused (case_id, office, noted_by, noted_at)
                        select case_id, ?, ?, now() from reception where id = ?::uuid""")
                .params(town.province, town.supervisor.id(), scene.waiting)
                .update();
        scene.assertRefused(
                "reception.accused-office",
                () -> scene.official.ask("pass-on", to(scene.waiting, town.province, null)));
        var found = scene.official
                .visitor()
                .get(SERVERS.first(), "/api/desks/" + town.desk + "/destinations?reception=" + scene.waiting);
        assertThat(found.json()).hasSize(1);
    }

    private String checkIn(UUID office) {
        return new Counter(SERVERS.first(), town.newClerk())
                .checkIn(town.newTerminal(), office)
                .reception()
                .toString();
    }

    private static Map<String, Object> to(String reception, UUID office, @Nullable UUID desk) {
        var fields = new HashMap<String, Object>(Map.of("reception", reception, "office", office));
        if (desk != null) {
            fields.put("desk", desk);
        }
        return fields;
    }

    private static List<String> line(Post desk) {
        return StreamSupport.stream(desk.view().path("line").spliterator(), false)
                .map(entry -> entry.path("id").asString())
                .toList();
    }

    private static JsonNode inLine(Post desk, String reception) {
        return StreamSupport.stream(desk.view().path("line").spliterator(), false)
                .filter(entry -> entry.path("id").asString().equals(reception))
                .findFirst()
                .orElseThrow();
    }
}
