package cn.dangmian.local;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;

/** Starts PostgreSQL, writes a row, and is there to be killed. */
final class PostgresParent {

    private PostgresParent() {}

    /** @param args the data folder */
    public static void main(String[] args) throws InterruptedException, SQLException {
        var server = Postgres.start(Path.of(args[0]), 0);
        try (var connection = DriverManager.getConnection(server.url("kept"), server.user(), "");
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists note (text text)");
            statement.execute("insert into note values ('written before the kill')");
        }
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
