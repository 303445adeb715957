package cn.dangmian.signaling.media;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which seats send little on purpose, as their pages say: what is recorded of them grows slowly, and that is no trouble. */
@Repository
class QuietSeats {

    private final JdbcClient jdbc;
    private final Clock clock;

    QuietSeats(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(SeatId seat, boolean quiet) {
        jdbc.sql("update media_seat set quiet = ?, quiet_changed_at = ? where id = ? and quiet <> ?")
                .params(quiet, OffsetDateTime.now(clock), seat.value(), quiet)
                .update();
    }

    /** @param name of the seat */
    boolean was(RoomId room, String name, Duration within) {
        var since = clock.instant().minus(within).atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        select exists (select from media_seat
                                       where room = ? and name = ? and (quiet or quiet_changed_at > ?))""")
                .params(room.value(), name, since)
                .query(Boolean.class)
                .single();
    }
}
