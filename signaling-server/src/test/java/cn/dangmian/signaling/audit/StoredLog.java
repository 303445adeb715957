package cn.dangmian.signaling.audit;

import cn.dangmian.local.Postgres;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A log in a database of its own, with the product's own classes about it, working as the service's role. */
final class StoredLog implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    static {
        // Without Spring Boot every statement would be printed.
        LoggingSystem.get(StoredLog.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }

    private final Postgres postgres;
    private final HikariDataSource source;
    final String url;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Audit audit;
    final ChainRows rows;
    final Sequencer sequencer;
    final HeadKeys keys;
    final Anchor anchor;
    final Heads heads;
    final VerificationRows verificationRows;
    final Verifications verifications;

    private StoredLog(Postgres postgres, String url, AuditSettings settings) {
        this.postgres = postgres;
        this.url = url;
        source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(postgres.service());
        source.setMinimumIdle(0);
        var json = new JsonMapper();
        jdbc = JdbcClient.create(source);
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        audit = new Audit(jdbc, json);
        rows = new ChainRows(jdbc);
        sequencer = new Sequencer(rows, transaction);
        keys = new HeadKeys(settings);
        anchor = new Anchor(settings, json);
        heads = new Heads(jdbc, transaction, sequencer, rows, keys, anchor, audit, Clock.systemUTC());
        verificationRows = new VerificationRows(jdbc);
        verifications = new Verifications(
                sequencer, rows, heads, keys, new StoredEvidence(jdbc, anchor), verificationRows, audit, transaction);
    }

    /** One server for all tests of the package. */
    static Postgres postgres() {
        return Server.POSTGRES;
    }

    private static final class Server {

        static final Path FOLDER = folder();
        static final Postgres POSTGRES = Postgres.start(FOLDER, 0);

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory("audit");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static StoredLog fresh() {
        return in("audit_" + DATABASES.incrementAndGet());
    }

    static StoredLog in(String database) {
        var postgres = postgres();
        var url = postgres.ownedUrl(database);
        Flyway.configure()
                .dataSource(url, postgres.owner(), "")
                .placeholders(Map.of("service", postgres.service()))
                .load()
                .migrate();
        return new StoredLog(postgres, url, Keys.settings(folder(database)));
    }

    private static Path folder(String database) {
        try {
            return Files.createDirectory(Server.FOLDER.resolve(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That many lines, each in a transaction of its own. */
    void write(int count) {
        for (var n = 0; n < count; n++) {
            var number = n;
            transaction.executeWithoutResult(_ -> audit.done(
                    number % 3 == 0 ? null : UUID.randomUUID(),
                    "test.write",
                    UUID.randomUUID().toString(),
                    Map.of("n", number, "office", UUID.randomUUID())));
        }
    }

    JdbcClient as(String role) {
        return JdbcClient.create(new DriverManagerDataSource(url, role, ""));
    }

    JdbcClient owner() {
        return as(postgres.owner());
    }

    JdbcClient superuser() {
        return as(postgres.user());
    }

    /** A connection of the superuser whose changes are taken back when it is closed. */
    SingleConnectionDataSource forger() {
        var source = new SingleConnectionDataSource(url, postgres.user(), "", true);
        source.setAutoCommit(false);
        return source;
    }

    Connection connection() throws SQLException {
        return source.getConnection();
    }

    @Override
    public void close() {
        source.close();
    }

    List<Finding> verify() {
        return verify(jdbc);
    }

    List<Finding> verify(JdbcClient by) {
        var found = new ArrayList<Finding>();
        new Verifier(new StoredEvidence(by, anchor), keys, new Collecting(found)).verify();
        return found;
    }

    /** Positions and ids of the lines in the order of the chain. */
    List<Long> chained() {
        return jdbc.sql("select line from audit_link order by position")
                .query(Long.class)
                .list();
    }

    record Collecting(List<Finding> findings) implements Verifier.Observer {

        @Override
        public void begins(long total) {}

        @Override
        public void checked(long rows) {}

        @Override
        public void found(Finding finding) {
            findings.add(finding);
        }
    }
}
