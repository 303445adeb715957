package cn.dangmian.signaling.journey;

import cn.dangmian.local.Janus;
import cn.dangmian.local.Postgres;
import cn.dangmian.local.Redis;
import cn.dangmian.signaling.SignalingServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The PostgreSQL, Redis and Janus of this process, started once. */
final class Machine implements AutoCloseable {

    /** The origin of the pages. */
    static final String ORIGIN = "https://reception.example";

    /** The key that the tests' identity numbers are sealed with. */
    static final String COLUMN_KEY = "sEPpvbF1nBlk3lzp7Q1y3h4MZ5Jr0mYcU6kq2m0wX1A=";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    final Redis redis;
    private final Postgres postgres;
    final Janus janus;
    private final Path grantKey;
    private final Path columnKeys;
    private final Path auditKey;
    private final Path folder;
    private final List<Node> everyday = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    Machine() {
        try {
            folder = Files.createTempDirectory("signaling-server");
            postgres = Postgres.start(folder, 0);
            redis = Redis.start(0);
            janus = Janus.start(Janus.Settings.in(folder));
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            grantKey = Files.writeString(
                    folder.resolve("grant.pem"), pem(pair("EC").getPrivate()));
            var pair = pair("Ed25519");
            columnKeys = Files.writeString(folder.resolve("column.keys"), "1:" + COLUMN_KEY + "\n");
            auditKey = Files.writeString(folder.resolve("audit.pem"), pem(pair.getPrivate()) + pem(pair.getPublic()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair pair(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp256r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Key key) {
        var kind = key instanceof PrivateKey ? "PRIVATE KEY" : "PUBLIC KEY";
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END " + kind + "-----\n";
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
        return postgres.ownedUrl("signaling_" + DATABASES.incrementAndGet());
    }

    /** Beside each database its own. */
    Path anchor(String database) {
        return folder.resolve("anchor-" + database.substring(database.lastIndexOf('/') + 1));
    }

    /** Cuts every connection to it and lets nobody in. */
    void goAway(String database) {
        var name = database.substring(database.lastIndexOf('/') + 1);
        var server = JdbcClient.create(new DriverManagerDataSource(postgres.url("postgres"), postgres.user(), ""));
        server.sql("alter database " + name + " with allow_connections false").update();
        server.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = ?")
                .param(name)
                .query(Boolean.class)
                .list();
    }

    /** A look past what the service may do, as whoever owns the tables has it. */
    JdbcClient owner(String database) {
        return JdbcClient.create(new DriverManagerDataSource(database, postgres.owner(), ""));
    }

    Node start(String name, String database, Map<String, String> settings) {
        return Node.start(name, database, settings(name, database, settings));
    }

    /** A node that is a process of its own, and can be killed. */
    Process spawn(String name, String database, Map<String, String> settings) {
        try {
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    SignalingServer.class.getName()));
            command.addAll(Node.arguments(settings(name, database, settings)));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> settings(String name, String database, Map<String, String> settings) {
        var all = new HashMap<>(Map.of(
                "spring.datasource.url", database,
                "spring.datasource.username", postgres.service(),
                "spring.data.redis.url", redis.url(),
                "dangmian.wire.node", name,
                "dangmian.wire.origins", ORIGIN,
                "dangmian.media.janus.url", janus.url(),
                "dangmian.media.janus.secret", janus.secret(),
                "dangmian.media.janus.admin-key", janus.adminKey(),
                "dangmian.media.janus.spool", janus.spool().toString(),
                "dangmian.archive.grant-key", grantKey.toString()));
        all.put("dangmian.archive.recordings", "http://127.0.0.1:9");
        all.put("dangmian.kernel.column-keys", columnKeys.toString());
        all.put("spring.flyway.user", postgres.owner());
        all.put("dangmian.audit.key", auditKey.toString());
        all.put("dangmian.audit.anchor", anchor(database).toString());
        all.put("dangmian.minutes.fonts", "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc#2");
        all.put("dangmian.identity.second-factor", "optional");
        // Signing in is not what most tests wait for.
        all.put("dangmian.identity.hash-memory", "64");
        all.put("dangmian.identity.hash-passes", "1");
        // Most tests are not about machines.
        all.put("dangmian.terminals.enrolment", "optional");
        all.putAll(settings);
        return all;
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
