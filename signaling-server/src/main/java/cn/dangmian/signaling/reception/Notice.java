package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.calendar.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The notice of recording and oversight that a clerk reads aloud before check-in. New words are a new version; see the migration that
 * brings them.
 */
@Component
public class Notice {

    public record Paragraph(String zh, String en) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Notice(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The one that holds today. */
    public String version() {
        return jdbc.sql("select version from reception_notice where valid_from <= ? order by valid_from desc limit 1")
                .param(LocalDate.ofInstant(clock.instant(), WorkingDays.BEIJING))
                .query(String.class)
                .single();
    }

    /** The words of a version, today's or an older one. */
    public List<Paragraph> words(String version) {
        return jdbc.sql("select zh, en from reception_notice_paragraph where version = ? order by position")
                .param(version)
                .query((row, _) -> new Paragraph(row.getString(1), row.getString(2)))
                .list();
    }
}
