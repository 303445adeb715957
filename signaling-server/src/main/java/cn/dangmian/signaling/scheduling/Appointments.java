package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appointments in PostgreSQL. */
@Component
class Appointments {

    private final JdbcClient jdbc;

    Appointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Appointment added) {
        try {
            insert(added, added.wish());
        } catch (DuplicateKeyException open) {
            throw new Refused("scheduling.asked-already", "the case has an appointment that is not over");
        }
        save(added);
    }

    private void insert(Appointment added, Wish wish) {
        jdbc.sql("""
                        insert into appointment (id, case_id, asked_by, requester, from_office, terminal, office, official,
                            tier_rule, tier_version, tier_outcome, head_count, language, help, wanted, representative, relation,
                            stage, way, step, revision)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[]::uuid[], 0, ?)""")
                .params(
                        added.id().value(),
                        wish.caseId().value(),
                        wish.askedBy().name())
                .param(value(wish.requester(), PersonId::value))
                .params(
                        wish.from().value(),
                        wish.terminal().value(),
                        wish.office().value())
                .param(value(wish.official(), PersonId::value))
                .params(
                        wish.tier().rule(),
                        wish.tier().version(),
                        wish.tier().outcome().name())
                .params(NeedsColumns.of(wish.needs()))
                .param(added.stage().name())
                .param(way(wish))
                .param(added.revision())
                .update();
    }

    void save(Appointment changed) {
        var marks = changed.marks();
        var slot = changed.slot();
        jdbc.sql("""
                        update appointment set stage = ?, step = ?, priority = ?, overdue = ?, moved = ?, declined = ?, missed = ?,
                            joint_with = ?, joint = ?, office = ?, official = ?, way = ?::text[]::uuid[], arrived_at = ?, attended_at = ?, slot_official = ?, slot_co_official = ?, slot_desk = ?,
                            slot_interpreter = ?, starts = ?, ends = ?, terminal = coalesce(?, terminal), deadline = ?, revision = ?
                        where id = ?""")
                .params(changed.stage().name(), marks.step(), marks.priority(), marks.overdue())
                .params(marks.moved(), marks.declined(), marks.missed())
                .param(value(marks.jointWith(), OfficeId::value))
                .param(value(marks.joint(), joint -> joint.stage().name()))
                .param(changed.wish().office().value())
                .param(value(changed.wish().official(), PersonId::value))
                .param(way(changed.wish()))
                .param(value(marks.arrivedAt(), Timestamp::from))
                .param(value(marks.attendedAt(), Timestamp::from))
                .param(value(slot, held -> held.official().value()))
                .param(value(slot, held -> value(held.coOfficial(), PersonId::value)))
                .param(value(slot, held -> held.desk().value()))
                .param(value(slot, held -> value(held.interpreter(), InterpreterId::value)))
                .param(value(slot, held -> Timestamp.from(held.starts())))
                .param(value(slot, held -> Timestamp.from(held.ends())))
                .param(value(slot, held -> held.terminal().value()))
                .param(value(changed.deadline(), Timestamp::from))
                .param(changed.revision())
                .param(changed.id().value())
                .update();
    }

    private static String[] way(Wish wish) {
        return wish.way().stream().map(OfficeId::toString).toArray(String[]::new);
    }

    Optional<Appointment> find(AppointmentId id) {
        return jdbc.sql("select * from appointment where id = ?")
                .param(id.value())
                .query(Appointments::read)
                .optional();
    }

    Optional<Appointment> lock(AppointmentId id) {
        return jdbc.sql("select * from appointment where id = ? for update")
                .param(id.value())
                .query(Appointments::read)
                .optional();
    }

    /**
     * Whose time is today, at a desk of that office. Locked first and asked then: the time, and with it the desk, may be changed
     * while this waits for the lock, and a join would look for the desk that it was.
     */
    Optional<Appointment> lockToday(CaseId caseId, OfficeId office) {
        return jdbc.sql("select * from appointment where case_id = ? and stage = 'SCHEDULED' for update")
                .param(caseId.value())
                .query(Appointments::read)
                .optional()
                .filter(found -> isToday(found.id(), office));
    }

    private boolean isToday(AppointmentId id, OfficeId office) {
        return jdbc.sql("""
                        select exists (select from appointment a join desk d on d.id = a.slot_desk
                        where a.id = ? and d.office = ? and (a.starts at time zone 'Asia/Shanghai')::date
                            = (clock_timestamp() at time zone 'Asia/Shanghai')::date)""")
                .params(id.value(), office.value())
                .query(Boolean.class)
                .single();
    }

    boolean isOpen(CaseId caseId) {
        return jdbc.sql("""
                        select exists (select from appointment where case_id = ?
                            and stage not in ('REJECTED', 'LAPSED', 'CANCELLED', 'FULFILLED'))""").param(caseId.value()).query(Boolean.class).single();
    }

    List<Instant> startsToday(OfficeId office) {
        return jdbc.sql("""
                        select a.starts from appointment a join desk d on d.id = a.slot_desk
                        where d.office = ? and a.stage = 'SCHEDULED' and (a.arrived_at is null or a.starts > clock_timestamp())
                          and (a.starts at time zone 'Asia/Shanghai')::date = (clock_timestamp() at time zone 'Asia/Shanghai')::date
                        order by a.starts""")
                .param(office.value())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .list();
    }

    /** One whose clock ran out, by PostgreSQL's clock; locked, and none that another node holds. */
    Optional<Appointment> lockExpired(Set<AppointmentId> except) {
        return jdbc.sql("""
                        select * from appointment where deadline <= clock_timestamp() and id <> all (?::text[]::uuid[])
                        order by deadline limit 1 for update skip locked""")
                .param(except.stream().map(AppointmentId::toString).toArray(String[]::new))
                .query(Appointments::read)
                .optional();
    }

    private static <T, R> @Nullable R value(@Nullable T held, Function<T, @Nullable R> of) {
        return held == null ? null : of.apply(held);
    }

    private static Appointment read(ResultSet row, int number) throws SQLException {
        var standing =
                new Appointment.Standing(marks(row), slot(row), instant(row, "deadline"), row.getLong("revision"));
        return new Appointment(
                new AppointmentId(row.getObject("id", UUID.class)),
                wish(row),
                AppointmentStage.valueOf(row.getString("stage")),
                standing);
    }

    private static Wish wish(ResultSet row) throws SQLException {
        return new Wish(
                new CaseId(row.getObject("case_id", UUID.class)),
                Wish.AskedBy.valueOf(row.getString("asked_by")),
                value(row.getObject("requester", UUID.class), PersonId::new),
                new TerminalId(row.getObject("terminal", UUID.class)),
                new OfficeId(row.getObject("from_office", UUID.class)),
                new OfficeId(row.getObject("office", UUID.class)),
                value(row.getObject("official", UUID.class), PersonId::new),
                way(row),
                new Wish.TierFinding(
                        row.getString("tier_rule"),
                        row.getInt("tier_version"),
                        TierPilot.Outcome.valueOf(row.getString("tier_outcome"))),
                NeedsColumns.read(row));
    }

    private static List<OfficeId> way(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray("way").getArray())
                .map(OfficeId::new)
                .toList();
    }

    private static Marks marks(ResultSet row) throws SQLException {
        return new Marks(
                row.getInt("step"),
                row.getBoolean("priority"),
                row.getBoolean("overdue"),
                row.getBoolean("moved"),
                row.getBoolean("declined"),
                row.getInt("missed"),
                joint(row),
                instant(row, "arrived_at"),
                instant(row, "attended_at"));
    }

    private static @Nullable Joint joint(ResultSet row) throws SQLException {
        var with = row.getObject("joint_with", UUID.class);
        return with == null ? null : new Joint(new OfficeId(with), Joint.JointStage.valueOf(row.getString("joint")));
    }

    private static @Nullable Slot slot(ResultSet row) throws SQLException {
        var starts = instant(row, "starts");
        var ends = instant(row, "ends");
        if (starts == null || ends == null) {
            return null;
        }
        return new Slot(
                new PersonId(row.getObject("slot_official", UUID.class)),
                value(row.getObject("slot_co_official", UUID.class), PersonId::new),
                new DeskId(row.getObject("slot_desk", UUID.class)),
                new TerminalId(row.getObject("terminal", UUID.class)),
                value(row.getObject("slot_interpreter", UUID.class), InterpreterId::new),
                starts,
                ends);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }
}
