package cn.dangmian.e2e;

import cn.dangmian.local.Postgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the tables of a service. */
final class Database {

    private final Postgres postgres;
    private final String service;

    Database(Postgres postgres) {
        this(postgres, "signaling");
    }

    Database(Postgres postgres, String service) {
        this.postgres = postgres;
        this.service = service;
    }

    void change(String sql) {
        try (var connection = DriverManager.getConnection(postgres.url(service), postgres.user(), "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of every row, as text. */
    List<String> column(String sql, Object... parameters) {
        try (var connection = DriverManager.getConnection(postgres.url(service), postgres.user(), "");
                var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var found = statement.executeQuery();
            var column = new ArrayList<String>();
            while (found.next()) {
                column.add(found.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
