package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.scheduling.events.AppointmentId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is told before personal information is taken (Personal Information Protection Law), and was told to whom. New words are a new
 * version; see the migration that brings them.
 */
@Component
class PrivacyNotices {

    private final JdbcClient jdbc;
    private final Clock clock;

    PrivacyNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The version that holds today. */
    String version() {
        return jdbc.sql("select version from privacy_notice where valid_from <= ? order by valid_from desc limit 1")
                .param(LocalDate.ofInstant(clock.instant(), WorkingDays.BEIJING))
                .query(String.class)
                .single();
    }

    List<PublicBooking.Paragraph> words(String version) {
        return jdbc.sql("select zh, en from privacy_notice_paragraph where version = ? order by position")
                .param(version)
                .query((row, _) -> new PublicBooking.Paragraph(row.getString(1), row.getString(2)))
                .list();
    }

    /** Empty when nobody asked on the public page. */
    Optional<AppointmentReading.Acknowledged> acknowledgedFor(AppointmentId appointment) {
        return jdbc.sql(
                        "select notice_version, issued_at from appointment_code where appointment = ? and notice_version <> ''")
                .param(appointment.value())
                .query((row, _) -> new Row(row.getString(1), row.getTimestamp(2).toInstant()))
                .optional()
                .map(row -> new AppointmentReading.Acknowledged(row.version(), row.at(), words(row.version())));
    }

    private record Row(String version, Instant at) {}
}
