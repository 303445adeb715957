package cn.dangmian.benchmark;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;

/** A few files on loopback, for pages that are nobody's product. */
public final class StaticPages implements AutoCloseable {

    private static final Map<String, String> TYPES =
            Map.of("html", "text/html", "js", "text/javascript", "json", "application/json");
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;

    private final HttpServer server;

    public StaticPages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    /** @param beside the class beside which the files lie */
    public StaticPages with(Class<?> beside, String... names) {
        for (var name : names) {
            try (var file = beside.getResourceAsStream(name)) {
                with(name, Objects.requireNonNull(file, name).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    public StaticPages with(String name, byte[] content) {
        var type = Objects.requireNonNull(TYPES.get(name.substring(name.lastIndexOf('.') + 1)), name);
        server.createContext("/" + name, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(OK, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        return this;
    }

    /** @param heard what is done when a page asks for that name */
    public StaticPages told(String name, Runnable heard) {
        server.createContext("/" + name, exchange -> {
            heard.run();
            exchange.sendResponseHeaders(NO_CONTENT, -1);
            exchange.close();
        });
        return this;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
