package cn.dangmian.signaling.media;

import cn.dangmian.signaling.kernel.ClientId;
import java.util.Set;

/**
 * A seat as it should be.
 *
 * @param name {@code [a-z]+}; part of the names of its recordings
 * @param client the one page that holds it
 * @param permissions WATCH means every publishing seat of the room but itself
 */
public record SeatPlan(SeatId seat, String name, ClientId client, Set<Permission> permissions) {

    boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
