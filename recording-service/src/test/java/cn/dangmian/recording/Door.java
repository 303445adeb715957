package cn.dangmian.recording;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Before an S3 server: it knows one pair of keys, sees what goes through, holds back what it is told to, and can be shut. */
final class Door implements AutoCloseable {

    static final String ACCESS_KEY = "key-of-the-store";
    static final String SECRET = "a secret/of+the=store";

    /** @param bytes of the answer */
    record Passed(String method, String path, String query, long bytes) {}

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "expect", "host", "upgrade", "transfer-encoding", "date");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI behind;
    private final int port;
    private final List<Passed> passed = new CopyOnWriteArrayList<>();
    private final List<String> held = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> holding = _ -> false;
    private volatile CountDownLatch release = new CountDownLatch(1);
    private volatile boolean isDropping;
    private volatile boolean isSpoiling;
    private HttpServer server;

    Door(int behind) {
        this.behind = URI.create("http://127.0.0.1:" + behind);
        server = bind(0);
        port = server.getAddress().getPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whoever knocks is refused by the machine. */
    void shut() {
        server.stop(0);
    }

    void open() {
        server = bind(port);
    }

    /** Those whose method and address are such get no answer until they are let through. */
    void hold(Predicate<String> requests) {
        release = new CountDownLatch(1);
        holding = requests;
    }

    void letThrough() {
        holding = _ -> false;
        release.countDown();
    }

    /** Of what is brought one bit becomes another, unseen. */
    void spoil(boolean spoiling) {
        isSpoiling = spoiling;
    }

    /** What is held gets no answer and goes no further. */
    void drop() {
        isDropping = true;
        letThrough();
    }

    List<String> held() {
        return held;
    }

    List<Passed> passed() {
        return passed;
    }

    private HttpServer bind(int at) {
        try {
            var bound = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), at), 0);
            bound.createContext("/", this::answer);
            bound.setExecutor(threads);
            bound.start();
            return bound;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            if (!Signature.isOf(exchange, ACCESS_KEY, SECRET)) {
                refuse(exchange);
                return;
            }
            if (holding.test(asked)) {
                held.add(asked);
                release.await();
                if (isDropping) {
                    return;
                }
            }
            pass(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var text = "<?xml version=\"1.0\"?><Error><Code>SignatureDoesNotMatch</Code><Message>no</Message></Error>"
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(403, text.length);
        exchange.getResponseBody().write(text);
    }

    private byte[] brought(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        if (isSpoiling && exchange.getRequestMethod().equals("PUT")) {
            body[body.length / 2] ^= 1;
        }
        return body;
    }

    private void pass(HttpExchange exchange) throws IOException, InterruptedException {
        var body = brought(exchange);
        var request = HttpRequest.newBuilder(
                        behind.resolve(exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, values.getFirst());
            }
        });
        var answer = http.send(request.build(), BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        passed.add(new Passed(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getQuery()),
                answer.body().length));
        if (answer.body().length == 0) {
            exchange.sendResponseHeaders(answer.statusCode(), -1);
        } else {
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        letThrough();
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }
}
