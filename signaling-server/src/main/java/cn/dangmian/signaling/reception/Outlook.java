package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.reception.Views.Minutes;
import cn.dangmian.signaling.reception.events.ReceptionId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What those who wait in a line may expect.
 *
 * @param pauses of the desks of this line that call nobody for a while
 * @param ahead how many are called before each of them, by how it stands now
 */
record Outlook(Pace pace, Map<DeskId, Pause> pauses, Map<ReceptionId, Integer> ahead) {

    /** Who came into the line since this was looked at is behind all of them. */
    int aheadOf(ReceptionId id) {
        return ahead.getOrDefault(id, ahead.size());
    }

    /** The same for who may have been passed over; null then. */
    @Nullable
    Integer placeOf(Reception reception) {
        return ahead.get(reception.visit().id());
    }

    @Nullable
    Minutes waitOf(Reception reception) {
        var before = placeOf(reception);
        return before == null || reception.stage().awaySinceOrNull() != null ? null : pace.waitBehind(before);
    }
}
