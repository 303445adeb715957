package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The caucus and the revision of each conference in PostgreSQL. */
@Component
class Conferences {

    enum Caucus {
        NONE,
        /** Asked for; the media do not know it yet. */
        BEGINNING,
        ON,
        /** Asked to end; the petitioner's side is still held. */
        ENDING
    }

    /** @param caucusSince null while there is none */
    record Conference(
            ReceptionId reception,
            long revision,
            Caucus caucus,
            @Nullable Instant caucusSince) {}

    private final JdbcClient jdbc;

    Conferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Conference of(ReceptionId reception) {
        return jdbc.sql("select * from conference where reception = ?")
                .param(reception.value())
                .query(Conferences::read)
                .optional()
                .orElse(new Conference(reception, 0, Caucus.NONE, null));
    }

    /** Locks the conference for this transaction, and gives it its next revision. */
    Conference touch(ReceptionId reception) {
        return jdbc.sql("""
                        insert into conference (reception) values (?)
                        on conflict (reception) do update set revision = nextval('conference_revision') returning *""").param(reception.value()).query(Conferences::read).single();
    }

    /** The same, where there is one: most talks have none. Whoever changes invitations and conference locks this first. */
    Optional<Conference> touchIfAny(ReceptionId reception) {
        return jdbc.sql(
                        "update conference set revision = nextval('conference_revision') where reception = ? returning *")
                .param(reception.value())
                .query(Conferences::read)
                .optional();
    }

    void become(ReceptionId reception, Caucus caucus, @Nullable Instant since, @Nullable PersonId by) {
        jdbc.sql(
                        "update conference set caucus = ?, caucus_since = ?, caucus_by = coalesce(?, caucus_by) where reception = ?")
                .param(caucus.name())
                .param(since == null ? null : Timestamp.from(since))
                .param(by == null ? null : by.value())
                .param(reception.value())
                .update();
    }

    /** Those whose caucus was to begin or to end so long ago, and did not. */
    List<ReceptionId> stuck(Duration since) {
        return jdbc.sql("""
                        select reception from conference where caucus in ('BEGINNING', 'ENDING')
                          and caucus_since < clock_timestamp() - make_interval(secs => ?)""")
                .param(since.toSeconds())
                .query((row, _) -> new ReceptionId(row.getObject(1, UUID.class)))
                .list();
    }

    private static Conference read(ResultSet row, int number) throws SQLException {
        var since = row.getTimestamp("caucus_since");
        return new Conference(
                new ReceptionId(row.getObject("reception", UUID.class)),
                row.getLong("revision"),
                Caucus.valueOf(row.getString("caucus")),
                since == null ? null : since.toInstant());
    }
}
