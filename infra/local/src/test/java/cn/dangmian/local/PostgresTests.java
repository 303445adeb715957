package cn.dangmian.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** On one data folder, as a machine has it. */
@TestMethodOrder(MethodOrderer.Random.class)
class PostgresTests {

    @TempDir
    static Path data;

    @Test
    void putsWhatIsCommittedOnDiskAndListensOnLoopbackOnly() throws SQLException {
        try (var server = Postgres.start(data, 0)) {
            assertThat(setting(server, "fsync")).isEqualTo("on");
            assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(server, "full_page_writes")).isEqualTo("on");
            assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(server, "unix_socket_directories")).isEmpty();
            assertThatThrownBy(() -> server.url("x; drop database postgres"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        try (var server = Postgres.start(data, 0)) {
            one(server, "create table if not exists restart (n int)");
            one(server, "insert into restart values (1)");
        }
        try (var server = Postgres.start(data, 0)) {
            assertThat(one(server, "select max(n)::text from restart")).isEqualTo("1");
        }
    }

    @Test
    void isEndedWithAKilledParentAndKeepsTheRowsThatWereWritten() throws IOException, SQLException {
        try (var parent = Parents.run(PostgresParent.class, data.toString())) {
            parent.awaitWord("ready");
            var server = new Book(data.resolve("postgresql-run").resolve("children"))
                    .children()
                    .getLast();
            assertThat(server.name()).isEqualTo("postgresql");
            parent.kill();
            Awaitility.await().until(() -> !server.isRunning());
        }
        try (var server = Postgres.start(data, 0)) {
            assertThat(one(server, "select text from note limit 1")).isEqualTo("written before the kill");
        }
    }

    /** Parent and watchdog are killed at once, and the next run finds the server at work. */
    @Test
    void endsAServerThatOutlivedItsParentAndItsWatchdog() throws IOException, SQLException {
        try (var parent = Parents.run(PostgresParent.class, data.toString())) {
            parent.awaitWord("ready");
            var book = new Book(data.resolve("postgresql-run").resolve("children"));
            var orphan = book.children().getLast();
            Signal.send(book.watchdog().orElseThrow().pid(), "KILL");
            parent.kill();
            assertThat(orphan.isRunning()).isTrue();
            try (var server = Postgres.start(data, 0)) {
                assertThat(orphan.isRunning()).isFalse();
                assertThat(one(server, "select text from note limit 1")).isEqualTo("written before the kill");
            }
        }
    }

    @Test
    void makesItsDataAnewWhenItWasKilledWhileMakingThem(@TempDir Path fresh) throws IOException, SQLException {
        Files.createSymbolicLink(
                fresh.resolve("postgresql-binaries"), Files.createDirectories(data.resolve("postgresql-binaries")));
        var half = Files.createDirectories(fresh.resolve("postgresql.new"));
        Files.writeString(half.resolve("postgresql.conf"), "# half of it");
        try (var server = Postgres.start(fresh, 0)) {
            assertThat(one(server, "select 'here'")).isEqualTo("here");
            assertThat(half).doesNotExist();
        }
    }

    @Test
    void startsThoughItsLockFileNamesSomebodyElse() throws IOException, SQLException {
        Postgres.start(data, 0).close();
        Files.writeString(
                data.resolve("postgresql").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + data.resolve("postgresql") + "\n1\n1\n\n\n\n");
        try (var server = Postgres.start(data, 0)) {
            assertThat(one(server, "select 'here'")).isEqualTo("here");
        }
    }

    /** As a data folder of an earlier version is found: everything in it made by the superuser. */
    @Test
    void givesADatabaseOfTheSuperuserToItsOwnerAndTheServiceNothing() throws SQLException {
        try (var server = Postgres.start(data, 0)) {
            one(
                    server,
                    "create table if not exists old (id bigint generated always as identity primary key, n serial)");
            one(server, "insert into old default values");
            one(server, "create sequence if not exists old_numbers");
            server.ownedUrl("kept");
            server.ownedUrl("kept");
            assertThat(asRole(server, server.owner(), "alter table old add column if not exists m int"))
                    .isEmpty();
            assertThat(asRole(server, server.owner(), "insert into old (m) values (nextval('old_numbers'))"))
                    .isEmpty();
            assertThat(asRole(server, server.owner(), "create table if not exists fresh (n int)"))
                    .isEmpty();
            assertThat(asRole(server, server.service(), "select * from old")).isEqualTo("42501");
            assertThat(asRole(server, server.service(), "create table mine (n int)"))
                    .isEqualTo("42501");
            assertThat(
                            one(
                                    server,
                                    "select count(*)::text from pg_roles where rolname like 'dangmian%' and (rolsuper or rolcreaterole)"))
                    .isEqualTo("0");
        }
    }

    /** @return the SQLSTATE of the failure, or nothing */
    private static String asRole(Postgres server, String role, String sql) {
        try (var connection = DriverManager.getConnection(server.url("kept"), role, "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    private static String setting(Postgres server, String name) throws SQLException {
        return one(server, "select setting from pg_settings where name = '" + name + "'");
    }

    private static String one(Postgres server, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url("kept"), server.user(), "");
                var statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            var found = statement.getResultSet();
            return found.next() ? found.getString(1) : "";
        }
    }
}
