package cn.dangmian.signaling.journey;

import static org.awaitility.Awaitility.await;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.simp.stomp.StompFrameHandler;
import org.springframework.messaging.simp.stomp.StompHeaders;
import org.springframework.messaging.simp.stomp.StompSession;
import org.springframework.messaging.simp.stomp.StompSessionHandlerAdapter;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.client.standard.StandardWebSocketClient;
import org.springframework.web.socket.messaging.WebSocketStompClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One page in one browser tab: a STOMP connection that remembers all it heard. */
final class Page implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final WebSocketStompClient STOMP = stomp();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> ANSWERS = Set.of("/user/queue/replies", "/user/queue/refusals");

    private record Heard(String destination, JsonNode body) {}

    final UUID client;
    private final StompSession session;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
    private final CompletableFuture<Boolean> closed;

    private Page(UUID client, StompSession session, CompletableFuture<Boolean> closed) {
        this.client = client;
        this.session = session;
        this.closed = closed;
    }

    private static WebSocketStompClient stomp() {
        var heartbeats = new ThreadPoolTaskScheduler();
        heartbeats.setDaemon(true);
        heartbeats.initialize();
        var client = new WebSocketStompClient(new StandardWebSocketClient());
        client.setTaskScheduler(heartbeats);
        return client;
    }

    static Page open(Node node, Visitor visitor) {
        return open(node, visitor, UUID.randomUUID());
    }

    /** @param client of a page that was open before: a reconnect */
    static Page open(Node node, Visitor visitor, UUID client) {
        return open(node, visitor, client, Map.of());
    }

    /** @param proof of the device that it is opened on */
    static Page open(Node node, Visitor visitor, UUID client, Map<String, String> proof) {
        var closed = new CompletableFuture<Boolean>();
        var page = new Page(
                client,
                connect(node, visitor, headers(client, proof), closed)
                        .orTimeout(40, TimeUnit.SECONDS)
                        .join(),
                closed);
        for (var queue : List.of("replies", "refusals", "media", "supervision")) {
            page.subscribe("/user/queue/" + queue);
        }
        await("subscribed").atMost(PATIENCE).pollInterval(POLL).until(() -> {
            page.send("/app/media/resume", Map.of("commandId", client));
            return !page.answers(client.toString()).isEmpty();
        });
        return page;
    }

    private static CompletableFuture<StompSession> connect(
            Node node, Visitor visitor, StompHeaders connect, CompletableFuture<Boolean> closed) {
        var handshake = new WebSocketHttpHeaders();
        handshake.add("Cookie", visitor.cookieHeader());
        handshake.setOrigin(Machine.ORIGIN);
        return STOMP.connectAsync(node.webSocketUrl(), handshake, connect, new StompSessionHandlerAdapter() {
            @Override
            public void handleTransportError(StompSession session, Throwable lost) {
                closed.complete(true);
            }
        });
    }

    private static StompHeaders headers(UUID client, Map<String, String> proof) {
        var connect = new StompHeaders();
        connect.add("client", client.toString());
        proof.forEach(connect::add);
        connect.setHeartbeat(new long[] {10_000, 0});
        return connect;
    }

    StompSession.Subscription subscribe(String destination) {
        synchronized (session) {
            return session.subscribe(destination, new Hearing(destination));
        }
    }

    private void hear(String destination, JsonNode body) {
        heard.add(new Heard(destination, body));
        listeners.getOrDefault(destination, _ -> {}).accept(body);
    }

    /** Hears what comes there from now on; must not wait. */
    void listen(String destination, Consumer<JsonNode> listener) {
        listeners.put(destination, listener);
    }

    /** Subscribes only for the one answer to it. */
    JsonNode snapshot(String destination) {
        var before = heard(destination).size();
        var subscription = subscribe(destination);
        var answer = awaitHeard(destination, before, _ -> true);
        synchronized (session) {
            subscription.unsubscribe();
        }
        return answer;
    }

    void send(String destination, Map<String, ?> body) {
        sendText(destination, JSON.writeValueAsString(body));
    }

    void sendText(String destination, String body) {
        sendText(destination, Map.of(), body);
    }

    private void sendText(String destination, Map<String, String> more, String body) {
        var headers = new StompHeaders();
        headers.setDestination(destination);
        more.forEach(headers::add);
        synchronized (session) {
            session.send(headers, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    Said ask(String destination) {
        return ask(destination, Map.of());
    }

    /** Sends a command, with an id of its own when it has none, and waits for its answer. */
    Said ask(String destination, Map<String, ?> fields) {
        var body = new HashMap<String, Object>(fields);
        var id = body.computeIfAbsent("commandId", _ -> UUID.randomUUID()).toString();
        return askText(destination, JSON.writeValueAsString(body), id);
    }

    /** The same, for the tenure of a post. */
    Said askIn(long tenure, String destination, Map<String, ?> fields) {
        var body = new HashMap<String, Object>(fields);
        var id = UUID.randomUUID().toString();
        body.put("commandId", id);
        return askText(destination, Map.of("tenure", Long.toString(tenure)), JSON.writeValueAsString(body), id);
    }

    Said askText(String destination, String body, String id) {
        return askText(destination, Map.of(), body, id);
    }

    private Said askText(String destination, Map<String, String> headers, String body, String id) {
        var before = answers(id).size();
        sendText(destination, headers, body);
        await("an answer to " + destination)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> answers(id).size() > before);
        return answers(id).getLast();
    }

    /** Sends what cannot be answered by its id, and waits for the refusal without one. */
    Said refusalOf(Runnable sending) {
        var before = answers("").size();
        sending.run();
        await("a refusal")
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> answers("").size() > before);
        return answers("").getLast();
    }

    /** What a topic tells by itself has no id either, and is no answer. */
    private List<Said> answers(String id) {
        return heard.stream()
                .filter(message -> ANSWERS.contains(message.destination()))
                .filter(message -> message.body().path("commandId").asString("").equals(id))
                .map(Page::said)
                .toList();
    }

    private static Said said(Heard message) {
        return message.destination().endsWith("refusals")
                ? new Said(message.body().path("code").asString(), message.body())
                : new Said("", message.body().path("result"));
    }

    List<JsonNode> heard(String destination) {
        return heard.stream()
                .filter(message -> message.destination().equals(destination))
                .map(Heard::body)
                .toList();
    }

    /** @return the first message after that many which is as wanted */
    JsonNode awaitHeard(String destination, int after, Predicate<JsonNode> wanted) {
        await("a message on " + destination)
                .atMost(PATIENCE)
                .pollInterval(POLL)
                .until(() -> heard(destination).stream().skip(after).anyMatch(wanted));
        return heard(destination).stream()
                .skip(after)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    JsonNode awaitHeard(String destination, Predicate<JsonNode> wanted) {
        return awaitHeard(destination, 0, wanted);
    }

    void awaitClosed() {
        await("the connection is closed").atMost(PATIENCE).until(closed::isDone);
    }

    boolean isOpen() {
        return session.isConnected() && !closed.isDone();
    }

    @Override
    public void close() {
        if (isOpen()) {
            session.disconnect();
        }
    }

    private final class Hearing implements StompFrameHandler {

        private final String destination;

        Hearing(String destination) {
            this.destination = destination;
        }

        @Override
        public Type getPayloadType(StompHeaders headers) {
            return byte[].class;
        }

        @Override
        public void handleFrame(StompHeaders headers, @Nullable Object payload) {
            hear(destination, JSON.readTree(payload instanceof byte[] body ? body : new byte[0]));
        }
    }
}
