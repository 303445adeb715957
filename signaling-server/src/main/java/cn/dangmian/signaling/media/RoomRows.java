package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.media.events.SeatQuality.Picture;
import cn.dangmian.signaling.media.server.LinkId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rooms, seats and links in PostgreSQL: what another node needs to go on. */
@Component
class RoomRows {

    record Room(
            RoomId id,
            String owner,
            long epoch,
            @Nullable String ref,
            @Nullable Instant gateOpenedAt,
            @Nullable String recordingPrefix,
            String stage) {

        boolean gateOpen() {
            return gateOpenedAt != null;
        }
    }

    record Seat(RoomId room, SeatPlan plan) {}

    /**
     * @param source the publishing link that is watched; null when this link publishes
     * @param picture false when the viewer's line bears the sound alone
     */
    record Link(
            LinkId id,
            RoomId room,
            SeatId seat,
            ClientId client,
            @Nullable LinkId source,
            @Nullable SeatId sourceSeat,
            @Nullable String ref,
            String stage,
            boolean picture) {

        static Link fresh(LinkId id, RoomId room, SeatPlan seat, String ref) {
            return new Link(id, room, seat.seat(), seat.client(), null, null, ref, "NEW", true);
        }

        Link watching(Link watched) {
            return new Link(id, room, seat, client, watched.id, watched.seat, ref, stage, picture);
        }

        boolean publishes() {
            return source == null;
        }

        boolean isUp() {
            return stage.equals("UP");
        }

        boolean isDown() {
            return stage.equals("DOWN");
        }
    }

    private static final String LINKS =
            "select l.*, s.client from media_link l join media_seat s on s.id = l.seat where ";

    private final JdbcClient jdbc;

    RoomRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the room is there already */
    boolean add(RoomId room, String owner) {
        return jdbc.sql("""
                                insert into media_room (id, owner, lease_until) values (?, ?, clock_timestamp() + interval '3 s')
                                on conflict do nothing""").params(room.value(), owner).update() == 1;
    }

    Optional<Room> find(RoomId room) {
        return jdbc.sql("select * from media_room where id = ? and stage <> 'CLOSED'")
                .param(room.value())
                .query(RoomRows::readRoom)
                .optional();
    }

    void become(RoomId room, String stage, @Nullable String ref) {
        jdbc.sql("update media_room set stage = ?, server_ref = ? where id = ?")
                .param(stage)
                .param(ref)
                .param(room.value())
                .update();
    }

    void shutGate(RoomId room) {
        jdbc.sql("update media_room set gate_opened_at = null where id = ?")
                .param(room.value())
                .update();
    }

    void forgetRecordingPrefix(RoomId room) {
        jdbc.sql("update media_room set recording_prefix = null where id = ?")
                .param(room.value())
                .update();
    }

    void delete(RoomId room) {
        jdbc.sql("delete from media_link where room = ?").param(room.value()).update();
        jdbc.sql("delete from media_seat where room = ?").param(room.value()).update();
        jdbc.sql("update media_room set stage = 'CLOSED', server_ref = null where id = ?")
                .param(room.value())
                .update();
    }

    void deleteLinks(RoomId room) {
        jdbc.sql("delete from media_link where room = ?").param(room.value()).update();
    }

    void put(RoomId room, SeatPlan plan) {
        jdbc.sql("""
                        insert into media_seat (id, room, name, client, publishes, watches) values (?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set client = excluded.client, publishes = excluded.publishes,
                            watches = excluded.watches""")
                .params(
                        plan.seat().value(),
                        room.value(),
                        plan.name(),
                        plan.client().value(),
                        plan.may(Permission.PUBLISH),
                        plan.may(Permission.WATCH))
                .update();
    }

    /** @return false when the seat said the same before */
    boolean keepQuality(SeatId seat, String words) {
        return jdbc.sql("update media_seat set quality = ? where id = ? and quality is distinct from ?")
                        .params(words, seat.value(), words)
                        .update()
                == 1;
    }

    /** @return how much of its picture the seat sent, as it said last */
    Picture picture(SeatId seat) {
        return jdbc.sql("select coalesce(split_part(quality, ' ', 3), 'FULL') from media_seat where id = ?")
                .param(seat.value())
                .query((row, _) -> Picture.valueOf(row.getString(1)))
                .optional()
                .orElse(Picture.FULL);
    }

    void keepPicture(LinkId link, boolean picture) {
        jdbc.sql("update media_link set picture = ? where id = ?")
                .params(picture, link.value())
                .update();
    }

    void deleteSeat(SeatId seat) {
        jdbc.sql("delete from media_seat where id = ?").param(seat.value()).update();
    }

    Optional<Seat> seat(SeatId seat) {
        return jdbc.sql("select * from media_seat where id = ?")
                .param(seat.value())
                .query(RoomRows::readSeat)
                .optional();
    }

    List<Seat> seats(RoomId room) {
        return jdbc.sql("select * from media_seat where room = ? order by id")
                .param(room.value())
                .query(RoomRows::readSeat)
                .list();
    }

    List<Seat> seatsOf(ClientId client) {
        return jdbc.sql("select * from media_seat where client = ? order by id")
                .param(client.value())
                .query(RoomRows::readSeat)
                .list();
    }

    void add(Link link) {
        jdbc.sql("insert into media_link (id, room, seat, source, source_seat, server_ref) values (?, ?, ?, ?, ?, ?)")
                .param(link.id().value())
                .param(link.room().value())
                .param(link.seat().value())
                .param(link.source() == null ? null : link.source().value())
                .param(link.sourceSeat() == null ? null : link.sourceSeat().value())
                .param(link.ref())
                .update();
    }

    /** @return false when it stood there already, or the link is gone */
    boolean become(LinkId link, String stage) {
        return jdbc.sql("update media_link set stage = ? where id = ? and stage <> ?")
                        .params(stage, link.value(), stage)
                        .update()
                == 1;
    }

    void delete(LinkId link) {
        jdbc.sql("delete from media_link where id = ?").param(link.value()).update();
    }

    Optional<Link> link(LinkId link) {
        return jdbc.sql(LINKS + "l.id = ?")
                .param(link.value())
                .query(RoomRows::readLink)
                .optional();
    }

    List<Link> links(RoomId room) {
        return jdbc.sql(LINKS + "l.room = ? order by l.id")
                .param(room.value())
                .query(RoomRows::readLink)
                .list();
    }

    private static Room readRoom(ResultSet row, int number) throws SQLException {
        var opened = row.getTimestamp("gate_opened_at");
        return new Room(
                new RoomId(row.getObject("id", UUID.class)),
                row.getString("owner"),
                row.getLong("epoch"),
                row.getString("server_ref"),
                opened == null ? null : opened.toInstant(),
                row.getString("recording_prefix"),
                row.getString("stage"));
    }

    private static Seat readSeat(ResultSet row, int number) throws SQLException {
        var permissions = EnumSet.noneOf(Permission.class);
        if (row.getBoolean("publishes")) {
            permissions.add(Permission.PUBLISH);
        }
        if (row.getBoolean("watches")) {
            permissions.add(Permission.WATCH);
        }
        var plan = new SeatPlan(
                new SeatId(row.getObject("id", UUID.class)),
                row.getString("name"),
                new ClientId(row.getObject("client", UUID.class)),
                permissions);
        return new Seat(new RoomId(row.getObject("room", UUID.class)), plan);
    }

    private static Link readLink(ResultSet row, int number) throws SQLException {
        var source = row.getObject("source", UUID.class);
        var sourceSeat = row.getObject("source_seat", UUID.class);
        return new Link(
                new LinkId(row.getObject("id", UUID.class)),
                new RoomId(row.getObject("room", UUID.class)),
                new SeatId(row.getObject("seat", UUID.class)),
                new ClientId(row.getObject("client", UUID.class)),
                source == null ? null : new LinkId(source),
                sourceSeat == null ? null : new SeatId(sourceSeat),
                row.getString("server_ref"),
                row.getString("stage"),
                row.getBoolean("picture"));
    }
}
