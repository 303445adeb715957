package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.scheduling.AppointmentReading.Half;
import cn.dangmian.signaling.scheduling.AppointmentReading.Needs;
import cn.dangmian.signaling.scheduling.AppointmentReading.Relation;
import cn.dangmian.signaling.scheduling.AppointmentReading.Representative;
import cn.dangmian.signaling.scheduling.AppointmentReading.WantedTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a petitioner needs, as columns of the appointment. */
final class NeedsColumns {

    private NeedsColumns() {}

    /** In the order of the columns, from {@code head_count} to {@code relation}. */
    static List<@Nullable Object> of(Needs needs) {
        var wanted = needs.wanted().stream()
                .map(time -> time.day() + " " + time.half())
                .distinct()
                .toArray(String[]::new);
        var representative = needs.representative();
        return Arrays.asList(
                needs.headCount(),
                needs.language(),
                needs.help(),
                wanted,
                representative == null ? "" : representative.name(),
                representative == null ? null : representative.relation().name());
    }

    static Needs read(ResultSet row) throws SQLException {
        var wanted = Arrays.stream((String[]) row.getArray("wanted").getArray())
                .map(text -> new WantedTime(LocalDate.parse(text.substring(0, 10)), Half.valueOf(text.substring(11))))
                .toList();
        var relation = row.getString("relation");
        var representative = relation == null
                ? null
                : new Representative(row.getString("representative"), Relation.valueOf(relation));
        return new Needs(
                row.getInt("head_count"), row.getString("language"), row.getString("help"), wanted, representative);
    }
}
