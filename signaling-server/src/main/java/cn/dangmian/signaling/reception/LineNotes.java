package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.media.events.SeatQuality;
import cn.dangmian.signaling.media.events.SeatQualityChanged;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the lines were in a talk: noted whenever a seat says something else, and kept with the reception. */
@Component
class LineNotes {

    /** A line that changes without end is bad; another note says nothing more. */
    private static final int MOST = 500;

    /**
     * @param up grade of the way to the media server
     * @param rttMillis of the worse way
     */
    record Note(
            String seat,
            Instant at,
            SeatQuality.Grade up,
            SeatQuality.Grade down,
            SeatQuality.Picture picture,
            double upLossPercent,
            double downLossPercent,
            int rttMillis) {}

    private final JdbcClient jdbc;
    private final CheckInSheet sheets;

    LineNotes(JdbcClient jdbc, CheckInSheet sheets) {
        this.jdbc = jdbc;
        this.sheets = sheets;
    }

    @EventListener
    void on(SeatQualityChanged changed) {
        var said = changed.quality();
        jdbc.sql("""
                        insert into reception_line_note
                        select r.id, :seat, :at, :up, :down, :picture, :upLoss, :downLoss, :rtt from reception r
                        where r.room = :room and r.stage in ('CONNECTING', 'IN_PROGRESS', 'INTERRUPTED')
                          and (select count(*) from reception_line_note n where n.reception = r.id) < :most
                        on conflict do nothing""")
                .param("seat", changed.name())
                .param("at", Timestamp.from(changed.at()))
                .param("up", said.up().grade().name())
                .param("down", said.down().grade().name())
                .param("picture", said.picture().name())
                .param("upLoss", said.up().lossPercent())
                .param("downLoss", said.down().lossPercent())
                .param("rtt", Math.max(said.up().rttMillis(), said.down().rttMillis()))
                .param("room", changed.room().value())
                .param("most", MOST)
                .update();
    }

    /** What each seat of each reception said last; nothing of who never said anything. */
    Map<ReceptionId, List<Views.LineShown>> lastOf(List<ReceptionId> receptions) {
        var found = new HashMap<ReceptionId, List<Views.LineShown>>();
        jdbc.sql("""
                        select r.id, n.* from unnest((select :ids)) r(id) cross join unnest((select :seats)) s(seat) cross join lateral
                            (select * from reception_line_note n where n.reception = r.id and n.seat = s.seat
                             order by n.at desc limit 1) n
                        order by r.id, n.seat desc""")
                .param("ids", receptions.stream().map(ReceptionId::value).toArray(UUID[]::new))
                .param("seats", new String[] {MediaSeating.TERMINAL, MediaSeating.DESK})
                .query(row -> {
                    found.computeIfAbsent(new ReceptionId(row.getObject("id", UUID.class)), _ -> new ArrayList<>())
                            .add(new Views.LineShown(
                                    row.getString("seat"),
                                    SeatQuality.Grade.valueOf(row.getString("up")),
                                    SeatQuality.Grade.valueOf(row.getString("down")),
                                    SeatQuality.Picture.valueOf(row.getString("picture"))));
                });
        return found;
    }

    /** In the order of time, for whoever may see the check-in. */
    List<Note> of(ReceptionId id, PersonId person) {
        sheets.requireReader(id, person);
        return jdbc.sql("select * from reception_line_note where reception = ? order by at, seat")
                .param(id.value())
                .query((row, _) -> new Note(
                        row.getString("seat"),
                        row.getTimestamp("at").toInstant(),
                        SeatQuality.Grade.valueOf(row.getString("up")),
                        SeatQuality.Grade.valueOf(row.getString("down")),
                        SeatQuality.Picture.valueOf(row.getString("picture")),
                        row.getDouble("up_loss_percent"),
                        row.getDouble("down_loss_percent"),
                        row.getInt("rtt_millis")))
                .list();
    }
}
