package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.notices.NoticeDesk.CaseShown;
import cn.dangmian.signaling.notices.NoticeDesk.Filter;
import cn.dangmian.signaling.notices.NoticeDesk.Named;
import cn.dangmian.signaling.notices.NoticeDesk.Shown;
import cn.dangmian.signaling.notices.NoticeDesk.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices as they are looked at. */
@Component
class NoticeReads {

    private static final String ALL = """
            select n.*, c.number, o.name as office_name, r.name as receiving_name,
                n.stage in ('FAILED', 'GIVEN_UP') and (n.holds_until is null or n.holds_until > clock_timestamp())
                    and not exists (select from notice newer where newer.subject = n.subject and newer.revision > n.revision)
                    as repeatable
            from notice n join petition_case c on c.id = n.case_id
            join office o on o.id = n.office join office r on r.id = n.receiving where\s""";
    private static final String WITHIN = "(n.office = any(:offices::uuid[]) or n.receiving = any(:offices::uuid[]))";

    /**
     * What an outage since {@code :since} keeps from petitioners and is still true: what waits for it, and what has come too late
     * meanwhile.
     */
    private static final String UNTOLD = """
            n.channel = :channel and n.created_at >= :since::timestamptz - (select max(useful_for) from notice_kind)
            and (n.stage in ('QUEUED', 'SENDING') and (n.attempts > 0 or n.next_attempt_at <= clock_timestamp())
                 or n.stage = 'GIVEN_UP' and exists (select from notice_step s where s.notice = n.id and s.stage = 'GIVEN_UP'
                                                     and s.at >= :since::timestamptz))
            and (n.holds_until is null or n.holds_until > clock_timestamp())
            and not exists (select from notice newer where newer.subject = n.subject and newer.revision > n.revision)
            and\s""";

    private final JdbcClient jdbc;

    NoticeReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Shown> page(Collection<OfficeId> offices, Filter filter, int limit) {
        var conditions = new ArrayList<>(List.of(WITHIN));
        var parameters = new HashMap<String, Object>(Map.of("offices", array(offices), "limit", limit));
        when(conditions, parameters, "n.stage = :stage", "stage", filter.stage());
        when(conditions, parameters, "n.kind = :kind", "kind", filter.kind());
        when(conditions, parameters, "n.carrier = :carrier", "carrier", filter.carrier());
        when(conditions, parameters, "n.created_at >= :from", "from", timestamp(filter.from()));
        when(conditions, parameters, "n.created_at < :until", "until", timestamp(filter.until()));
        when(conditions, parameters, "(n.created_at, n.id) < (:at, :id)", "at", timestamp(filter.beforeAt()));
        when(conditions, parameters, "true", "id", filter.beforeId());
        return jdbc.sql(ALL + String.join(" and ", conditions) + " order by n.created_at desc, n.id desc limit :limit")
                .params(parameters)
                .query(NoticeReads::read)
                .list();
    }

    private static void when(
            List<String> conditions,
            Map<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }

    Optional<Shown> find(UUID id, Collection<OfficeId> offices) {
        return jdbc.sql(ALL + "n.id = :id and " + WITHIN)
                .param("id", id)
                .param("offices", array(offices))
                .query(NoticeReads::read)
                .optional();
    }

    List<Step> steps(UUID id) {
        return jdbc.sql("select at, stage, cause from notice_step where notice = ? order by number")
                .param(id)
                .query((row, _) ->
                        new Step(row.getTimestamp("at").toInstant(), row.getString("stage"), row.getString("cause")))
                .list();
    }

    record Untold(int waiting, int tooLate) {}

    Untold countUntold(Channel channel, Instant since, Collection<OfficeId> offices) {
        return jdbc.sql(
                        "select count(*) filter (where n.stage <> 'GIVEN_UP'), count(*) filter (where n.stage = 'GIVEN_UP')"
                                + " from notice n where " + UNTOLD + WITHIN)
                .param("channel", channel.name())
                .param("since", timestamp(since))
                .param("offices", array(offices))
                .query((row, _) -> new Untold(row.getInt(1), row.getInt(2)))
                .single();
    }

    /** Whoever has to know soonest comes first. */
    List<Shown> untold(Channel channel, Instant since, Collection<OfficeId> offices, int limit) {
        return jdbc.sql(ALL + UNTOLD + WITHIN
                        + " order by n.stage = 'GIVEN_UP', coalesce(n.holds_until, n.useless_after), n.id limit :limit")
                .param("channel", channel.name())
                .param("since", timestamp(since))
                .param("offices", array(offices))
                .param("limit", limit)
                .query(NoticeReads::read)
                .list();
    }

    record Waiting(int stuck, @Nullable Instant since) {}

    /** Those that wait beyond their time, everywhere: the gateway is one for all. */
    Waiting stuck(Channel channel, long seconds) {
        return jdbc.sql("""
                        select count(*), min(created_at) from notice where channel = ? and stage in ('QUEUED', 'SENDING')
                          and created_at < clock_timestamp() - make_interval(secs => ?)
                          and (attempts > 0 or next_attempt_at < clock_timestamp() - make_interval(secs => ?))""")
                .params(channel.name(), seconds, seconds)
                .query((row, _) -> new Waiting(row.getInt(1), instant(row, "min")))
                .single();
    }

    private static Shown read(ResultSet row, int number) throws SQLException {
        return new Shown(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("channel"),
                row.getString("stage"),
                row.getString("cause"),
                row.getString("carrier"),
                new Named(row.getObject("office", UUID.class), row.getString("office_name")),
                new Named(row.getObject("receiving", UUID.class), row.getString("receiving_name")),
                new CaseShown(row.getObject("case_id", UUID.class), row.getString("number")),
                row.getString("masked"),
                row.getString("title"),
                row.getString("language"),
                row.getInt("version"),
                row.getInt("characters"),
                row.getInt("segments"),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "next_attempt_at"),
                instant(row, "useless_after"),
                instant(row, "sent_at"),
                instant(row, "delivered_at"),
                row.getBoolean("repeatable"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static String array(Collection<OfficeId> offices) {
        return offices.stream().map(OfficeId::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
