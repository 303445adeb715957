package cn.dangmian.signaling.minutes;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is added to closed minutes, never in place of what they say. */
@Service
class Supplements {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final AllMinutes all;
    private final Sittings sittings;
    private final Audit audit;
    private final Clock clock;

    Supplements(JdbcClient jdbc, AllMinutes all, Sittings sittings, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.all = all;
        this.sittings = sittings;
        this.audit = audit;
        this.clock = clock;
    }

    List<Supplement> of(ReceptionId reception) {
        return jdbc.sql("select * from minutes_supplement where reception = ? order by at, id")
                .param(reception.value())
                .query(Supplements::read)
                .list();
    }

    /** By the official who held the reception, and by the clerks of its terminal; the same words twice are added once. */
    @Transactional
    public void add(ReceptionId reception, String words, PersonId person) {
        sittings.writable(reception, person);
        if (all.lock(reception).stage() != Minutes.Stage.CLOSED) {
            throw new Refused("minutes.not-closed", "the minutes are not closed; they can still be written");
        }
        var said = words.strip();
        var before = of(reception);
        if (before.stream()
                .anyMatch(one -> one.words().equals(said) && one.writtenBy().equals(person))) {
            return;
        }
        if (before.size() >= MOST) {
            throw new Refused(
                    "minutes.full", before.size() + " supplements (expected: fewer than " + MOST + " before one more)");
        }
        var sha256 = Text.sha256(said);
        jdbc.sql(
                        "insert into minutes_supplement (id, reception, words, sha256, written_by, at) values (?, ?, ?, ?, ?, ?)")
                .params(Ids.next(), reception.value(), said, sha256, person.value(), Timestamp.from(clock.instant()))
                .update();
        audit.done(person.value(), "minutes.supplement", reception.toString(), Map.of("text", sha256));
    }

    private static Supplement read(ResultSet row, int number) throws SQLException {
        return new Supplement(
                row.getObject("id", UUID.class),
                row.getString("words"),
                row.getString("sha256"),
                new PersonId(row.getObject("written_by", UUID.class)),
                row.getTimestamp("at").toInstant());
    }
}
