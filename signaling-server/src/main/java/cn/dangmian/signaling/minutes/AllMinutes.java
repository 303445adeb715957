package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The minutes of every reception, in PostgreSQL. */
@Component
class AllMinutes {

    private final JdbcClient jdbc;

    AllMinutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks them for this transaction, so that changes come one after another; begins them when there are none. */
    Minutes lock(ReceptionId reception) {
        jdbc.sql("insert into minutes (reception) values (?) on conflict do nothing")
                .param(reception.value())
                .update();
        return jdbc.sql("select * from minutes where reception = ? for update")
                .param(reception.value())
                .query(AllMinutes::read)
                .single();
    }

    Optional<Minutes> find(ReceptionId reception) {
        return jdbc.sql("select * from minutes where reception = ?")
                .param(reception.value())
                .query(AllMinutes::read)
                .optional();
    }

    long changed(ReceptionId reception) {
        return jdbc.sql("update minutes set revision = revision + 1 where reception = ? returning revision")
                .param(reception.value())
                .query(Long.class)
                .single();
    }

    void shown(ReceptionId reception, int version) {
        jdbc.sql("update minutes set stage = 'SHOWN', version = ? where reception = ?")
                .params(version, reception.value())
                .update();
    }

    void reopened(ReceptionId reception) {
        jdbc.sql("update minutes set stage = 'OPEN' where reception = ?")
                .param(reception.value())
                .update();
    }

    void closed(ReceptionId reception, Instant at) {
        jdbc.sql("update minutes set stage = 'CLOSED', closed_at = ? where reception = ?")
                .params(Timestamp.from(at), reception.value())
                .update();
    }

    private static Minutes read(ResultSet row, int number) throws SQLException {
        var closed = row.getTimestamp("closed_at");
        return new Minutes(
                new ReceptionId(row.getObject("reception", UUID.class)),
                Minutes.Stage.valueOf(row.getString("stage")),
                row.getLong("revision"),
                row.getInt("version"),
                closed == null ? null : closed.toInstant());
    }
}
