package cn.dangmian.signaling.audit;

import cn.dangmian.signaling.kernel.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log, in parts or as a whole. Reading is logged as well. */
@Component
public class AuditLog {

    /**
     * Which lines a reader may see at all.
     *
     * @param offices those of which one must be among the line's; ignored when everything may be seen
     * @param withoutOffice lines of no office too
     */
    public record Scope(List<UUID> offices, boolean withoutOffice, boolean everything) {}

    /** @param from the earliest time; @param until the time before which; @param subject the exact id */
    public record Filter(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable UUID person,
            @Nullable String action,
            @Nullable String outcome,
            @Nullable String subject) {}

    /** Beside which line a page begins. */
    public record Cursor(Instant at, long id) {}

    /** @param cursor null for the newest page; @param newer the page after the cursor in time, else the one before it */
    public record Query(
            Scope scope, Filter filter, @Nullable Cursor cursor, boolean newer, int limit) {}

    /** Newest first; a cursor is null where nothing comes behind it. */
    public record Page(
            List<Entry> entries,
            @Nullable Cursor older,
            @Nullable Cursor newer) {}

    /** @param position in the chain, and its hash; null while it is not chained */
    public record Entry(
            long id,
            Instant at,
            @Nullable UUID person,
            String action,
            String subject,
            String outcome,
            JsonNode facts,
            List<UUID> offices,
            @Nullable Long position,
            @Nullable String hash) {

        Cursor cursor() {
            return new Cursor(at, id);
        }
    }

    private static final int EXPORTED_AT_ONCE = 1000;
    private static final Pattern ID = Pattern.compile("[\\w-]{1,64}");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Audit audit;

    AuditLog(JdbcClient jdbc, JsonMapper json, Audit audit) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
    }

    @Transactional
    public Page page(PersonId reader, Query query) {
        var found = new ArrayList<>(find(query, query.limit() + 1));
        var more = found.size() > query.limit();
        if (more) {
            found.removeLast();
        }
        var asked = asked(query.filter());
        asked.put("lines", found.size());
        audit.done(reader.value(), "audit.read", "lines", asked);
        if (query.newer()) {
            var entries = found.reversed();
            return new Page(entries, end(entries, true), more ? end(entries, false) : null);
        }
        return new Page(found, more ? end(found, true) : null, query.cursor() == null ? null : end(found, false));
    }

    private static @Nullable Cursor end(List<Entry> entries, boolean last) {
        return entries.isEmpty() ? null : (last ? entries.getLast() : entries.getFirst()).cursor();
    }

    /** Written down before the first line leaves. */
    @Transactional
    public void exportBegins(PersonId reader, Filter filter) {
        audit.done(reader.value(), "audit.export", "lines", asked(filter));
    }

    /** Every line that fits, newest first, in pieces. */
    public void each(Scope scope, Filter filter, Consumer<List<Entry>> some) {
        Cursor cursor = null;
        List<Entry> found;
        do {
            found = find(new Query(scope, filter, cursor, false, EXPORTED_AT_ONCE), EXPORTED_AT_ONCE);
            some.accept(found);
            cursor = end(found, true);
        } while (found.size() == EXPORTED_AT_ONCE);
    }

    /** The actions there are. The index is asked for the next greater one each time, not for every line. */
    public List<String> actions() {
        return jdbc.sql("""
                        with recursive known (action) as (
                            (select action from audit_line order by action limit 1)
                            union all
                            select (select l.action from audit_line l where l.action > known.action order by l.action limit 1)
                            from known where known.action is not null)
                        select action from known where action is not null""").query(String.class).list();
    }

    private static Map<String, Object> asked(Filter filter) {
        var asked = new LinkedHashMap<String, Object>();
        put(asked, "from", filter.from());
        put(asked, "until", filter.until());
        put(asked, "person", filter.person());
        put(asked, "action", filter.action());
        put(asked, "outcome", filter.outcome());
        if (filter.subject() != null) {
            // What somebody typed there need not be an id, and the log takes no free text.
            asked.put("subject", ID.matcher(filter.subject()).matches() ? filter.subject() : "other");
        }
        return asked;
    }

    private static void put(Map<String, Object> asked, String name, @Nullable Object value) {
        if (value != null) {
            asked.put(name, value.toString());
        }
    }

    private List<Entry> find(Query query, int limit) {
        var sql = new AuditQuery(query).sql();
        return jdbc.sql(sql.text())
                .params(sql.parameters())
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    private Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("person", UUID.class),
                row.getString("action"),
                row.getString("subject"),
                row.getString("outcome"),
                json.readTree(row.getString("facts")),
                Arrays.asList((UUID[]) row.getArray("offices").getArray()),
                row.getObject("position", Long.class),
                row.getString("hash"));
    }
}
