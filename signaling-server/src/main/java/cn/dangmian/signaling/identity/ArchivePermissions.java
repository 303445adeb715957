package cn.dangmian.signaling.identity;

import static cn.dangmian.signaling.wire.Authorization.Kind.HTTP;

import cn.dangmian.signaling.identity.Permissions.Permission;
import cn.dangmian.signaling.identity.Rule.AnyHolder;
import cn.dangmian.signaling.identity.Rule.Holder;
import java.util.ArrayList;
import java.util.List;

/** The part of the one table that is about recordings. */
final class ArchivePermissions {

    private ArchivePermissions() {}

    static List<Permission> all() {
        var all = new ArrayList<Permission>();
        var players = new AnyHolder(Role.OFFICIAL, Role.SUPERVISOR);
        all.add(new Permission(HTTP, "POST /api/recordings/{recording}/grants", players));
        all.add(new Permission(HTTP, "POST /api/recordings/{recording}/packs", players));
        all.add(new Permission(HTTP, "POST /api/recordings/{recording}/composites", players));
        var keepers = new AnyHolder(Role.SYSTEM_ADMIN, Role.SUPERVISOR);
        all.add(new Permission(HTTP, "GET /api/archive/incidents", keepers));
        all.add(new Permission(HTTP, "POST /api/archive/incidents/{incident}/take", keepers));
        all.add(new Permission(HTTP, "POST /api/archive/incidents/{incident}/close", keepers));
        all.add(new Permission(HTTP, "GET /api/archive/storage", new Holder(Role.SYSTEM_ADMIN)));
        all.add(new Permission(HTTP, "POST /api/archive/comparisons", new Holder(Role.SYSTEM_ADMIN)));
        for (var request : List.of(
                "GET /api/archive/due",
                "GET /api/recordings/{recording}/retention",
                "PUT /api/recordings/{recording}/retention",
                "POST /api/recordings/{recording}/holds",
                "POST /api/recordings/{recording}/holds/{hold}/release",
                "POST /api/recordings/{recording}/deletions",
                "POST /api/recordings/{recording}/deletions/{deletion}/confirm",
                "POST /api/recordings/{recording}/deletions/{deletion}/withdraw")) {
            all.add(new Permission(HTTP, request, new Holder(Role.SUPERVISOR)));
        }
        return all;
    }
}
