package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.Views.Minutes;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What those who wait in a line may expect.
 *
 * @param pauses of the desks of this line that call nobody for a while
 * @param ahead who is called before each of them, by how it stands now
 * @param booked when the times begin that are booked today, and that somebody may still come to
 */
record Outlook(Pace pace, Map<DeskId, Pause> pauses, Map<ReceptionId, Ahead> ahead, List<Instant> booked, Instant at) {

    /** @param booked whether this one has a booked time */
    record Ahead(int count, boolean booked) {}

    /** Who came into the line since this was looked at is behind all of them. */
    int aheadOf(ReceptionId id) {
        var known = ahead.get(id);
        return known == null ? ahead.size() : known.count();
    }

    /** The same for who may have been passed over; null then. */
    @Nullable
    Integer placeOf(Reception reception) {
        var known = ahead.get(reception.visit().id());
        return known == null ? null : known.count();
    }

    @Nullable
    Minutes waitOf(Reception reception) {
        return reception.stage().awaySinceOrNull() == null
                ? waitOf(reception.visit().id())
                : null;
    }

    /** Of one who did not step away. */
    @Nullable
    Minutes waitOf(ReceptionId id) {
        var known = ahead.get(id);
        if (known == null) {
            return null;
        }
        var range = pace.waitBehind(known.count());
        return range == null || known.booked() ? range : withBookedBetween(range, known.count());
    }

    /** Whoever comes to a booked time meanwhile goes first. */
    private Minutes withBookedBetween(Minutes range, int before) {
        var latest = at.plus(Duration.ofMinutes(range.to()));
        var first =
                (int) booked.stream().filter(start -> start.isBefore(latest)).count();
        var worst = pace.waitBehind(before + first);
        return worst == null ? range : new Minutes(range.from(), worst.to());
    }
}
