package cn.dangmian.signaling.archive;

import cn.dangmian.signaling.archive.Comparison.Ours;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this side knows of what should be, and how far the comparison has come. */
@Component
class ComparisonRows {

    static final UUID FIRST = new UUID(0, 0);
    static final UUID LAST = new UUID(-1, -1);
    private static final int AT_ONCE = 1000;
    private static final String OURS = "select id, stage, talk_until, sha256 from recording where ";

    /** @param reached null: from the first recording on; @param isWhole somebody asked for all of them */
    record Turn(@Nullable UUID reached, boolean isWhole) {}

    record Progress(
            @Nullable Instant askedAt,
            @Nullable Instant beganAt,
            @Nullable Instant answeredAt,
            @Nullable Instant wholeAt) {}

    private final JdbcClient jdbc;

    ComparisonRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all nodes one has the turn. @return empty when it is too early */
    Optional<Turn> begin(Instant now, Duration every) {
        return jdbc.sql("""
                        with former as (select * from recording_comparison for update)
                        update recording_comparison c set began_at = :now from former
                        where former.began_at is null or former.began_at <= :due or former.asked_at > former.began_at
                        returning former.reached, coalesce(former.asked_at > former.began_at, false)""")
                .param("now", Timestamp.from(now))
                .param("due", Timestamp.from(now.minus(every)))
                .query((row, _) -> new Turn(row.getObject(1, UUID.class), row.getBoolean(2)))
                .optional();
    }

    void ask(Instant now) {
        jdbc.sql("update recording_comparison set asked_at = ?")
                .param(Timestamp.from(now))
                .update();
    }

    void answered(Instant now) {
        jdbc.sql("update recording_comparison set answered_at = ?")
                .param(Timestamp.from(now))
                .update();
    }

    /** @param reached null: all of them were compared, and it begins anew */
    void reached(@Nullable UUID reached, Instant now) {
        jdbc.sql("""
                        update recording_comparison set reached = :reached::uuid,
                            whole_at = case when :reached::uuid is null then :now else whole_at end""")
                .param("reached", reached)
                .param("now", Timestamp.from(now))
                .update();
    }

    Progress progress() {
        return jdbc.sql("select * from recording_comparison")
                .query((row, _) -> new Progress(
                        time(row, "asked_at"), time(row, "began_at"), time(row, "answered_at"), time(row, "whole_at")))
                .single();
    }

    Map<UUID, Ours> of(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : byId(jdbc.sql(OURS + "id in (:ids)").param("ids", ids));
    }

    /** @return at most a thousand, in the order of ids */
    Map<UUID, Ours> between(UUID after, UUID last) {
        return byId(jdbc.sql(OURS + "id > ? and id <= ? order by id limit ?").params(after, last, AT_ONCE));
    }

    /** Whose talk was over by then, the oldest first. */
    List<UUID> finalizing(Instant before, int limit) {
        return jdbc.sql(
                        "select id from recording where stage = 'FINALIZING' and talk_until < ? order by talk_until limit ?")
                .params(Timestamp.from(before), limit)
                .query(UUID.class)
                .list();
    }

    /** Talks of the last month that nobody recorded. */
    List<String> neverRecorded(Instant since) {
        return jdbc.sql("""
                        select r.id::text from reception r
                        where r.checked_in_at > ? and r.talk_from is not null
                          and r.stage in ('SUSPENDED', 'WRAP_UP', 'ENDED', 'ARCHIVED')
                          and not exists (select from recording o where o.reception = r.id and o.stage <> 'ABANDONED')""").param(Timestamp.from(since)).query(String.class).list();
    }

    /** @return false when it was told not long ago */
    boolean mayTellAgain(RecordingId id, Instant now, Duration pause) {
        return jdbc.sql("""
                        update recording set told_again_at = ?
                        where id = ? and coalesce(told_again_at, '-infinity') <= ?""")
                        .params(Timestamp.from(now), id.value(), Timestamp.from(now.minus(pause)))
                        .update()
                == 1;
    }

    private static Map<UUID, Ours> byId(JdbcClient.StatementSpec asked) {
        return asked.query(ComparisonRows::ours).list().stream()
                .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
    }

    private static Ours ours(ResultSet row, int number) throws SQLException {
        return new Ours(
                new RecordingId(row.getObject("id", UUID.class)),
                row.getString("stage"),
                time(row, "talk_until"),
                row.getString("sha256"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
