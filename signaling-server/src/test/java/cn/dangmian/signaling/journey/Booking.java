package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Those of a town who have to do with appointments, and what they do about them over HTTP. */
final class Booking {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    final Node node;
    final Town town;
    final Town.Person officer;
    final Visitor clerk;
    final Visitor office;
    final Visitor official;

    Booking(Node node, Town town) {
        this.node = node;
        this.town = town;
        officer = town.newPerson("OFFICE", town.city);
        clerk = Visitor.signedIn(node, town.clerk.login());
        office = Visitor.signedIn(node, officer.login());
        official = Visitor.signedIn(node, town.official.login());
    }

    static LocalDate inDays(int days) {
        return LocalDate.now(BEIJING).plusDays(days);
    }

    static String at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(BEIJING).toInstant().toString();
    }

    String newCase() {
        return newCase(Map.of("name", "Zhang San"));
    }

    String newCase(Map<String, ?> petitioner) {
        return clerk.post(
                        node,
                        "/api/cases",
                        Map.of(
                                "commandId",
                                UUID.randomUUID(),
                                "terminal",
                                town.terminal,
                                "petitioner",
                                petitioner,
                                "matter",
                                Map.of("title", "A drain")))
                .text("id");
    }

    Map<String, Object> wish(String caseId, UUID asked, String category) {
        return new HashMap<>(Map.of(
                "commandId",
                UUID.randomUUID(),
                "caseId",
                caseId,
                "asking",
                "CLERK",
                "terminal",
                town.terminal,
                "office",
                asked,
                "matter",
                Map.of(
                        "places",
                        List.of(town.township),
                        "category",
                        category,
                        "purpose",
                        "REQUEST",
                        "history",
                        "FIRST"),
                "headCount",
                2));
    }

    JsonNode drafted(String caseId, UUID asked, String category) {
        return done(clerk.post(node, "/api/appointments", wish(caseId, asked, category)));
    }

    Answer submitted(String caseId) {
        return act(clerk, drafted(caseId, town.city, "OTHER"), "submit");
    }

    JsonNode approved() {
        return approved(newCase());
    }

    JsonNode approved(String caseId) {
        var taken = done(act(office, done(submitted(caseId)), "take"));
        return done(act(office, taken, "approve"));
    }

    /** A single reception day of the town's official, published. */
    void onDuty(LocalDate day) {
        roster(List.of(once(town.official.id(), town.desk, day)));
    }

    static Map<String, Object> once(UUID official, UUID desk, LocalDate day) {
        return new HashMap<>(Map.of(
                "desk",
                desk,
                "official",
                official,
                "pattern",
                "ONCE",
                "from",
                day.toString(),
                "starts",
                "09:00",
                "ends",
                "17:00",
                "slotMinutes",
                30));
    }

    JsonNode roster(List<Map<String, Object>> entries) {
        var path = "/api/offices/" + town.city + "/roster";
        var drawn = done(office.put(
                node,
                path,
                Map.of(
                        "commandId",
                        UUID.randomUUID(),
                        "revision",
                        office.get(node, path).json().path("revision").asLong(),
                        "entries",
                        entries)));
        return done(office.post(
                node,
                path + "/publish",
                Map.of(
                        "commandId",
                        UUID.randomUUID(),
                        "revision",
                        drawn.path("revision").asLong())));
    }

    Map<String, Object> slot(LocalDate day, String starts, String ends) {
        return new HashMap<>(Map.of(
                "official", town.official.id(),
                "desk", town.desk,
                "starts", at(day, starts),
                "ends", at(day, ends)));
    }

    Answer schedule(JsonNode appointment, Map<String, Object> slot) {
        return act(office, appointment, "schedule", Map.of("slot", slot));
    }

    /** The kinds of what is in the way. */
    List<String> clashes(JsonNode appointment, Map<String, Object> slot) {
        return done(office.post(node, path(appointment) + "/clashes", slot))
                .path("clashes")
                .valueStream()
                .map(clash ->
                        clash.path("what").asString() + " " + clash.path("why").asString())
                .toList();
    }

    JsonNode look(JsonNode appointment) {
        return done(office.get(node, path(appointment)));
    }

    Answer act(Visitor who, Answer appointment, String verb) {
        return act(who, appointment.json(), verb);
    }

    Answer act(Visitor who, JsonNode appointment, String verb) {
        return act(who, appointment, verb, Map.of());
    }

    Answer act(Visitor who, JsonNode appointment, String verb, Map<String, ?> more) {
        var body = new HashMap<String, Object>(Map.of(
                "commandId", UUID.randomUUID(),
                "revision", appointment.path("revision").asLong(),
                "reason", "Because."));
        body.putAll(more);
        return who.post(node, path(appointment) + "/" + verb, body);
    }

    static String path(JsonNode appointment) {
        return "/api/appointments/" + appointment.path("id").asString();
    }

    static JsonNode done(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
        return answer.json();
    }
}
