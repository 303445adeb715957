package cn.dangmian.signaling.calendar;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The lists of holidays and make-up working days, year by year. Whoever administers the topmost office imports a newer one. */
@Service
public class CalendarLists {

    /** @param working a make-up day on which one works; else a holiday */
    public record Listed(LocalDate day, boolean working, String name) {}

    /** @param version counted for each year from 1 */
    public record Version(int year, int version, String source, Instant importedAt) {}

    private final Duties duties;
    private final Offices offices;
    private final Audit audit;
    private final JdbcClient jdbc;

    CalendarLists(Duties duties, Offices offices, Audit audit, JdbcClient jdbc) {
        this.duties = duties;
        this.offices = offices;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /** Those in force, the latest year first. */
    public List<Version> inForce() {
        return jdbc.sql("""
                        select distinct on (year) year, version, source, imported_at from calendar_list
                        order by year desc, version desc""")
                .query((row, _) -> new Version(
                        row.getInt("year"),
                        row.getInt("version"),
                        row.getString("source"),
                        row.getTimestamp("imported_at").toInstant()))
                .list();
    }

    /** @return the version that the year has from now on */
    @Transactional(propagation = Propagation.MANDATORY)
    public int replace(int year, String source, List<Listed> days, PersonId by) {
        requireTop(by);
        requireWhole(year, days);
        // Two imports of one year at once would take the same number.
        jdbc.sql("lock table calendar_list in share row exclusive mode").update();
        var version = jdbc.sql("""
                        insert into calendar_list (year, version, source, imported_by)
                        select ?, coalesce(max(version), 0) + 1, ?, ? from calendar_list where year = ? returning version""")
                .params(year, source, by.value(), year)
                .query(Integer.class)
                .single();
        days.forEach(listed -> jdbc.sql(
                        "insert into calendar_day (year, version, day, working, name) values (?, ?, ?, ?, ?)")
                .params(year, version, listed.day(), listed.working(), listed.name())
                .update());
        audit.done(
                by.value(), "calendar.import", Integer.toString(year), Map.of("version", version, "days", days.size()));
        return version;
    }

    private void requireTop(PersonId by) {
        var atTop = duties.officesOf(by, Role.SYSTEM_ADMIN).stream()
                .anyMatch(office -> offices.get(office).parent() == null);
        if (!atTop) {
            throw Refused.notAllowed(
                    "calendar.top-office-decides", "whoever administers the topmost office imports a list");
        }
    }

    /** A list may reach into the last days of the year before it: a New Year's holiday can begin there. */
    private static void requireWhole(int year, List<Listed> days) {
        var first = LocalDate.of(year - 1, 12, 20);
        var seen = new HashSet<LocalDate>();
        for (var listed : days) {
            if (listed.day().isBefore(first) || listed.day().getYear() > year || !seen.add(listed.day())) {
                throw Refused.malformed("calendar.bad-list", listed.day() + " is twice in the list, or not of " + year);
            }
        }
    }
}
