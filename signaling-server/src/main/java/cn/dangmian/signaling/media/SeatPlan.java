package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.ClientId;
import java.util.Set;

/**
 * A seat as it should be.
 *
 * @param name {@code [a-z]+}; part of the names of its recordings
 * @param client the one page that holds it
 * @param permissions WATCH means every publishing seat of the room but those of its own client
 */
public record SeatPlan(SeatId seat, String name, ClientId client, Set<Permission> permissions) {

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** A picture without sound that its client shows besides its face; nobody waits for it. */
    boolean isShown() {
        return may(Permission.PUBLISH) && !may(Permission.WATCH);
    }

    /** Whether it is to see what the other sends. */
    boolean sees(SeatPlan other) {
        return may(Permission.WATCH)
                && other.may(Permission.PUBLISH)
                && !other.client().equals(client);
    }
}
