package cn.dangmian.signaling.media;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The limits of seats in PostgreSQL. */
@Component
class SeatLimits {

    /** The limits of one room. */
    static final class OfRoom {

        private final Map<SeatId, SeatLimit> limits;

        private OfRoom(Map<SeatId, SeatLimit> limits) {
            this.limits = limits;
        }

        SeatLimit of(SeatId seat) {
            return limits.getOrDefault(seat, SeatLimit.none(seat));
        }

        boolean any() {
            return !limits.isEmpty();
        }

        boolean isHeld(SeatId seat) {
            return of(seat).held();
        }

        /** Whether what one seat sends may reach another while the gate is open. */
        boolean lets(SeatId source, SeatId viewer) {
            var onlyTo = of(source).onlyTo();
            return !isHeld(source) && !isHeld(viewer) && (onlyTo == null || onlyTo.equals(viewer));
        }
    }

    private final JdbcClient jdbc;

    SeatLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OfRoom of(RoomId room) {
        var limits = new HashMap<SeatId, SeatLimit>();
        jdbc.sql("select * from media_limit where room = ?")
                .param(room.value())
                .query(SeatLimits::read)
                .list()
                .forEach(limit -> limits.put(limit.seat(), limit));
        return new OfRoom(limits);
    }

    void put(RoomId room, SeatLimit limit) {
        if (limit.isNone()) {
            jdbc.sql("delete from media_limit where room = ? and seat = ?")
                    .params(room.value(), limit.seat().value())
                    .update();
            return;
        }
        jdbc.sql("""
                        insert into media_limit (room, seat, held, only_to) values (?, ?, ?, ?)
                        on conflict (room, seat) do update set held = excluded.held, only_to = excluded.only_to""")
                .param(room.value())
                .param(limit.seat().value())
                .param(limit.held())
                .param(limit.onlyTo() == null ? null : limit.onlyTo().value())
                .update();
    }

    boolean isHeld(RoomId room, String name) {
        return jdbc.sql("""
                        select exists (select from media_limit l join media_seat s on s.id = l.seat
                                       where l.room = ? and l.held and s.name = ?)""").params(room.value(), name).query(Boolean.class).single();
    }

    void forget(RoomId room) {
        jdbc.sql("delete from media_limit where room = ?").param(room.value()).update();
    }

    private static SeatLimit read(ResultSet row, int number) throws SQLException {
        var onlyTo = row.getObject("only_to", UUID.class);
        return new SeatLimit(
                new SeatId(row.getObject("seat", UUID.class)),
                row.getBoolean("held"),
                onlyTo == null ? null : new SeatId(onlyTo));
    }
}
