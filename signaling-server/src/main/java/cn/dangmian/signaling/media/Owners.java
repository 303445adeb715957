package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.media.RoomRows.Room;
import cn.dangmian.signaling.media.events.RoomLost;
import cn.dangmian.signaling.media.server.LinkId;
import cn.dangmian.signaling.media.server.MediaFailure;
import cn.dangmian.signaling.media.server.MediaServer;
import cn.dangmian.signaling.wire.Nodes;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Which node drives which room. The owner renews its lease every second; a room whose lease ran out is taken over with the next
 * epoch and claimed at the media server, so that the picture goes on. An owner that wakes finds the room is not its own.
 */
@Component
class Owners {

    private static final Logger LOG = LoggerFactory.getLogger(Owners.class);

    private final JdbcClient jdbc;
    private final RoomRows rows;
    private final RoomLocks locks;
    private final MediaServer server;
    private final Nodes nodes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile Set<RoomId> own = Set.of();

    Owners(
            JdbcClient jdbc,
            RoomRows rows,
            RoomLocks locks,
            MediaServer server,
            Nodes nodes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.locks = locks;
        this.server = server;
        this.nodes = nodes;
        this.events = events;
        this.clock = clock;
    }

    List<RoomId> ownRooms() {
        return jdbc.sql("select id from media_room where owner = ? and stage = 'OPEN' and server_ref is not null")
                .param(nodes.self())
                .query((row, _) -> new RoomId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether the room was this node's when it last renewed its leases; asks nobody. */
    boolean drives(RoomId room) {
        return own.contains(room);
    }

    boolean isOwn(Room room) {
        return room.owner().equals(nodes.self());
    }

    /** Before every work of an owner: the room is still its own, and the media server knows it as such. */
    Room requireOwn(RoomId id) {
        var room = rows.find(id).orElseThrow(() -> Refused.unknown("media.unknown-room", "no such room: " + id));
        if (!isOwn(room)) {
            server.forget(id);
            throw new Refused("media.room-moved", "room " + id + " is driven by another node");
        }
        if (room.ref() != null && room.stage().equals("OPEN") && !server.holds(id) && server.isUp()) {
            claim(room);
            return rows.find(id).orElse(room);
        }
        return room;
    }

    private void claim(Room room) {
        var links = new HashMap<LinkId, String>();
        rows.links(room.id()).forEach(link -> {
            if (link.ref() != null) {
                links.put(link.id(), link.ref());
            }
        });
        if (room.ref() == null || !server.claim(room.id(), room.ref(), links)) {
            lost(room.id());
        }
    }

    void lost(RoomId room) {
        LOG.warn("room {} is lost at the media server", room);
        server.forget(room);
        rows.deleteLinks(room);
        rows.become(room, "LOST", null);
        events.publishEvent(new RoomLost(room, clock.instant()));
    }

    @Scheduled(fixedDelayString = "PT1S")
    void keepLeases() {
        try {
            renew();
            takeOver();
            claimUnheld();
        } catch (DataAccessException | TransactionException later) {
            LOG.warn("leases are renewed later: {}", later.toString());
        }
    }

    private void renew() {
        var still = new HashSet<>(jdbc.sql("""
                        update media_room set lease_until = clock_timestamp() + interval '3 s'
                        where owner = ? and stage <> 'CLOSED' returning id""")
                .param(nodes.self())
                .query((row, _) -> new RoomId(row.getObject(1, UUID.class)))
                .list());
        own.stream().filter(room -> !still.contains(room)).forEach(server::forget);
        own = still;
    }

    private void takeOver() {
        if (!server.isUp()) {
            return;
        }
        var taken = jdbc.sql("""
                        update media_room set owner = :self, epoch = epoch + 1, lease_until = clock_timestamp() + interval '3 s'
                        where id in (select id from media_room where stage <> 'CLOSED' and owner <> :self
                                     and lease_until < clock_timestamp() limit 50 for update skip locked)
                        returning id""")
                .param("self", nodes.self())
                .query((row, _) -> new RoomId(row.getObject(1, UUID.class)))
                .list();
        taken.forEach(room -> LOG.warn("taking over room {}", room));
    }

    /** Rooms just taken over, and those of this node before it was restarted: the server keeps what nobody claims for a while only. */
    private void claimUnheld() {
        if (server.isUp()) {
            ownRooms().stream().filter(room -> !server.holds(room)).forEach(this::claimSoon);
        }
    }

    private void claimSoon(RoomId room) {
        try {
            locks.inRoom(room, () -> requireOwn(room));
        } catch (MediaFailure | Refused later) {
            LOG.warn("room {} is claimed later: {}", room, later.getMessage());
        }
    }
}
