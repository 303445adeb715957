package cn.dangmian.signaling.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What this side waits for.
 *
 * @param unarchived recordings whose talks are over
 * @param oldest when the first of these talks ended
 * @param untold messages that the recording service has not acknowledged
 */
record Waiting(long unarchived, @Nullable Instant oldest, long untold) {

    @Component
    static class Reading {

        private final JdbcClient jdbc;

        Reading(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        Waiting now() {
            return jdbc.sql("""
                            select count(*) as unarchived, min(talk_until) as oldest,
                                   (select count(*) from recording_outbox where acknowledged_at is null) as untold
                            from recording where stage = 'FINALIZING'""").query(Reading::read).single();
        }

        private static Waiting read(ResultSet row, int number) throws SQLException {
            var oldest = row.getTimestamp("oldest");
            return new Waiting(
                    row.getLong("unarchived"), oldest == null ? null : oldest.toInstant(), row.getLong("untold"));
        }
    }
}
