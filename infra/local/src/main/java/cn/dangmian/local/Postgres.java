package cn.dangmian.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** A real PostgreSQL, durable: what is committed is on disk. */
public final class Postgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Path directory;

    private Postgres(EmbeddedPostgres server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /** @param data kept over restarts; @param port 0 for a free one */
    public static Postgres start(Path data, int port) {
        try {
            Files.createDirectories(data);
            var directory = data.resolve("postgresql");
            endOrphan(directory);
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setOverrideWorkingDirectory(
                            data.resolve("postgresql-binaries").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "");
            if (port != 0) {
                builder.setPort(port);
            }
            return new Postgres(builder.start(), directory);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    /** A server that outlived a killed parent holds its data folder; its lock file names it, and its command line proves it. */
    private static void endOrphan(Path directory) throws IOException {
        var lock = directory.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
        var command = Path.of("/proc", Long.toString(pid), "cmdline");
        if (Files.exists(command) && Files.readString(command).contains(directory.toString())) {
            ProcessHandle.of(pid).ifPresent(Children::end);
        }
        Files.deleteIfExists(lock);
    }

    public int port() {
        return server.getPort();
    }

    /** @return pid of the server's first process */
    public long pid() {
        try {
            return Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return JDBC address of that database; it is made when it is not there */
    public String url(String database) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + name(database) + "'");
            if (!found.next()) {
                statement.execute("create database " + name(database));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("database " + database + " cannot be made", e);
        }
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + name(database);
    }

    private static String name(String database) {
        if (!database.matches("[a-z_0-9]+")) {
            throw new IllegalArgumentException("database: " + database + " (expected: [a-z_0-9]+)");
        }
        return database;
    }

    public String user() {
        return "postgres";
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }
}
