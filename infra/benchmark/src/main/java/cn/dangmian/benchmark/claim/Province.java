package cn.dangmian.benchmark.claim;

import cn.dangmian.local.Postgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Offices with desks and terminals below them, written where they belong before anybody signs in. */
final class Province {

    /** Whose password all people of this province have. */
    private static final String SAME_AS = "zhao.gang";

    static final String PASSWORD = "nanchong-desk-1";

    record Line(UUID office, String official, String clerk, List<UUID> desks, List<UUID> terminals) {}

    private final Connection connection;

    private Province(Connection connection) {
        this.connection = connection;
    }

    /** @param lines how many offices, each with so many desks and terminals */
    static List<Line> found(Postgres postgres, int lines, int desks, int terminals) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url("signaling"), postgres.user(), "")) {
            var province = new Province(connection);
            var root = province.office("bench", "PROVINCE", null, "/bench/");
            var found = new ArrayList<Line>();
            for (var i = 0; i < lines; i++) {
                found.add(province.line(root, i, desks, terminals));
            }
            return found;
        }
    }

    private Line line(UUID root, int number, int desks, int terminals) throws SQLException {
        var city = office("bench-" + number, "CITY", root, "/bench/" + number + "/");
        var township = office("bench-" + number + "-t", "TOWNSHIP", city, "/bench/" + number + "/t/");
        return new Line(
                city,
                person("bench-official-" + number, "OFFICIAL", city),
                person("bench-clerk-" + number, "CLERK", township),
                places("desk", city, desks),
                places("terminal", township, terminals));
    }

    private UUID office(String code, String tier, @Nullable UUID parent, String path) throws SQLException {
        var id = UUID.randomUUID();
        write(
                "insert into office (id, division_code, name, tier, parent, path) values (?, ?, ?, ?, ?, ?)",
                id,
                code,
                "Office " + code,
                tier,
                parent,
                path);
        return id;
    }

    private String person(String login, String role, UUID office) throws SQLException {
        var id = UUID.randomUUID();
        write(
                "insert into person (id, login, name, password) select ?, ?, ?, password from person where login = ?",
                id,
                login,
                login,
                SAME_AS);
        write("insert into duty (person, role, office) values (?, ?, ?)", id, role, office);
        return login;
    }

    private List<UUID> places(String kind, UUID office, int count) throws SQLException {
        var all = new ArrayList<UUID>();
        for (var i = 1; i <= count; i++) {
            var id = UUID.randomUUID();
            write("insert into " + kind + " (id, office, name) values (?, ?, ?)", id, office, kind + " " + i);
            all.add(id);
        }
        return all;
    }

    private void write(String sql, @Nullable Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
