package cn.dangmian.signaling.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway for short messages as {@code infra/contracts/sms-gateway.md} describes it, that knows nothing of the product: it checks
 * signatures itself, tells repetitions by their reference, and misbehaves when it is told to.
 */
final class SmsGateway implements AutoCloseable {

    static final String KEY_ID = "test-key";
    static final String SECRET = "a secret of more than thirty-two characters";

    record Request(String reference, String to, String text, Instant at) {}

    /** @param retryAfter empty for none */
    private record Misbehaviour(int status, String retryAfter) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<String> refusedAtTheDoor = new CopyOnWriteArrayList<>();
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final Map<String, Misbehaviour> misbehaviours = new ConcurrentHashMap<>();
    private volatile @Nullable Misbehaviour failing;
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    SmsGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/messages", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    Map<String, String> settings() {
        var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/messages";
        return Map.of(
                "dangmian.notices.gateway.url",
                address,
                "dangmian.notices.gateway.key-id",
                KEY_ID,
                "dangmian.notices.gateway.secret",
                SECRET,
                "dangmian.notices.gateway.timeout",
                "3s",
                // There is no hour at which these tests may not run.
                "dangmian.notices.quiet-from",
                "00:00",
                "dangmian.notices.quiet-until",
                "00:00");
    }

    /** Answers so to whatever is sent to this number. */
    void misbehave(String to, int status, String retryAfter) {
        misbehaviours.put(to, new Misbehaviour(status, retryAfter));
    }

    /** The same to every number. */
    void fail(int status) {
        failing = new Misbehaviour(status, "");
    }

    void recover() {
        failing = null;
    }

    void behave(String to) {
        misbehaviours.remove(to);
    }

    /** Takes the next message to this number, and does not say so until it is let go. */
    void hold(String to) {
        held.put(to, new CountDownLatch(1));
    }

    void letGo(String to) {
        var latch = held.remove(to);
        if (latch != null) {
            latch.countDown();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var fault = fault(exchange, body);
            if (fault != null) {
                refusedAtTheDoor.add(fault);
                reply(exchange, 401, "");
                return;
            }
            var message = JSON.readTree(body);
            var to = message.path("to").asString();
            var outage = failing;
            var misbehaviour = outage == null ? misbehaviours.get(to) : outage;
            requests.add(new Request(
                    message.path("reference").asString(),
                    to,
                    message.path("text").asString(),
                    Instant.now()));
            hang(to);
            if (misbehaviour == null) {
                reply(exchange, 202, "{\"id\":\"gw-" + requests.size() + "\"}");
            } else {
                if (!misbehaviour.retryAfter().isEmpty()) {
                    exchange.getResponseHeaders().set("Retry-After", misbehaviour.retryAfter());
                }
                reply(exchange, misbehaviour.status(), "{\"error\":\"no\"}");
            }
        }
    }

    private void hang(String to) {
        var latch = held.get(to);
        if (latch != null && latch.getCount() > 0) {
            // Only the first: the one that takes over is answered.
            held.put(to, new CountDownLatch(0));
            try {
                latch.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable String fault(HttpExchange exchange, byte[] body) {
        var head = exchange.getRequestHeaders();
        var timestamp = String.valueOf(head.getFirst("X-Timestamp"));
        var nonce = String.valueOf(head.getFirst("X-Nonce"));
        var age = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp));
        if (!KEY_ID.equals(head.getFirst("X-Key-Id")) || age > 300 || !nonces.add(nonce)) {
            return "key, time or nonce";
        }
        var expected = signature("/v1/messages", timestamp, nonce, body);
        return expected.equals(head.getFirst("X-Signature")) ? null : "signature";
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** As the contract says it. */
    static String signature(String path, String timestamp, String nonce, byte[] body) {
        try {
            var hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            var text = String.join("\n", "POST", path, timestamp, nonce, hash);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A receipt, signed now. */
    static Answer report(Node node, String reference, String state) {
        return report(node, reference, state, Instant.now(), UUID.randomUUID().toString());
    }

    static Answer report(Node node, String reference, String state, Instant at, String nonce) {
        var body = "{\"reference\":\"" + reference + "\",\"state\":\"" + state + "\"}";
        var timestamp = String.valueOf(at.getEpochSecond());
        return send(node, body, timestamp, nonce, signature(path(), timestamp, nonce, body.getBytes(UTF_8)));
    }

    static Answer send(Node node, String body, String timestamp, String nonce, String signature) {
        return new Visitor()
                .postText(
                        node,
                        path(),
                        body,
                        request -> request.setHeader("X-Key-Id", KEY_ID)
                                .setHeader("X-Timestamp", timestamp)
                                .setHeader("X-Nonce", nonce)
                                .setHeader("X-Signature", signature));
    }

    private static String path() {
        return "/api/public/notice-receipts";
    }

    List<Request> sentTo(String number) {
        return requests.stream().filter(request -> request.to().equals(number)).toList();
    }

    List<String> refusedAtTheDoor() {
        return refusedAtTheDoor;
    }

    @Override
    public void close() {
        List.copyOf(held.keySet()).forEach(this::letGo);
        server.stop(0);
    }
}
