package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.scheduling.AppointmentReading.CaseShown;
import cn.dangmian.signaling.scheduling.AppointmentReading.Named;
import cn.dangmian.signaling.scheduling.AppointmentReading.Shown;
import cn.dangmian.signaling.scheduling.AppointmentReading.SlotShown;
import cn.dangmian.signaling.scheduling.AppointmentReading.Step;
import cn.dangmian.signaling.scheduling.AppointmentReading.Tier;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appointments with the names of all that they point at, in one question. */
@Component
class AppointmentRows {

    private static final int MOST = 200;

    private static final String ALL = """
            select a.*, c.number, c.title, c.petitioner, f.name as from_office_name, o.name as office_name, r.id as reviewer,
                r.name as reviewer_name, j.name as joint_with_name, t.name as terminal_name, w.name as official_name,
                p.name as slot_official_name, q.name as slot_co_official_name, d.name as slot_desk_name,
                l.id as slot_line, l.name as slot_line_name, i.name as slot_interpreter_name
            from appointment a join petition_case c on c.id = a.case_id
            join office f on f.id = a.from_office join office o on o.id = a.office
            join office r on r.id = a.way[a.step + 1] join terminal t on t.id = a.terminal
            left join office j on j.id = a.joint_with left join person w on w.id = a.official
            left join person p on p.id = a.slot_official left join person q on q.id = a.slot_co_official
            left join desk d on d.id = a.slot_desk left join office l on l.id = d.office
            left join interpreter i on i.id = a.slot_interpreter
            """;

    private final JdbcClient jdbc;

    AppointmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Shown get(AppointmentId id) {
        return jdbc.sql(ALL + "where a.id = ?")
                .param(id.value())
                .query(AppointmentRows::read)
                .single();
    }

    List<Shown> openAt(OfficeId office) {
        return jdbc.sql(ALL + """
                        where (a.office = :office or a.from_office = :office or a.joint_with = :office
                               or a.stage in ('SUBMITTED', 'UNDER_REVIEW') and a.way[a.step + 1] = :office)
                          and a.stage not in ('REJECTED', 'LAPSED', 'CANCELLED', 'FULFILLED')
                        order by a.priority desc, a.created_at, a.id limit\s""" + MOST)
                .param("office", office.value())
                .query(AppointmentRows::read)
                .list();
    }

    List<Shown> heldAt(OfficeId office, Instant from, Instant until) {
        return jdbc.sql(ALL + """
                        where (a.office = :office or a.from_office = :office or a.joint_with = :office)
                          and a.stage in ('SCHEDULED', 'FULFILLED') and a.starts < :until and a.ends > :from
                        order by a.starts, a.id limit\s""" + MOST)
                .param("office", office.value())
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(AppointmentRows::read)
                .list();
    }

    List<Step> history(AppointmentId id) {
        return jdbc.sql("""
                        select h.*, p.name as person_name, o.name as office_name from appointment_history h
                        left join person p on p.id = h.person left join office o on o.id = h.office
                        where h.appointment = ? order by h.revision""")
                .param(id.value())
                .query((row, _) -> new Step(
                        row.getTimestamp("at").toInstant(),
                        row.getString("kind"),
                        named(row, "person"),
                        named(row, "office"),
                        instant(row, "starts"),
                        row.getString("reason")))
                .list();
    }

    private static Shown read(ResultSet row, int number) throws SQLException {
        return new Shown(
                new AppointmentId(row.getObject("id", UUID.class)),
                row.getLong("revision"),
                row.getString("stage"),
                row.getString("asked_by"),
                new CaseShown(row.getObject("case_id", UUID.class), row.getString("number"), row.getString("title")),
                row.getString("petitioner"),
                surely(row, "from_office"),
                surely(row, "terminal"),
                surely(row, "office"),
                surely(row, "reviewer"),
                named(row, "joint_with"),
                row.getString("joint"),
                named(row, "official"),
                new Tier(row.getString("tier_rule"), row.getInt("tier_version"), row.getString("tier_outcome")),
                NeedsColumns.read(row),
                slot(row),
                row.getBoolean("priority"),
                row.getBoolean("overdue"),
                row.getBoolean("moved"),
                row.getBoolean("declined"),
                row.getInt("missed"),
                instant(row, "arrived_at"),
                instant(row, "attended_at"),
                instant(row, "deadline"));
    }

    private static @Nullable SlotShown slot(ResultSet row) throws SQLException {
        var starts = instant(row, "starts");
        var ends = instant(row, "ends");
        return starts == null || ends == null
                ? null
                : new SlotShown(
                        surely(row, "slot_official"),
                        named(row, "slot_co_official"),
                        surely(row, "slot_desk"),
                        surely(row, "slot_line"),
                        named(row, "slot_interpreter"),
                        starts,
                        ends);
    }

    private static Named surely(ResultSet row, String column) throws SQLException {
        return new Named(row.getObject(column, UUID.class), row.getString(column + "_name"));
    }

    private static @Nullable Named named(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class) == null ? null : surely(row, column);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }
}
