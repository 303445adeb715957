package cn.dangmian.signaling.supervision;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.media.RoomId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The watches in PostgreSQL. */
@Component
class Watches {

    record Watch(WatchId id, ReceptionId reception, RoomId room, PersonId person, ClientId client) {}

    private final JdbcClient jdbc;

    Watches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Watch watch, String purpose, Instant at) {
        jdbc.sql("""
                        insert into watch (id, reception, room, person, client, purpose, stage, started_at)
                        values (?, ?, ?, ?, ?, ?, 'WATCHING', ?)""")
                .params(
                        watch.id().value(),
                        watch.reception().value(),
                        watch.room().value(),
                        watch.person().value(),
                        watch.client().value(),
                        purpose,
                        Timestamp.from(at))
                .update();
    }

    Optional<Watch> running(WatchId id) {
        return jdbc.sql("select * from watch where id = ? and stage = 'WATCHING'")
                .param(id.value())
                .query(Watches::read)
                .optional();
    }

    Optional<Watch> lockRunning(WatchId id) {
        return jdbc.sql("select * from watch where id = ? and stage = 'WATCHING' for update")
                .param(id.value())
                .query(Watches::read)
                .optional();
    }

    List<Watch> running() {
        return jdbc.sql("select * from watch where stage = 'WATCHING'")
                .query(Watches::read)
                .list();
    }

    Optional<RoomId> roomOf(WatchId id) {
        return jdbc.sql("select room from watch where id = ?")
                .param(id.value())
                .query((row, _) -> new RoomId(row.getObject(1, UUID.class)))
                .optional();
    }

    List<Watch> runningOf(ReceptionId reception) {
        return jdbc.sql("select * from watch where reception = ? and stage = 'WATCHING' for update")
                .param(reception.value())
                .query(Watches::read)
                .list();
    }

    /** @return the watch, when that page still holds it */
    Optional<Watch> seen(WatchId id, Actor actor) {
        return jdbc.sql("""
                        update watch set seen_at = clock_timestamp()
                        where id = ? and person = ? and client = ? and stage = 'WATCHING' returning *""")
                .params(id.value(), actor.person().value(), actor.client().value())
                .query(Watches::read)
                .optional();
    }

    /** One that was not heard of for so long. */
    Optional<Watch> lockSilent(Duration silence) {
        return jdbc.sql("""
                        select * from watch where stage = 'WATCHING' and seen_at < clock_timestamp() - make_interval(secs => ?)
                        limit 1 for update skip locked""").param(silence.toSeconds()).query(Watches::read).optional();
    }

    boolean close(WatchId id, String reason, Instant at) {
        return jdbc.sql(
                                "update watch set stage = 'CLOSED', reason = ?, closed_at = ? where id = ? and stage = 'WATCHING'")
                        .params(reason, Timestamp.from(at), id.value())
                        .update()
                == 1;
    }

    private static Watch read(ResultSet row, int number) throws SQLException {
        return new Watch(
                new WatchId(row.getObject("id", UUID.class)),
                new ReceptionId(row.getObject("reception", UUID.class)),
                new RoomId(row.getObject("room", UUID.class)),
                new PersonId(row.getObject("person", UUID.class)),
                new ClientId(row.getObject("client", UUID.class)));
    }
}
