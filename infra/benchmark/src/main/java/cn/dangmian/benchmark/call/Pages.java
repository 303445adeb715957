package cn.dangmian.benchmark.call;

import cn.dangmian.benchmark.Relay;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.websocket.api.Session;

/** The least signalling there can be: on loopback, what one of two pages says is told to the other. It serves their page too. */
final class Pages implements AutoCloseable {

    private static final Map<String, String> FILES =
            Map.of("peer.html", "text/html", "peer.js", "text/javascript", "marks.js", "text/javascript");

    private final Relay relay = new Relay(this::tellOther);
    private final HttpServer pages;

    Pages() throws IOException {
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

    private void tellOther(Session from, String message) {
        relay.tellOthers(from, message);
    }

    private static byte[] read(String name) {
        try (var file = Pages.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + pages.getAddress().getPort();
    }

    String page() {
        return "/peer.html?relay=" + relay.port();
    }

    @Override
    public void close() {
        pages.stop(0);
        relay.close();
    }
}
