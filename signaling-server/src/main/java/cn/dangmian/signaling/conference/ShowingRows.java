package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.conference.Invitation.Side;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What sides show, in PostgreSQL: until the media let go of it. */
@Component
class ShowingRows {

    private final JdbcClient jdbc;

    ShowingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In place of what the side showed before. */
    void put(Showing showing) {
        jdbc.sql("""
                        insert into showing (reception, side, person, client, since) values (?, ?, ?, ?, ?)
                        on conflict (reception, side) do update set person = excluded.person, client = excluded.client,
                            since = excluded.since, over = false""")
                .params(
                        showing.of().reception().value(),
                        showing.of().side().name(),
                        showing.person().value(),
                        showing.client().value(),
                        Timestamp.from(showing.since()))
                .update();
    }

    Optional<Showing> find(Showing.Of of) {
        return jdbc.sql("select * from showing where reception = ? and side = ?")
                .params(of.reception().value(), of.side().name())
                .query(ShowingRows::read)
                .optional();
    }

    /** Of both sides, what is to be seen now. */
    List<Showing> of(ReceptionId reception) {
        return jdbc.sql("select * from showing where reception = ? and not over order by side")
                .param(reception.value())
                .query(ShowingRows::read)
                .list();
    }

    List<Showing> all() {
        return jdbc.sql("select * from showing order by since")
                .query(ShowingRows::read)
                .list();
    }

    void end(Showing.Of of) {
        jdbc.sql("update showing set over = true where reception = ? and side = ?")
                .params(of.reception().value(), of.side().name())
                .update();
    }

    /** The media let go of it; what was begun anew meanwhile stays. */
    void forget(Showing.Of of) {
        jdbc.sql("delete from showing where reception = ? and side = ? and over")
                .params(of.reception().value(), of.side().name())
                .update();
    }

    private static Showing read(ResultSet row, int number) throws SQLException {
        return new Showing(
                new Showing.Of(
                        new ReceptionId(row.getObject("reception", UUID.class)), Side.valueOf(row.getString("side"))),
                new PersonId(row.getObject("person", UUID.class)),
                new ClientId(row.getObject("client", UUID.class)),
                row.getTimestamp("since").toInstant(),
                row.getBoolean("over"));
    }
}
