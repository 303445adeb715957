package cn.dangmian.benchmark.claim;

import cn.dangmian.benchmark.Relay;
import cn.dangmian.local.Postgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The least that a durable call can be: one message in, one row changed and committed by the same PostgreSQL, one message out to
 * each of two, all on loopback.
 */
final class Limit implements AutoCloseable {

    private static final int CONNECTIONS = 8;
    private static final int ROWS = 64;

    private final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(CONNECTIONS);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, CompletableFuture<Long>> told = new ConcurrentHashMap<>();
    private final Relay relay = new Relay((_, number) -> heard(number));
    private final WebSocket official;
    private final WebSocket petitioner;
    private int last;

    Limit(Postgres postgres) throws SQLException {
        for (var i = 0; i < CONNECTIONS; i++) {
            pool.add(DriverManager.getConnection(postgres.url("signaling"), postgres.user(), ""));
        }
        try (var statement = pool.element().createStatement()) {
            statement.execute("create table bench_limit (id int primary key, calls int not null)");
            statement.execute("insert into bench_limit select n, 0 from generate_series(0, " + (ROWS - 1) + ") n");
        }
        official = open();
        petitioner = open();
    }

    private WebSocket open() {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + relay.port()), new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean whole) {
                        var at = System.nanoTime();
                        told.getOrDefault(key(from, text), new CompletableFuture<>())
                                .complete(at);
                        from.request(1);
                        return null;
                    }
                })
                .join();
    }

    private String key(WebSocket from, CharSequence text) {
        return (from == official ? "official " : "petitioner ") + text;
    }

    Load.Block run(int perSecond, int seconds) throws InterruptedException {
        return Load.due(perSecond, seconds, threads, _ -> this::call);
    }

    private long call() throws Exception {
        var number = Integer.toString(next());
        var one = new CompletableFuture<Long>();
        var other = new CompletableFuture<Long>();
        told.put("official " + number, one);
        told.put("petitioner " + number, other);
        synchronized (official) {
            official.sendText(number, true).join();
        }
        var known = Math.max(one.get(10, TimeUnit.SECONDS), other.get(10, TimeUnit.SECONDS));
        told.remove("official " + number);
        told.remove("petitioner " + number);
        return known;
    }

    private synchronized int next() {
        return ++last;
    }

    private void commit(int number) throws SQLException, InterruptedException {
        var connection = pool.take();
        try (var update = connection.prepareStatement("update bench_limit set calls = calls + 1 where id = ?")) {
            update.setInt(1, number % ROWS);
            update.executeUpdate();
        } finally {
            pool.add(connection);
        }
    }

    @Override
    public void close() throws SQLException {
        official.abort();
        petitioner.abort();
        relay.close();
        threads.close();
        for (var connection : pool) {
            connection.close();
        }
    }

    /** Tells everybody, once it is committed. */
    private void heard(String number) {
        threads.submit(() -> {
            commit(Integer.parseInt(number));
            relay.tellAll(number);
            return number;
        });
    }
}
