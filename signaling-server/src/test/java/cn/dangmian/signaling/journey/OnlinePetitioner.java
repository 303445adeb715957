package cn.dangmian.signaling.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Somebody with a phone and no sign-in, and the office that their wish comes to first. */
final class OnlinePetitioner {

    private static final AtomicInteger BIRTHS = new AtomicInteger();
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    final Visitor phone = new Visitor();
    final Booking booking;
    private final Node node;
    private final Town town;
    private String lastFour = "";

    OnlinePetitioner(Node node, Town town) {
        this.node = node;
        this.town = town;
        booking = new Booking(node, town);
        phone.get(node, "/api/sign-in");
    }

    /** Of somebody else each time. */
    static String newIdNumber() {
        var body = "51132519800101%03d".formatted(BIRTHS.incrementAndGet());
        var sum = 0;
        for (var i = 0; i < 17; i++) {
            sum += WEIGHTS[i] * (body.charAt(i) - '0');
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    Map<String, Object> wish(String idNumber) {
        lastFour = idNumber.isBlank() ? "" : idNumber.substring(14);
        return new HashMap<>(Map.of(
                "request",
                UUID.randomUUID(),
                "terminal",
                town.terminal,
                "office",
                town.city,
                "petitioner",
                Map.of("name", "Wang Wu", "idNumber", idNumber, "telephone", "13800138000"),
                "matter",
                Map.of("title", "A road", "category", "OTHER"),
                "headCount",
                1,
                "notice",
                "2026-11"));
    }

    Answer ask(Map<String, Object> wish) {
        return phone.post(node, "/api/public/appointments", wish);
    }

    /** A wish of somebody else each time. */
    String code() {
        return Booking.done(ask(wish(newIdNumber()))).path("code").asString();
    }

    String lastFour() {
        return lastFour;
    }

    Answer look(String code) {
        return look(code, lastFour);
    }

    Answer look(String code, String last) {
        return phone.post(node, "/api/public/appointments/look", Map.of("code", code, "lastFour", last));
    }

    Answer change(String verb, String code) {
        return phone.post(
                node,
                "/api/public/appointments/" + verb,
                Map.of("code", code, "lastFour", lastFour, "reason", "I cannot come."));
    }

    /** What the office has, in its order. */
    JsonNode atTheOffice(int place) {
        return booking.office
                .get(node, "/api/offices/" + town.city + "/appointments")
                .json()
                .path("appointments")
                .path(place);
    }

    static String caseOf(JsonNode appointment) {
        return "/api/cases/" + appointment.path("petitionCase").path("id").asString();
    }

    Answer register(JsonNode appointment, Map<String, ?> judged) {
        var body = new HashMap<String, Object>(judged);
        body.put("commandId", UUID.randomUUID());
        return booking.office.post(node, caseOf(appointment) + "/register", body);
    }

    JsonNode earlier(JsonNode appointment) {
        return booking.office.get(node, caseOf(appointment) + "/earlier").json().path("cases");
    }
}
