package cn.dangmian.signaling.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Takes exhibits as the recording service does, and is away for a while when told so. */
final class RecordingShelf implements AutoCloseable {

    static final String ROOM = """
            {"spool": {"freeBytes": 1000, "reserveBytes": 10, "writable": true},
             "vault": {"freeBytes": 1000, "reserveBytes": 10, "writable": true}, "strays": []}""";

    private final HttpServer server;
    private final Map<String, byte[]> taken = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile Map<UUID, String> inventory = Map.of();
    private volatile String storage = ROOM;

    RecordingShelf() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/recordings/", this::answer);
        server.createContext("/inventory", this::tell);
        server.createContext("/storage", this::tell);
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

    /** What it has; JSON of the contract. */
    void has(Map<UUID, String> entries) {
        inventory = Map.copyOf(entries);
    }

    void says(String ofItsStorage) {
        storage = ofItsStorage;
    }

    private void tell(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (!mayInspect(exchange)) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            var all = !exchange.getRequestMethod().equals("POST");
            var entries = inventory.entrySet().stream()
                    .filter(entry -> all || asked.contains(entry.getKey().toString()))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.joining(","));
            var isStorage = exchange.getRequestURI().getPath().equals("/storage");
            var told = (isStorage ? storage : "{\"recordings\": [" + entries + "]}").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, told.length);
            exchange.getResponseBody().write(told);
        }
    }

    private static boolean mayInspect(HttpExchange exchange) {
        try {
            var bearer = exchange.getRequestHeaders().getFirst("Authorization");
            var claims = SignedJWT.parse(bearer.substring("Bearer ".length())).getJWTClaimsSet();
            return "inspect".equals(claims.getStringClaim("use")) && claims.getClaim("recording") == null;
        } catch (ParseException e) {
            return false;
        }
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
