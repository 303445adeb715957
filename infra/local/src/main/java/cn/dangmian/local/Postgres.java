package cn.dangmian.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A real PostgreSQL, durable: what is committed is on disk. */
public final class Postgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final int port;
    private final Process process;
    private final Children children;
    private final boolean ownsChildren;

    private Postgres(int port, Process process, Children children, boolean ownsChildren) {
        this.port = port;
        this.process = process;
        this.children = children;
        this.ownsChildren = ownsChildren;
    }

    /** @param data kept over restarts; @param port 0 for a free one */
    public static Postgres start(Path data, int port) {
        var children = new Children(data.resolve("postgresql-run"));
        try {
            children.begin();
            return start(data, port, children, true);
        } catch (RuntimeException failed) {
            children.close();
            throw failed;
        }
    }

    static Postgres start(Path data, Children children) {
        return start(data, 0, children, false);
    }

    private static Postgres start(Path data, int wanted, Children children, boolean ownsChildren) {
        try {
            var port = wanted == 0 ? Addresses.freePort() : wanted;
            var directory = data.resolve("postgresql");
            var log = data.resolve("postgresql.log");
            var binaries = PostgresBinaries.in(data.resolve("postgresql-binaries"));
            if (!Files.exists(directory)) {
                make(directory, binaries, log, children);
            }
            forgetDeadServer(directory);
            var process =
                    children.start(Children.POSTGRESQL, log, binaries.command("postgres", arguments(directory, port)));
            var server = new Postgres(port, process, children, ownsChildren);
            Until.answers("PostgreSQL", process, log, PATIENCE, server::answers);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
    }

    /** Beside its place, and moved there when it is whole: whoever is killed meanwhile does not leave half of it. */
    private static void make(Path directory, PostgresBinaries binaries, Path log, Children children)
            throws IOException {
        var fresh = directory.resolveSibling("postgresql.new");
        Folders.delete(fresh);
        var maker = children.start(
                "initdb",
                log,
                binaries.command(
                        "initdb",
                        List.of(
                                "--auth=trust",
                                "--username=" + USER,
                                "--pgdata=" + fresh,
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8")));
        if (maker.onExit().join().exitValue() != 0) {
            throw new IllegalStateException("PostgreSQL's data cannot be made; see " + log);
        }
        Files.move(fresh, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A lock file of a crash names a number that may be somebody else's by now, and PostgreSQL would refuse to start. */
    private static void forgetDeadServer(Path directory) throws IOException {
        var lock = directory.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        var command = Path.of("/proc", Files.readAllLines(lock).getFirst().strip(), "cmdline");
        if (!Files.exists(command) || !Files.readString(command).contains("\0" + directory + "\0")) {
            Files.delete(lock);
        }
    }

    private static List<String> arguments(Path directory, int port) {
        return List.of(
                "-D",
                directory.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "max_connections=100",
                "-c",
                "timezone=UTC",
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=");
    }

    /** Asks PostgreSQL itself. */
    boolean answers() throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement();
                var one = statement.executeQuery("select 1")) {
            return one.next();
        }
    }

    private Connection connection() throws SQLException {
        return connection(USER);
    }

    private Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(address(database) + "?connectTimeout=2&socketTimeout=10", USER, "");
    }

    private String address(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    /** @return pid of the server's first process */
    public long pid() {
        return process.pid();
    }

    /** @return JDBC address of that database; it is made when it is not there */
    public String url(String database) {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + name(database) + "'");
            if (!found.next()) {
                statement.execute("create database " + name(database));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("database " + database + " cannot be made", e);
        }
        return address(name(database));
    }

    /** @return the same of a database that belongs to {@link #owner()} with all that is in it */
    public String ownedUrl(String database) {
        var url = url(database);
        try (var server = connection();
                var inside = connection(name(database))) {
            DatabaseRoles.make(server);
            DatabaseRoles.handOver(inside, name(database));
        } catch (SQLException e) {
            throw new IllegalStateException("database " + database + " cannot be given to its owner", e);
        }
        return url;
    }

    private static String name(String database) {
        if (!database.matches("[a-z_0-9]+")) {
            throw new IllegalArgumentException("database: " + database + " (expected: [a-z_0-9]+)");
        }
        return database;
    }

    /** The superuser. */
    public String user() {
        return USER;
    }

    /** Owns the tables of a database of {@link #ownedUrl(String)}, and migrates them. */
    public String owner() {
        return DatabaseRoles.OWNER;
    }

    /** Works with the rows that the owner allows it. */
    public String service() {
        return DatabaseRoles.SERVICE;
    }

    @Override
    public void close() {
        Children.end(Children.POSTGRESQL, process.toHandle());
        if (ownsChildren) {
            children.close();
        }
    }
}
