package cn.dangmian.signaling.organization;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Seeds the offices of the province, its 21 cities and its 183 counties. In Java, because keys of pinyin are computed. */
@Component
@SuppressWarnings("checkstyle:TypeName") // Flyway reads version and description from the name
class V151__organization_province extends BaseJavaMigration {

    private record Division(
            String code,
            String name,
            @Nullable Double longitude,
            @Nullable Double latitude) {

        static Division of(String line) {
            var cells = line.split(",", -1);
            return new Division(cells[0], cells[1], degrees(cells[2]), degrees(cells[3]));
        }

        private static @Nullable Double degrees(String text) {
            return text.isEmpty() ? null : Double.valueOf(text);
        }

        Tier tier() {
            return code.endsWith("0000") ? Tier.PROVINCE : code.endsWith("00") ? Tier.CITY : Tier.COUNTY;
        }

        @Nullable
        String parent() {
            return switch (tier()) {
                case CITY -> code.substring(0, 2) + "0000";
                case COUNTY -> code.substring(0, 4) + "00";
                case NATIONAL, PROVINCE, TOWNSHIP -> null;
            };
        }
    }

    @Override
    public void migrate(Context context) throws IOException {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var paths = new HashMap<String, String>();
        for (var division : divisions()) {
            var parent = division.parent();
            var path = (parent == null ? "/" : Objects.requireNonNull(paths.get(parent))) + division.code() + "/";
            paths.put(division.code(), path);
            put(jdbc, division, path);
        }
        new SearchKeys(jdbc)
                .putOffices(jdbc.sql("select id, name, division_code from office")
                        .query((row, _) ->
                                new SearchKeys.Thing(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
                        .list());
    }

    private static void put(JdbcClient jdbc, Division division, String path) {
        jdbc.sql("""
                        insert into office (id, division_code, name, tier, parent, path, longitude, latitude)
                        values (:id, :code, :name, :tier, (select id from office where division_code = :parent), :path, :lon, :lat)
                        on conflict (division_code) do update set longitude = excluded.longitude, latitude = excluded.latitude""")
                .param("id", UUID.fromString("01900000-0000-7000-8000-000000" + division.code()))
                .param("code", division.code())
                .param("name", division.name() + "信访局")
                .param("tier", division.tier().name())
                .param("parent", division.parent())
                .param("path", path)
                .param("lon", division.longitude())
                .param("lat", division.latitude())
                .update();
    }

    /** In the order of their codes, in which a parent comes before its children. */
    private static List<Division> divisions() throws IOException {
        var divisions = new ArrayList<Division>();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(V151__organization_province.class.getResourceAsStream("/province/sichuan.csv")),
                StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(Division::of).forEach(divisions::add);
        }
        return divisions;
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }
}
