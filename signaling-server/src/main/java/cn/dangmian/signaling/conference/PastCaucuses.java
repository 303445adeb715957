package cn.dangmian.signaling.conference;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.casework.CaseReading;
import cn.dangmian.signaling.conference.ConferenceViews.CaucusShown;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When the petitioner's side of a talk was held. */
@Component
class PastCaucuses {

    private final Talks talks;
    private final CaseReading cases;
    private final JdbcClient jdbc;

    PastCaucuses(Talks talks, CaseReading cases, JdbcClient jdbc) {
        this.talks = talks;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    void begun(ReceptionId reception, Instant at) {
        jdbc.sql("insert into conference_caucus (reception, begun_at) values (?, ?)")
                .params(reception.value(), Timestamp.from(at))
                .update();
    }

    /** Nothing when the media never held it. */
    void ended(ReceptionId reception, Instant at) {
        jdbc.sql(
                        "update conference_caucus set ended_at = greatest(begun_at, ?) where reception = ? and ended_at is null")
                .params(Timestamp.from(at), reception.value())
                .update();
    }

    /** In the order of time, for whoever may see the case. */
    @Transactional(readOnly = true)
    public List<CaucusShown> of(ReceptionId reception, PersonId reader) {
        var unknown = Refused.unknown("conference.unknown-reception", "no such reception: " + reception);
        cases.read(new CaseId(talks.shown(reception).caseShown().id()), reader, unknown);
        return jdbc.sql("select begun_at, ended_at from conference_caucus where reception = ? order by begun_at")
                .param(reception.value())
                .query((row, _) -> {
                    var until = row.getTimestamp(2);
                    return new CaucusShown(row.getTimestamp(1).toInstant(), until == null ? null : until.toInstant());
                })
                .list();
    }
}
