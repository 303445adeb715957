package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every text that was given to be read, in PostgreSQL; none is ever changed. */
@Component
class ShownTexts {

    private final JdbcClient jdbc;

    ShownTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ReceptionId reception, Text text) {
        jdbc.sql("""
                        insert into minutes_text (reception, version, words, sha256, shown_by, shown_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        reception.value(),
                        text.version(),
                        text.words(),
                        text.sha256(),
                        text.shownBy().value(),
                        Timestamp.from(text.shownAt()))
                .update();
    }

    Optional<Text> find(ReceptionId reception, int version) {
        return jdbc.sql("select * from minutes_text where reception = ? and version = ?")
                .params(reception.value(), version)
                .query(ShownTexts::read)
                .optional();
    }

    private static Text read(ResultSet row, int number) throws SQLException {
        return new Text(
                row.getInt("version"),
                row.getString("words"),
                row.getString("sha256"),
                new PersonId(row.getObject("shown_by", UUID.class)),
                row.getTimestamp("shown_at").toInstant());
    }
}
