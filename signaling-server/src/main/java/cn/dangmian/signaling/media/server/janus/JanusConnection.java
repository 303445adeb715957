package cn.dangmian.signaling.media.server.janus;

import cn.dangmian.signaling.media.server.MediaFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    private final JsonMapper json;
    private final String secret;
    private final Consumer<JsonNode> events;
    private final Runnable broken;
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final ReentrantLock sending = new ReentrantLock();
    private final WebSocket socket;

    /** @param broken called once when the connection ends for whatever reason */
    JanusConnection(
            HttpClient http, JanusSettings settings, JsonMapper json, Consumer<JsonNode> events, Runnable broken)
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

    /** @return the first answer that is more than "ack" */
    JsonNode request(Map<String, ?> body) {
        var transaction = UUID.randomUUID().toString();
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(transaction, answer);
        try {
            send(body, transaction);
            return failIfError(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new MediaFailure("Janus did not answer " + body.get("janus") + " in " + PATIENCE, e);
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
            send(body, UUID.randomUUID().toString());
        } catch (CompletionException e) {
            throw new MediaFailure("the connection to Janus broke", e);
        }
    }

    private static JsonNode failIfError(JsonNode answer) {
        var error = answer.path("error");
        if (!error.isMissingNode()) {
            throw new MediaFailure("Janus: " + error.path("code").asInt(0) + " "
                    + error.path("reason").asString(""));
        }
        var data = answer.path("plugindata").path("data");
        if (data.has("error_code")) {
            throw new MediaFailure("Janus VideoRoom: " + data.path("error_code").asInt(0) + " "
                    + data.path("error").asString(""));
        }
        return answer;
    }

    private void send(Map<String, ?> body, String transaction) {
        var message = new LinkedHashMap<String, Object>(body);
        message.put("transaction", transaction);
        message.put("apisecret", secret);
        var text = json.writeValueAsString(message);
        // The socket allows one unfinished send at a time.
        sending.lock();
        try {
            socket.sendText(text, true)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
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
        } else if (!message.path("janus").asString("").equals("ack")) {
            asked.complete(message);
        }
    }

    private void end() {
        waiting.values()
                .forEach(answer -> answer.completeExceptionally(new MediaFailure("the connection to Janus broke")));
        broken.run();
    }

    @Override
    public void close() {
        socket.abort();
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
