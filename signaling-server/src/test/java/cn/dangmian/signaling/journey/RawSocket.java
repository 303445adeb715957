package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket that keeps to no protocol. One that was not let in counts as closed. */
final class RawSocket implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final StringBuffer heard = new StringBuffer();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

    static RawSocket open(Node node, Visitor visitor, String origin) {
        var raw = new RawSocket();
        var builder = HTTP.newWebSocketBuilder().header("Origin", origin);
        if (!visitor.cookieHeader().isEmpty()) {
            builder.header("Cookie", visitor.cookieHeader());
        }
        try {
            raw.socket = builder.buildAsync(URI.create(node.webSocketUrl()), raw)
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException refused) {
            raw.closed.complete(true);
        }
        return raw;
    }

    private @Nullable WebSocket socket;

    void send(String frame) {
        if (socket != null) {
            socket.sendText(frame, true).join();
        }
    }

    String heard() {
        return heard.toString();
    }

    void awaitClosed() {
        assertThat(closed).succeedsWithin(Page.PATIENCE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        heard.append(text);
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(true);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable lost) {
        closed.complete(true);
    }
}
