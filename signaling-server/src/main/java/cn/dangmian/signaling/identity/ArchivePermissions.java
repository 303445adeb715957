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
        var keepers = new AnyHolder(Role.SYSTEM_ADMIN, Role.SUPERVISOR);
        all.add(new Permission(HTTP, "GET /api/archive/incidents", keepers));
        all.add(new Permission(HTTP, "POST /api/archive/incidents/{incident}/take", keepers));
        all.add(new Permission(HTTP, "POST /api/archive/incidents/{incident}/close", keepers));
        all.add(new Permission(HTTP, "GET /api/archive/storage", new Holder(Role.SYSTEM_ADMIN)));
        all.add(new Permission(HTTP, "POST /api/archive/comparisons", new Holder(Role.SYSTEM_ADMIN)));
        return all;
    }
}
