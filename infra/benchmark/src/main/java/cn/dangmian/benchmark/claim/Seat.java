package cn.dangmian.benchmark.claim;

import java.util.HashMap;
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
    private static final int PATIENCE_SECONDS = 20;
    private static final int REPEAT_MILLIS = 200;
    private static final String FAILED = "wire.failed";

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
    static Seat take(StompClient page, String kind, UUID id, StompClient.Listener view) throws InterruptedException {
        var seat = new Seat(page, "/reception/" + kind + "/" + id);
        page.subscribe("/user/queue/replies", seat::answer);
        page.subscribe("/user/queue/refusals", seat::answer);
        page.subscribe("/topic" + seat.path, view);
        page.ended.thenAccept(seat::end);
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

    private void end(String why) {
        asked.values().forEach(one -> one.completeExceptionally(new IllegalStateException(path + ": " + why)));
    }

    /** As a page does: the same command once more when the server failed, until it is answered. */
    Answer ask(String verb, Map<String, ?> fields) throws InterruptedException {
        var body = new HashMap<String, Object>(fields);
        var command = UUID.randomUUID().toString();
        body.put("commandId", command);
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        var answer = once(verb, command, body);
        while (answer.code().equals(FAILED) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(REPEAT_MILLIS);
            answer = once(verb, command, body);
        }
        return answer;
    }

    private Answer once(String verb, String command, Map<String, Object> body) {
        var answer = new CompletableFuture<Answer>();
        asked.put(command, answer);
        page.send("/app" + path + "/" + verb, JSON.writeValueAsString(body));
        return answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    JsonNode done(String verb, Map<String, ?> fields) throws InterruptedException {
        var answer = ask(verb, fields);
        if (!answer.code().isEmpty()) {
            throw new IllegalStateException(verb + ": " + answer.code());
        }
        return answer.result();
    }

    /** Says that it is there; whoever does not is no longer called, or no longer calls. */
    void renew() {
        page.send("/app" + path + "/renew", JSON.writeValueAsString(Map.of("commandId", UUID.randomUUID())));
    }
}
