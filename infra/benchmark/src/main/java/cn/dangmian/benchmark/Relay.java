package cn.dangmian.benchmark;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;

/** The least server of messages there can be: WebSocket on loopback, without paths, names or rights. */
public final class Relay implements AutoCloseable {

    private final Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Set<Session> lines = ConcurrentHashMap.newKeySet();

    /** @param heard what is to be done with a message, and whose it is */
    public Relay(BiConsumer<Session, String> heard) {
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.setIdleTimeout(Duration.ZERO);
            container.addMapping("/*", (_, _, _) -> new Line(heard));
        }));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the relay does not start", e);
        }
    }

    public int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    public void tellAll(String message) {
        lines.forEach(line -> line.sendText(message, Callback.NOOP));
    }

    public void tellOthers(Session than, String message) {
        lines.stream().filter(line -> line != than).forEach(line -> line.sendText(message, Callback.NOOP));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the relay does not stop", e);
        }
    }

    /** One connection; public, or Jetty does not find it. */
    public final class Line extends Session.Listener.AbstractAutoDemanding {

        private final BiConsumer<Session, String> heard;

        private Line(BiConsumer<Session, String> heard) {
            this.heard = heard;
        }

        @Override
        public void onWebSocketOpen(Session line) {
            super.onWebSocketOpen(line);
            lines.add(line);
        }

        @Override
        public void onWebSocketText(String message) {
            heard.accept(getSession(), message);
        }

        @Override
        public void onWebSocketError(Throwable cause) {
            // a page may go without a word; its end is told of all the same
        }

        @Override
        public void onWebSocketClose(int code, String reason, Callback done) {
            lines.remove(getSession());
            done.succeed();
        }
    }
}
