package cn.dangmian.benchmark.claim;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page at a terminal or a desk that mans it. */
final class Seat {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_SECONDS = 60;

    /** @param at on {@link System#nanoTime()} */
    record Answer(JsonNode result, String code, long at) {}

    private final StompClient page;
    private final String path;
    private final Map<String, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();

    private Seat(StompClient page, String path) {
        this.page = page;
        this.path = path;
    }

    /** @param kind {@code terminals} or {@code desks} */
    static Seat take(StompClient page, String kind, UUID id, StompClient.Listener view) {
        var seat = new Seat(page, "/reception/" + kind + "/" + id);
        page.subscribe("/user/queue/replies", seat::answer);
        page.subscribe("/user/queue/refusals", seat::answer);
        page.subscribe("/topic" + seat.path, view);
        seat.done("take", Map.of());
        return seat;
    }

    private void answer(String text, long at) {
        var json = JSON.readTree(text);
        var waiting = asked.remove(json.path("commandId").asString(""));
        if (waiting != null) {
            waiting.complete(new Answer(json.path("result"), json.path("code").asString(""), at));
        }
    }

    CompletableFuture<Answer> ask(String verb, Map<String, ?> fields) {
        var command = UUID.randomUUID().toString();
        var answer = new CompletableFuture<Answer>();
        asked.put(command, answer);
        var body = new java.util.HashMap<String, Object>(fields);
        body.put("commandId", command);
        page.send("/app" + path + "/" + verb, JSON.writeValueAsString(body));
        return answer;
    }

    JsonNode done(String verb, Map<String, ?> fields) {
        var answer =
                ask(verb, fields).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (!answer.code().isEmpty()) {
            throw new IllegalStateException(verb + ": " + answer.code());
        }
        return answer.result();
    }
}
