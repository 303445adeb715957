package cn.dangmian.signaling.scheduling.web;

import cn.dangmian.signaling.scheduling.AppointmentReading.Needs;
import cn.dangmian.signaling.scheduling.AppointmentReading.Representative;
import cn.dangmian.signaling.scheduling.AppointmentReading.WantedTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what a page says of the petitioner's needs, where most may be left out. */
final class NeedsAsked {

    private NeedsAsked() {}

    static Needs of(
            int headCount,
            @Nullable String language,
            @Nullable String help,
            @Nullable List<AppointmentController.Time> wanted,
            AppointmentController.@Nullable Person representative) {
        return new Needs(
                headCount,
                language == null ? "" : language.strip(),
                help == null ? "" : help.strip(),
                wanted == null
                        ? List.of()
                        : wanted.stream()
                                .map(time -> new WantedTime(time.day(), time.half()))
                                .toList(),
                representative == null
                        ? null
                        : new Representative(representative.name().strip(), representative.relation()));
    }
}
