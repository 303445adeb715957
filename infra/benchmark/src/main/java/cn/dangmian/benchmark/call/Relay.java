package cn.dangmian.benchmark.call;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** The least signalling there can be: on loopback, what one of two pages says is told to the other. It serves their page too. */
final class Relay implements AutoCloseable {

    private static final Map<String, String> FILES =
            Map.of("peer.html", "text/html", "peer.js", "text/javascript", "marks.js", "text/javascript");

    private final Sockets sockets = new Sockets();
    private final HttpServer pages;

    Relay() throws IOException, InterruptedException {
        sockets.start();
        sockets.started.await();
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (var file : FILES.entrySet()) {
            var content = read(file.getKey());
            pages.createContext("/" + file.getKey(), exchange -> {
                exchange.getResponseHeaders().set("Content-Type", file.getValue() + "; charset=utf-8");
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
                exchange.close();
            });
        }
        pages.start();
    }

    private static byte[] read(String name) {
        try (var file = Relay.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + pages.getAddress().getPort();
    }

    String page() {
        return "/peer.html?relay=" + sockets.getPort();
    }

    @Override
    public void close() throws InterruptedException {
        pages.stop(0);
        sockets.stop();
    }

    private static final class Sockets extends WebSocketServer {

        private final CountDownLatch started = new CountDownLatch(1);

        Sockets() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            setTcpNoDelay(true);
            setReuseAddr(true);
        }

        @Override
        public void onMessage(WebSocket from, String message) {
            getConnections().stream().filter(other -> other != from).forEach(other -> other.send(message));
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {}

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onError(@Nullable WebSocket socket, Exception error) {
            throw new IllegalStateException("the relay of the peers failed", error);
        }
    }
}
