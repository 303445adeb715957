package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.server.MediaFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One WebSocket to Janus: requests with their answers, and events. It lives once; a new one is made when it breaks. */
final class JanusConnection implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MAX_ANSWER = 256 * 1024;
    /** Nothing more comes after the acknowledgement of these. */
    private static final Set<String> ONLY_ACKNOWLEDGED = Set.of("trickle", "keepalive");

    private static final Set<String> ANSWERS = Set.of("success", "event", "pong", "ack");

    private record Question(boolean onlyAcknowledged, CompletableFuture<JsonNode> answer) {}

    private final JsonMapper json;
    private final String secret;
    private final Consumer<JsonNode> events;
    private final Consumer<JanusConnection> broken;
    private final Map<String, Question> waiting = new ConcurrentHashMap<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ReentrantLock sending = new ReentrantLock();
    private final WebSocket socket;

    /** @param broken called once when the connection ends for whatever reason */
    JanusConnection(
            HttpClient http,
            JanusSettings settings,
            JsonMapper json,
            Consumer<JsonNode> events,
            Consumer<JanusConnection> broken)
            throws IOException {
        this.json = json;
        this.secret = settings.secret();
        this.events = events;
        this.broken = broken;
        try {
            this.socket = http.newWebSocketBuilder()
                    .subprotocols("janus-protocol")
                    .connectTimeout(PATIENCE)
                    .buildAsync(URI.create(settings.url()), new Incoming())
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("Janus does not answer at " + settings.url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while connecting to Janus", e);
        }
    }

    JsonNode request(Map<String, ?> body) {
        return request(body, PATIENCE);
    }

    /** @return the answer, which is more than "ack" where more comes */
    JsonNode request(Map<String, ?> body, Duration patience) {
        var transaction = UUID.randomUUID().toString();
        var question = new Question(ONLY_ACKNOWLEDGED.contains(body.get("janus")), new CompletableFuture<JsonNode>());
        waiting.put(transaction, question);
        try {
            send(body, transaction, patience);
            return failIfError(question.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new MediaFailure("Janus did not answer " + body.get("janus") + " in " + patience, e);
        } catch (ExecutionException | CompletionException e) {
            throw new MediaFailure("the connection to Janus broke", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MediaFailure("interrupted", e);
        } finally {
            waiting.remove(transaction);
        }
    }

    /** Sends what needs no answer. */
    void tell(Map<String, ?> body) {
        try {
            send(body, UUID.randomUUID().toString(), PATIENCE);
        } catch (CompletionException e) {
            throw new MediaFailure("the connection to Janus broke", e);
        }
    }

    private static JsonNode failIfError(JsonNode answer) {
        var error = answer.path("error");
        if (!error.isMissingNode()) {
            throw new JanusRefusal(
                    error.path("code").asInt(0), error.path("reason").asString(""));
        }
        if (!ANSWERS.contains(answer.path("janus").asString(""))) {
            throw new MediaFailure("Janus answered with what is no answer");
        }
        var data = answer.path("plugindata").path("data");
        if (data.has("error_code")) {
            throw new JanusRefusal(
                    data.path("error_code").asInt(0), data.path("error").asString(""));
        }
        return answer;
    }

    private void send(Map<String, ?> body, String transaction, Duration patience) {
        var message = new LinkedHashMap<String, Object>(body);
        message.put("transaction", transaction);
        message.put("apisecret", secret);
        var text = json.writeValueAsString(message);
        // The socket allows one unfinished send at a time.
        sending.lock();
        try {
            socket.sendText(text, true)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            sending.unlock();
        }
    }

    private void arrived(String text) {
        JsonNode message;
        try {
            message = json.readTree(text);
        } catch (JacksonException garbage) {
            return;
        }
        var transaction = message.path("transaction").asString("");
        var asked = waiting.get(transaction);
        if (asked == null) {
            events.accept(message);
        } else if (asked.onlyAcknowledged()
                || !message.path("janus").asString("").equals("ack")) {
            asked.answer().complete(message);
        }
    }

    /** Whether it may still be used; it can break before whoever made it has it in hand. */
    boolean isOpen() {
        return !ended.get();
    }

    private void end() {
        if (ended.compareAndSet(false, true)) {
            waiting.values()
                    .forEach(asked ->
                            asked.answer().completeExceptionally(new MediaFailure("the connection to Janus broke")));
            broken.accept(this);
        }
    }

    @Override
    public void close() {
        socket.abort();
        end();
    }

    private final class Incoming implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (text.length() > MAX_ANSWER) {
                from.abort();
                end();
                return null;
            }
            if (last) {
                var whole = text.toString();
                text.setLength(0);
                arrived(whole);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            end();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            end();
        }
    }
}
