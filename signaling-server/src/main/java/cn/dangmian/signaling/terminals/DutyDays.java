package cn.dangmian.signaling.terminals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Monday to Friday, but for the days that the table names. */
@Component
class DutyDays {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;

    DutyDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isDuty(LocalDate day) {
        return jdbc.sql("select duty from terminal_duty_day where day = ?")
                .param(day)
                .query(Boolean.class)
                .optional()
                .orElseGet(() -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
    }
}
