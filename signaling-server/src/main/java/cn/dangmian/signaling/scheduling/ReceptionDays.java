package cn.dangmian.signaling.scheduling;

import static cn.dangmian.signaling.calendar.WorkingDays.BEIJING;

import cn.dangmian.signaling.calendar.WorkingDays;
import cn.dangmian.signaling.identity.Duties;
import cn.dangmian.signaling.identity.Role;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.scheduling.RosterDesk.ReceptionDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From entries of a roster to days: holidays fall out, and whoever is on leave is there through their substitute, or not at all. */
@Component
class ReceptionDays {

    private final WorkingDays calendar;
    private final Duties duties;

    ReceptionDays(WorkingDays calendar, Duties duties) {
        this.calendar = calendar;
        this.duties = duties;
    }

    List<ReceptionDay> of(OfficeId office, List<RosterEntry> entries, LocalDate first, LocalDate last) {
        if (entries.isEmpty()) {
            return List.of();
        }
        var working = workingDays(first.minusDays(RosterEntry.FURTHEST_MOVE), last.plusDays(RosterEntry.FURTHEST_MOVE));
        var presence = duties.presence(Role.OFFICIAL, office, first, last);
        return entries.stream()
                .flatMap(entry -> entry.days(first, last, working::contains).map(day -> day(entry, day, presence)))
                .sorted(Comparator.comparing(ReceptionDay::starts)
                        .thenComparing(day -> day.desk().value()))
                .toList();
    }

    private Set<LocalDate> workingDays(LocalDate first, LocalDate last) {
        var working = new HashSet<LocalDate>();
        calendar.between(first, last).stream().filter(WorkingDays.Day::working).forEach(day -> working.add(day.day()));
        return working;
    }

    private static ReceptionDay day(RosterEntry entry, LocalDate day, Duties.Presence presence) {
        return new ReceptionDay(
                day,
                entry.desk(),
                entry.official(),
                receiving(entry.official(), day, presence),
                at(day, entry.starts()),
                at(day, entry.ends()),
                entry.slotMinutes());
    }

    private static @Nullable PersonId receiving(PersonId official, LocalDate day, Duties.Presence presence) {
        return presence.isThere(official, day) ? official : presence.substituteOf(official, day);
    }

    private static Instant at(LocalDate day, java.time.LocalTime time) {
        return day.atTime(time).atZone(BEIJING).toInstant();
    }
}
