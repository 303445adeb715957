package cn.dangmian.signaling.journey;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A screen in a hall, as the server sees it: a cookie, and a connection that hears events. */
final class HallScreen implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    static final String COOKIE = "dangmian-display";

    /** @param nanos when it came */
    record Heard(String event, String data, long nanos) {

        JsonNode json() {
            return JSON.readTree(data.isEmpty() ? "{}" : data);
        }
    }

    final Visitor visitor = new Visitor();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Asks for a code. */
    Answer begin(Node node) {
        visitor.get(node, "/api/sign-in");
        return visitor.post(node, "/api/public/display/pairing", Map.of());
    }

    HallScreen listen(Node node) {
        ended = false;
        var request = HttpRequest.newBuilder(URI.create(node.url("/api/public/display/events")))
                .header("Cookie", visitor.cookieHeader())
                .build();
        http.sendAsync(request, BodyHandlers.ofLines()).whenComplete((answer, failed) -> {
            if (answer != null) {
                Thread.startVirtualThread(() -> {
                    try {
                        var event = new String[] {""};
                        answer.body().forEach(line -> hear(line, event));
                    } catch (RuntimeException cut) {
                        heard.add(new Heard("cut", "", System.nanoTime()));
                    }
                    ended = true;
                });
            }
        });
        return this;
    }

    private void hear(String line, String[] event) {
        if (line.startsWith("event:")) {
            event[0] = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
            heard.add(new Heard(event[0], line.substring("data:".length()), System.nanoTime()));
        }
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    boolean isEnded() {
        return ended;
    }

    void forget() {
        heard.clear();
    }

    Heard await(String event) {
        return await(event, _ -> true);
    }

    Heard await(String event, Predicate<JsonNode> wanted) {
        Awaitility.await(event)
                .atMost(Page.PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> heard.stream().anyMatch(one -> one.event().equals(event) && wanted.test(one.json())));
        return heard.stream()
                .filter(one -> one.event().equals(event) && wanted.test(one.json()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
