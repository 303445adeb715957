package cn.dangmian.signaling.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts days as offices do: Monday to Friday, but for what the lists in force say; in Beijing time. */
@Component
public class WorkingDays {

    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /**
     * @param name of the holiday, or why one works; empty for a day that no list names
     * @param announced whether the list of its year is known; else weekends are all that is known of it
     */
    public record Day(LocalDate day, boolean working, String name, boolean announced) {}

    private final JdbcClient jdbc;

    WorkingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean isWorking(LocalDate day) {
        return jdbc.sql("select is_working_day(?)")
                .param(day)
                .query(Boolean.class)
                .single();
    }

    /** The first of these days, itself or after it, on which one works. */
    public LocalDate onOrAfter(LocalDate day) {
        return nth(day, 1);
    }

    /**
     * When so many working days are over: the end of the last of them.
     *
     * @param firstCounts whether the day on which it begins is the first of them, when it is a working day
     */
    public Instant deadline(Instant from, int days, boolean firstCounts) {
        var first = LocalDate.ofInstant(from, BEIJING);
        var last = nth(firstCounts ? first : first.plusDays(1), days);
        return last.plusDays(1).atStartOfDay(BEIJING).toInstant();
    }

    /** Each day from the first to the last. */
    public List<Day> between(LocalDate first, LocalDate last) {
        return jdbc.sql("""
                        select d::date as day, is_working_day(d::date) as working, coalesce(c.name, '') as name,
                            exists (select from calendar_list where year = extract(year from d)) as announced
                        from generate_series(?::date, ?::date, interval '1 day') d
                        left join calendar_day_in_force c on c.day = d::date order by d""")
                .params(first, last)
                .query((row, _) -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getBoolean("working"),
                        row.getString("name"),
                        row.getBoolean("announced")))
                .list();
    }

    // No holiday is longer than a month, so that many days hold the wanted one.
    private LocalDate nth(LocalDate from, int n) {
        return jdbc.sql("""
                        select d::date from generate_series(:from::date, :from::date + 31 + 2 * :n, interval '1 day') d
                        where is_working_day(d::date) order by d offset :n - 1 limit 1""")
                .param("from", from)
                .param("n", n)
                .query(LocalDate.class)
                .single();
    }
}
