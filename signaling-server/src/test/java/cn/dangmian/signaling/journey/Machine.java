package cn.dangmian.signaling.journey;

import cn.dangmian.local.Janus;
import cn.dangmian.local.Postgres;
import cn.dangmian.local.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL, Redis and Janus of this run, started once. */
final class Machine implements AutoCloseable {

    /** The origin of the pages. */
    static final String ORIGIN = "https://reception.example";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    final Redis redis;
    private final Postgres postgres;
    private final Janus janus;
    private final Path grantKey;
    private final List<Node> everyday = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    Machine() {
        try {
            var folder = Files.createTempDirectory("signaling-server");
            postgres = Postgres.start(folder, 0);
            redis = Redis.start(0);
            janus = Janus.start(Janus.Settings.in(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            grantKey = Files.writeString(folder.resolve("grant.pem"), privateKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String privateKey() {
        try {
            var key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two nodes for every test that leaves clocks and servers alone. */
    List<Node> everydayNodes(Map<String, String> settings) {
        if (everyday.isEmpty()) {
            var database = newDatabase();
            everyday.add(start("everyday-1", database, settings));
            everyday.add(start("everyday-2", database, settings));
        }
        return everyday;
    }

    String newDatabase() {
        return postgres.url("signaling_" + DATABASES.incrementAndGet());
    }

    Node start(String name, String database, Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "spring.datasource.url", database,
                "spring.datasource.username", postgres.user(),
                "spring.data.redis.url", redis.url(),
                "dangmian.wire.node", name,
                "dangmian.wire.origins", ORIGIN,
                "dangmian.media.janus.url", janus.url(),
                "dangmian.media.janus.secret", janus.secret(),
                "dangmian.media.janus.admin-key", janus.adminKey(),
                "dangmian.media.janus.spool", janus.spool().toString(),
                "dangmian.archive.grant-key", grantKey.toString()));
        // Most tests are not about machines.
        all.put("dangmian.terminals.enrolment", "optional");
        all.putAll(settings);
        return Node.start(name, database, all);
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        everyday.forEach(Node::close);
        janus.close();
        redis.close();
        postgres.close();
    }
}
