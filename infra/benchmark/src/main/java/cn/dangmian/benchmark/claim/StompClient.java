package cn.dangmian.benchmark.claim;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One page of one person: as much STOMP as a page speaks. */
final class StompClient implements WebSocket.Listener, AutoCloseable {

    /** Told what came and when, on {@link System#nanoTime()}. */
    interface Listener extends BiConsumer<String, Long> {}

    private static final int HEARTBEAT_SECONDS = 8;
    private static final ScheduledExecutorService HEARTBEATS = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "heartbeats");
        thread.setDaemon(true);
        return thread;
    });

    private final Map<String, Listener> listeners = new ConcurrentHashMap<>();
    private final CompletableFuture<StompClient> connected = new CompletableFuture<>();

    /** Why nothing comes any more; nobody here closes a page before its work is done. */
    final CompletableFuture<String> ended = new CompletableFuture<>();

    private final StringBuilder part = new StringBuilder();
    private final UUID id = UUID.randomUUID();
    private @Nullable WebSocket socket;
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);

    private StompClient() {}

    static StompClient open(HttpClient http, String node, String cookies) {
        var client = new StompClient();
        client.socket = http.newWebSocketBuilder()
                .header("Cookie", cookies)
                .header("Origin", node)
                .buildAsync(URI.create(node.replace("http", "ws") + "/ws"), client)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
        client.frame(
                "CONNECT",
                Map.of("accept-version", "1.2", "heart-beat", "10000,0", "client", client.id.toString()),
                "");
        client.connected.orTimeout(30, TimeUnit.SECONDS).join();
        HEARTBEATS.scheduleAtFixedRate(() -> client.text("\n"), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        return client;
    }

    /** One listener for each destination. */
    void subscribe(String destination, Listener listener) {
        listeners.put(destination, listener);
        frame("SUBSCRIBE", Map.of("id", destination, "destination", destination), "");
    }

    void send(String destination, String json) {
        frame("SEND", Map.of("destination", destination, "content-type", "application/json"), json);
    }

    private void frame(String command, Map<String, String> headers, String body) {
        var frame = new StringBuilder(command).append('\n');
        headers.forEach(
                (name, value) -> frame.append(name).append(':').append(value).append('\n'));
        text(frame.append('\n').append(body).append('\0').toString());
    }

    /** One after another: the socket takes no second text before it has sent the first. */
    private synchronized void text(String text) {
        var open = socket;
        if (open != null) {
            sending = sending.handle((_, _) -> null).thenCompose(_ -> open.sendText(text, true));
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            hear(part.toString(), System.nanoTime());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void hear(String frame, long at) {
        var head = frame.indexOf("\n\n");
        if (head < 0) {
            return;
        }
        if (frame.startsWith("CONNECTED")) {
            connected.complete(this);
            return;
        }
        var headers = headers(frame.substring(0, head));
        if (frame.startsWith("ERROR")) {
            connected.completeExceptionally(new IllegalStateException(frame));
            ended.complete(frame);
            return;
        }
        var listener = listeners.get(headers.getOrDefault("subscription", ""));
        if (listener != null) {
            listener.accept(frame.substring(head + 2, frame.length() - 1), at);
        }
    }

    private static Map<String, String> headers(String head) {
        var headers = new HashMap<String, String>();
        for (var line : head.split("\n")) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon),
                        line.substring(colon + 1).strip().replace("\\c", ":"));
            }
        }
        return headers;
    }

    @Override
    public void onError(WebSocket from, Throwable failed) {
        connected.completeExceptionally(failed);
        ended.complete(failed.toString());
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        ended.complete("closed with " + status + " " + reason);
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
