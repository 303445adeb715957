package cn.dangmian.signaling.organization;

import cn.dangmian.signaling.kernel.OfficeId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The offices an import is held against, all of a subtree at once. */
@Component
class KnownOffices {

    record Known(
            OfficeId id,
            String code,
            String name,
            Tier tier,
            String path,
            @Nullable String parentCode,
            @Nullable Double longitude,
            @Nullable Double latitude,
            boolean closed) {}

    private final JdbcClient jdbc;

    KnownOffices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By division code. */
    Map<String, Known> within(OfficeId top) {
        return jdbc
                .sql("""
                        select o.*, up.division_code as parent_code from office t
                        join office o on o.path >= t.path and o.path < rtrim(t.path, '/') || '0'
                        left join office up on up.id = o.parent where t.id = ?""")
                .param(top.value())
                .query((row, _) -> new Known(
                        new OfficeId(row.getObject("id", UUID.class)),
                        row.getString("division_code"),
                        row.getString("name"),
                        Tier.valueOf(row.getString("tier")),
                        row.getString("path"),
                        row.getString("parent_code"),
                        row.getObject("longitude", Double.class),
                        row.getObject("latitude", Double.class),
                        row.getObject("closed_on") != null))
                .list()
                .stream()
                .collect(Collectors.toMap(Known::code, Function.identity()));
    }

    /** Which of these codes belong to offices outside. */
    Set<String> codesOutside(Set<String> within, List<String> codes) {
        var taken = new HashSet<>(jdbc.sql("select division_code from office where division_code = any(?::text[])")
                .param(codes.toArray(String[]::new))
                .query(String.class)
                .list());
        taken.removeAll(within);
        return taken;
    }
}
