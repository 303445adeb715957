package cn.dangmian.signaling.journey;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the administration of offices, with the requests of its pages. */
record Registry(Node node, Visitor visitor) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger CODES = new AtomicInteger(900_000);

    static Registry of(Servers servers, Town town, String role, UUID office) {
        var person = town.newPersonWithoutDuty();
        servers.jdbc()
                .sql("insert into duty (person, role, office) values (?, ?, ?)")
                .params(person.id(), role, office)
                .update();
        return new Registry(servers.first(), Visitor.signedIn(servers.first(), person.login()));
    }

    /** Six digits that no other office has. */
    static String newCode() {
        return Integer.toString(CODES.incrementAndGet());
    }

    Answer get(String path) {
        return visitor.get(node, path);
    }

    Answer open(UUID parent, String tier, String code, String name) {
        return visitor.post(
                node,
                "/api/offices/" + parent + "/children",
                Map.of("commandId", UUID.randomUUID(), "tier", tier, "name", name, "divisionCode", code));
    }

    UUID opened(UUID parent, String tier, String code, String name) {
        var answer = open(parent, tier, code, name);
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return UUID.fromString(answer.text("id"));
    }

    Answer tell(UUID office, String verb, Map<String, ?> body) {
        var all = new HashMap<String, Object>(body);
        all.put("commandId", UUID.randomUUID());
        return visitor.post(node, "/api/offices/" + office + "/" + verb, all);
    }

    Answer patch(String path, Map<String, ?> body) {
        var all = new HashMap<String, Object>(body);
        all.put("commandId", UUID.randomUUID());
        return visitor.send(
                node,
                path,
                request -> request.method("PATCH", BodyPublishers.ofString(JSON.writeValueAsString(all)))
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", visitor.cookie(Visitor.CSRF)));
    }

    /** Uploads a file to be looked at. */
    Answer upload(UUID office, String kind, byte[] file) {
        var boundary = "between-the-parts";
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        var end = "\r\n--" + boundary + "--\r\n";
        return visitor.send(
                node,
                "/api/offices/" + office + "/imports",
                request -> request.POST(BodyPublishers.ofByteArrays(Arrays.asList(
                                head.getBytes(StandardCharsets.UTF_8), file, end.getBytes(StandardCharsets.UTF_8))))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .header("X-XSRF-TOKEN", visitor.cookie(Visitor.CSRF)));
    }

    Answer upload(UUID office, String kind, String text) {
        return upload(office, kind, text.getBytes(StandardCharsets.UTF_8));
    }

    Answer confirm(UUID office, String file) {
        return visitor.post(node, "/api/offices/" + office + "/imports/" + file + "/confirm", Map.of());
    }
}
