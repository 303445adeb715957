package cn.dangmian.signaling.media;

import cn.dangmian.signaling.media.server.LinkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The segments ever recorded, in PostgreSQL. */
@Component
class SegmentRows {

    private final JdbcClient jdbc;

    SegmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Named(LinkId link, Segment segment) {}

    /**
     * Names the next segment, {@code <prefix>-<seat>-<n>}, of every seat of the room whose publishing link is up and is not being
     * recorded.
     */
    List<Named> add(RoomId room, String prefix, Instant at) {
        return add("", room, prefix, at);
    }

    /** The same, and notes in the same statement that the gate is open and what is recorded from now on. */
    List<Named> addAndOpenGate(RoomId room, String prefix, Instant at) {
        return add("""
                        with gate as (update media_room set gate_opened_at = coalesce(gate_opened_at, :at), recording_prefix = :prefix
                                      where id = :room)
                        """, room, prefix, at);
    }

    private List<Named> add(String with, RoomId room, String prefix, Instant at) {
        return jdbc.sql(with + """
                        insert into media_segment (name, room, link, seat, started_at, audio)
                        select :prefix || '-' || s.name || '-' || (1 + (select count(*) from media_segment before
                                   where before.room = l.room and starts_with(before.name, :prefix || '-' || s.name || '-'))),
                               l.room, l.id, s.name, :at, s.watches
                        from media_link l join media_seat s on s.id = l.seat
                        where l.room = :room and l.source is null and l.stage = 'UP'
                          and not exists (select from media_segment running where running.link = l.id and running.stopped_at is null)
                        returning *""")
                .param("prefix", prefix)
                .param("room", room.value())
                .param("at", Timestamp.from(at))
                .query((row, number) -> new Named(new LinkId(row.getObject("link", UUID.class)), read(row, number)))
                .list();
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
                row.getBoolean("audio"),
                true);
    }
}
