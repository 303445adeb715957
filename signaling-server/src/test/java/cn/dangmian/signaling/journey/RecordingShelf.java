package cn.dangmian.signaling.journey;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes exhibits as the recording service does, and is away for a while when told so. */
final class RecordingShelf implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, byte[]> taken = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();

    RecordingShelf() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/recordings/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    Map<String, String> settings() {
        return Map.of(
                "dangmian.archive.recordings",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    void refuse(int times) {
        refusals.set(times);
    }

    boolean isTiredOfRefusing() {
        return refusals.get() <= 0;
    }

    /** By address. */
    Map<String, byte[]> taken() {
        return taken;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var content = exchange.getRequestBody().readAllBytes();
            if (refusals.getAndDecrement() > 0) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            var path = exchange.getRequestURI().getPath();
            var isRight = exchange.getRequestMethod().equals("PUT")
                    && path.endsWith("/exhibits/" + MinutesPage.sha256(content))
                    && mayDeliver(exchange, path.split("/")[2]);
            if (isRight) {
                taken.put(path, content);
            }
            exchange.sendResponseHeaders(isRight ? 204 : 400, -1);
        }
    }

    private static boolean mayDeliver(HttpExchange exchange, String recording) {
        try {
            var bearer = exchange.getRequestHeaders().getFirst("Authorization");
            var claims = SignedJWT.parse(bearer.substring("Bearer ".length())).getJWTClaimsSet();
            return "deliver".equals(claims.getStringClaim("use"))
                    && recording.equals(claims.getStringClaim("recording"));
        } catch (ParseException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
