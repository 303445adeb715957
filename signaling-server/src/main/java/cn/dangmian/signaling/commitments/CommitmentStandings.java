package cn.dangmian.signaling.commitments;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the commitments of a talk stand, for those who were promised them. */
@Component
public class CommitmentStandings {

    /**
     * @param said the last that was told about it: what was done, why not, or why it is not done after all; null when nothing was
     * @param saidAt null when nothing was
     */
    public record Standing(
            CommitmentState state,
            @Nullable String said,
            @Nullable Instant saidAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    CommitmentStandings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By the id of each commitment that somebody has to keep. */
    public Map<UUID, Standing> of(ReceptionId reception) {
        var today = LocalDate.ofInstant(clock.instant(), WorkingDays.BEIJING);
        var all = new HashMap<UUID, Standing>();
        jdbc.sql("""
                        select c.id, c.due, c.kept_at, c.explained_at, n.words, n.at
                        from reception_commitment c left join lateral (
                            select words, at from commitment_note where commitment = c.id order by at desc, id desc limit 1) n on true
                        where c.reception = ? and c.withdrawn_at is null and c.due is not null""").param(reception.value()).query(row -> {
            var state = CommitmentState.of(
                    row.getObject("due", LocalDate.class),
                    row.getTimestamp("kept_at"),
                    row.getTimestamp("explained_at"),
                    today);
            all.put(
                    row.getObject("id", UUID.class),
                    new Standing(state, row.getString("words"), instant(row.getTimestamp("at"))));
        });
        return all;
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
