package cn.dangmian.signaling.reception;

import cn.dangmian.signaling.kernel.Actor;
import cn.dangmian.signaling.kernel.ClientId;
import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A terminal or a desk, and who mans it. */
record Post(
        UUID id,
        boolean isDesk,
        OfficeId office,
        @Nullable Manning manned,
        @Nullable Pause pause,
        long revision) {

    /**
     * @param device it was taken from; null when that is not an enrolled one
     * @param seenAt when this client renewed last
     * @param tenure how often the post had been taken then
     */
    record Manning(
            PersonId person, ClientId client, @Nullable DeviceId device, Instant since, Instant seenAt, long tenure) {}

    boolean isMannedBy(Actor actor) {
        return manned != null
                && manned.client().equals(actor.client())
                && manned.person().equals(actor.person())
                && Objects.equals(manned.device(), actor.device())
                && (actor.tenure() == null || actor.tenure() == manned.tenure());
    }
}
