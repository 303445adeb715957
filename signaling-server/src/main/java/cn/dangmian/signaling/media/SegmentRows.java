package cn.dangmian.signaling.media;

import cn.dangmian.signaling.media.server.LinkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The segments ever recorded, in PostgreSQL. */
@Component
class SegmentRows {

    private final JdbcClient jdbc;

    SegmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Names the next segment of a seat: {@code <prefix>-<seat>-<n>}. */
    Segment add(RoomId room, LinkId link, String prefix, String seat, Instant at) {
        var name = jdbc.sql("""
                        insert into media_segment (name, room, link, seat, started_at)
                        select :prefix || '-' || :seat || '-' || (count(*) + 1), :room, :link, :seat, :at
                        from media_segment where room = :room and name like :prefix || '-' || :seat || '-%' returning name""")
                .param("prefix", prefix)
                .param("seat", seat)
                .param("room", room.value())
                .param("link", link.value())
                .param("at", Timestamp.from(at))
                .query(String.class)
                .single();
        return new Segment(name, seat, at, null, true, true);
    }

    Optional<Segment> running(LinkId link) {
        return jdbc.sql("select * from media_segment where link = ? and stopped_at is null")
                .param(link.value())
                .query(SegmentRows::read)
                .optional();
    }

    /** @return the segment as it ended; empty when none was running */
    Optional<Segment> stop(LinkId link, Instant at) {
        return jdbc.sql("update media_segment set stopped_at = ? where link = ? and stopped_at is null returning *")
                .params(Timestamp.from(at), link.value())
                .query(SegmentRows::read)
                .optional();
    }

    List<Segment> of(RoomId room, String prefix) {
        return jdbc.sql("select * from media_segment where room = ? and starts_with(name, ?) order by started_at, name")
                .params(room.value(), prefix)
                .query(SegmentRows::read)
                .list();
    }

    private static Segment read(ResultSet row, int number) throws SQLException {
        var until = row.getTimestamp("stopped_at");
        return new Segment(
                row.getString("name"),
                row.getString("seat"),
                row.getTimestamp("started_at").toInstant(),
                until == null ? null : until.toInstant(),
                true,
                true);
    }
}
