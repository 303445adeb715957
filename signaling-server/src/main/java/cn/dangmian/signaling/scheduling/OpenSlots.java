package cn.dangmian.signaling.scheduling;

import cn.dangmian.signaling.scheduling.RosterDesk.ReceptionDay;
import cn.dangmian.signaling.scheduling.RosterDesk.Room;
import cn.dangmian.signaling.scheduling.SlotClaims.DeskTaken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** How many times of a reception day are still to be had. A hint: the database decides when one is given out. */
@Component
class OpenSlots {

    private final SlotClaims claims;
    private final Clock clock;

    OpenSlots(SlotClaims claims, Clock clock) {
        this.claims = claims;
        this.clock = clock;
    }

    List<Room> of(List<ReceptionDay> days) {
        if (days.isEmpty()) {
            return List.of();
        }
        var first =
                days.stream().map(ReceptionDay::starts).min(Instant::compareTo).orElseThrow();
        var last = days.stream().map(ReceptionDay::ends).max(Instant::compareTo).orElseThrow();
        var desks = days.stream().map(ReceptionDay::desk).distinct().toList();
        var taken = claims.desksTaken(desks, first, last);
        var now = clock.instant();
        return days.stream().map(day -> room(day, taken, now)).toList();
    }

    private static Room room(ReceptionDay day, List<DeskTaken> taken, Instant now) {
        var length = Duration.ofMinutes(day.slotMinutes());
        var slots = 0;
        var free = 0;
        for (var starts = day.starts(); !starts.plus(length).isAfter(day.ends()); starts = starts.plus(length)) {
            slots++;
            if (day.receiving() != null && starts.isAfter(now) && isFree(day, starts, starts.plus(length), taken)) {
                free++;
            }
        }
        return new Room(slots, free);
    }

    private static boolean isFree(ReceptionDay day, Instant starts, Instant ends, List<DeskTaken> taken) {
        return taken.stream()
                .noneMatch(one -> one.desk().equals(day.desk().value())
                        && one.starts().isBefore(ends)
                        && one.ends().isAfter(starts));
    }
}
