package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Snapshots;
import cn.dangmian.signaling.organization.DeskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who mans which terminal or desk, in PostgreSQL. One client at a time; the later one displaces the earlier. */
@Component
class Posts {

    private final JdbcClient jdbc;

    Posts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void man(UUID post, boolean isDesk, OfficeId office, Actor actor, Instant at) {
        jdbc.sql("""
                        insert into reception_post (id, kind, office, person, client, device, since, seen_at, tenure)
                        values (:id, :kind, :office, :person, :client, :device::uuid, :at, :at, 1)
                        on conflict (id) do update set person = :person, client = :client, device = :device::uuid,
                            since = :at, seen_at = :at, tenure = reception_post.tenure + 1,
                            pause_reason = case when reception_post.person = :person then reception_post.pause_reason end,
                            paused_since = case when reception_post.person = :person then reception_post.paused_since end,
                            paused_until = case when reception_post.person = :person then reception_post.paused_until end,
                            revision = nextval('reception_view_revision')""")
                .param("id", post)
                .param("kind", isDesk ? "DESK" : "TERMINAL")
                .param("office", office.value())
                .param("person", actor.person().value())
                .param("client", actor.client().value())
                .param("device", deviceOf(actor))
                .param("at", Timestamp.from(at))
                .update();
    }

    void leave(UUID post) {
        jdbc.sql("""
                        update reception_post set person = null, client = null, device = null, since = null, seen_at = null,
                            pause_reason = null, paused_since = null, paused_until = null,
                            revision = nextval('reception_view_revision') where id = ?""").param(post).update();
    }

    /** @param pause null to call again */
    void pause(UUID desk, @Nullable Pause pause) {
        jdbc.sql("""
                        update reception_post set pause_reason = :reason, paused_since = :since, paused_until = :until,
                            revision = nextval('reception_view_revision') where id = :id""")
                .param("id", desk)
                .param("reason", pause == null ? null : pause.reason().name())
                .param("since", pause == null ? null : Timestamp.from(pause.since()))
                .param("until", pause == null ? null : Timestamp.from(pause.until()))
                .update();
    }

    /** Of a desk that is manned. */
    static PersonId personAt(Post post) {
        return Objects.requireNonNull(post.manned()).person();
    }

    /** Locks the post for this transaction, so that its commands come one after another. */
    Post requireMannedBy(UUID post, Actor actor) {
        return lock(post).filter(found -> found.isMannedBy(actor)).orElseThrow(Posts::displaced);
    }

    private static Refused displaced() {
        return new Refused("reception.displaced", "another page mans this terminal or desk now");
    }

    /** Locks the post for this transaction. */
    Optional<Post> lock(UUID post) {
        return jdbc.sql("select * from reception_post where id = ? for update")
                .param(post)
                .query(Posts::read)
                .optional();
    }

    List<Post> manned() {
        return jdbc.sql("select * from reception_post where client is not null")
                .query(Posts::read)
                .list();
    }

    List<Post> mannedBy(PersonId person) {
        return jdbc.sql("select * from reception_post where person = ?")
                .param(person.value())
                .query(Posts::read)
                .list();
    }

    Optional<Post> find(UUID post) {
        return Snapshots.once(
                new PostOf(post),
                () -> jdbc.sql("select * from reception_post where id = ?")
                        .param(post)
                        .query(Posts::read)
                        .optional());
    }

    private record PostOf(UUID post) {}

    /** Asks for all of them at once, before each is asked for. */
    void lookUp(Collection<UUID> posts) {
        var found = new HashMap<PostOf, Optional<Post>>();
        posts.forEach(post -> found.put(new PostOf(post), Optional.empty()));
        jdbc.sql("select * from reception_post where id = any(?)")
                .param(posts.toArray(UUID[]::new))
                .query(Posts::read)
                .list()
                .forEach(post -> found.put(new PostOf(post.id()), Optional.of(post)));
        Snapshots.know(found);
    }

    /** Who mans these posts; a post that nobody mans is not among them. */
    Map<UUID, ClientId> clientsAt(Collection<UUID> posts) {
        var clients = new HashMap<UUID, ClientId>();
        jdbc.sql("select id, client from reception_post where id in (:posts) and client is not null")
                .param("posts", posts)
                .query(row -> {
                    clients.put(row.getObject(1, UUID.class), new ClientId(row.getObject(2, UUID.class)));
                });
        return clients;
    }

    List<Post> mannedDesks(OfficeId office) {
        return Snapshots.once(new MannedAt(office), () -> askForManned(office));
    }

    private record MannedAt(OfficeId office) {}

    private List<Post> askForManned(OfficeId office) {
        return jdbc.sql(
                        "select * from reception_post where office = ? and kind = 'DESK' and client is not null order by id")
                .param(office.value())
                .query(Posts::read)
                .list();
    }

    /** Those of its desks that call nobody for a while. */
    Map<DeskId, Pause> pauses(OfficeId office) {
        var pauses = new LinkedHashMap<DeskId, Pause>();
        for (var desk : mannedDesks(office)) {
            if (desk.pause() != null) {
                pauses.put(new DeskId(desk.id()), desk.pause());
            }
        }
        return pauses;
    }

    List<Post> manned(Collection<UUID> posts) {
        if (posts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from reception_post where id in (:posts) and client is not null")
                .param("posts", posts)
                .query(Posts::read)
                .list();
    }

    List<OfficeId> officesWithMannedDesks() {
        return jdbc.sql("select distinct office from reception_post where kind = 'DESK' and client is not null")
                .query((row, _) -> new OfficeId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether both posts of a reception were heard of lately. */
    boolean areSeen(Reception reception, Duration within) {
        return jdbc.sql(
                                "select count(*) from reception_post where id in (?, ?) and seen_at > clock_timestamp() - make_interval(secs => ?)")
                        .params(
                                reception.visit().terminal().value(),
                                reception.seating().desk().value(),
                                within.toSeconds())
                        .query(Integer.class)
                        .single()
                == 2;
    }

    void seen(UUID post, Actor actor, Instant at) {
        // Whatever a crash of the database takes away is said again by the next renewal: nobody waits for the disk.
        jdbc.sql("set local synchronous_commit to off").update();
        var seen = jdbc.sql("""
                        update reception_post set seen_at = ? where id = ? and client = ? and person = ?
                          and device is not distinct from ?::uuid and tenure = coalesce(?, tenure)""")
                .param(Timestamp.from(at))
                .param(post)
                .param(actor.client().value())
                .param(actor.person().value())
                .param(deviceOf(actor))
                .param(actor.tenure())
                .update();
        if (seen != 1) {
            throw displaced();
        }
    }

    private static @Nullable UUID deviceOf(Actor actor) {
        return actor.device() == null ? null : actor.device().value();
    }

    private static Post read(ResultSet row, int number) throws SQLException {
        var client = row.getObject("client", UUID.class);
        var device = row.getObject("device", UUID.class);
        var manned = client == null
                ? null
                : new Post.Manning(
                        new PersonId(row.getObject("person", UUID.class)),
                        new ClientId(client),
                        device == null ? null : new DeviceId(device),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("seen_at").toInstant(),
                        row.getLong("tenure"));
        return new Post(
                row.getObject("id", UUID.class),
                row.getString("kind").equals("DESK"),
                new OfficeId(row.getObject("office", UUID.class)),
                manned,
                readPause(row),
                row.getLong("revision"));
    }

    private static @Nullable Pause readPause(ResultSet row) throws SQLException {
        var reason = row.getString("pause_reason");
        return reason == null
                ? null
                : new Pause(
                        Manning.PauseReason.valueOf(reason),
                        row.getTimestamp("paused_since").toInstant(),
                        row.getTimestamp("paused_until").toInstant());
    }
}
