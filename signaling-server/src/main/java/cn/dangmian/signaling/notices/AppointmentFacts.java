package cn.dangmian.signaling.notices;

import cn.dangmian.signaling.casework.CaseId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a notice needs to know of an appointment at one of its revisions. */
@Component
class AppointmentFacts {

    /**
     * @param by who did it; null for a clock, and for the petitioner
     * @param missed how often the petitioner did not come
     * @param outdated whether something else was told since
     */
    record Facts(
            CaseId caseId,
            OfficeId from,
            OfficeId office,
            String fromName,
            String officeName,
            String terminalName,
            String language,
            String reason,
            @Nullable PersonId by,
            int missed,
            boolean outdated) {

        Notices.About about() {
            return new Notices.About(caseId, from, office, language);
        }

        String place() {
            return fromName + terminalName;
        }
    }

    private final JdbcClient jdbc;

    AppointmentFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Facts> at(AppointmentId id, long revision) {
        return jdbc.sql("""
                        select a.case_id, a.from_office, a.office, f.name as from_name, o.name as office_name,
                            t.name as terminal_name, a.language, h.reason, h.person, a.missed,
                            exists (select from appointment_history later where later.appointment = a.id
                                      and later.revision > h.revision and later.kind in ('APPOINTMENT_SCHEDULED',
                                          'APPOINTMENT_RESCHEDULED', 'APPOINTMENT_DECLINED', 'APPOINTMENT_CANCELLED',
                                          'APPOINTMENT_SUBMITTED', 'APPOINTMENT_REJECTED', 'APPOINTMENT_RETURNED', 'APPOINTMENT_LAPSED',
                                          'APPOINTMENT_FULFILLED', 'PETITIONER_MISSED', 'OFFICIAL_MISSED',
                                          'APPOINTMENT_DEFERRED')) as outdated
                        from appointment a join appointment_history h on h.appointment = a.id and h.revision = ?
                        join office f on f.id = a.from_office join office o on o.id = a.office
                        join terminal t on t.id = a.terminal
                        where a.id = ?""")
                .params(revision, id.value())
                .query(AppointmentFacts::read)
                .optional();
    }

    private static Facts read(ResultSet row, int number) throws SQLException {
        var person = row.getObject("person", UUID.class);
        return new Facts(
                new CaseId(row.getObject("case_id", UUID.class)),
                new OfficeId(row.getObject("from_office", UUID.class)),
                new OfficeId(row.getObject("office", UUID.class)),
                row.getString("from_name"),
                row.getString("office_name"),
                row.getString("terminal_name"),
                row.getString("language"),
                row.getString("reason"),
                person == null ? null : new PersonId(person),
                row.getInt("missed"),
                row.getBoolean("outdated"));
    }
}
