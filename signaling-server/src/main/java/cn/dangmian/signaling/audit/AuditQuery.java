package cn.dangmian.signaling.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A question to the log as SQL: only the conditions that were asked, so that the right index serves. */
final class AuditQuery {

    record Sql(String text, Map<String, Object> parameters) {}

    private final AuditLog.Query query;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    AuditQuery(AuditLog.Query query) {
        this.query = query;
    }

    Sql sql() {
        scope();
        var filter = query.filter();
        when("l.at >= :from", "from", time(filter.from()));
        when("l.at < :until", "until", time(filter.until()));
        when("l.person = :person", "person", filter.person());
        when("l.action = :action", "action", filter.action());
        when("l.outcome = :outcome", "outcome", filter.outcome());
        when("l.subject = :subject", "subject", filter.subject());
        var cursor = query.cursor();
        if (cursor != null) {
            when("(l.at, l.id) " + (query.newer() ? ">" : "<") + " (:at, :id)", "at", time(cursor.at()));
            parameters.put("id", cursor.id());
        }
        var direction = query.newer() ? "asc" : "desc";
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return new Sql("""
                select l.*, k.position, encode(k.hash, 'hex') as hash
                from (select * from audit_line l%1$s order by l.at %2$s, l.id %2$s limit :limit) l
                left join audit_link k on k.line = l.id order by l.at %2$s, l.id %2$s""".formatted(where, direction), parameters);
    }

    private void scope() {
        var scope = query.scope();
        if (scope.everything()) {
            return;
        }
        conditions.add(
                scope.withoutOffice()
                        ? "(l.offices && :offices::uuid[] or l.offices = '{}')"
                        : "l.offices && :offices::uuid[]");
        parameters.put(
                "offices", scope.offices().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
    }

    private void when(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
