package cn.dangmian.signaling.identity;

import static cn.dangmian.signaling.wire.Authorization.Kind.HTTP;
import static cn.dangmian.signaling.wire.Authorization.Kind.SUBSCRIBE;

import cn.dangmian.signaling.identity.Permissions.Permission;
import cn.dangmian.signaling.identity.Rule.ClerkOfTerminal;
import cn.dangmian.signaling.identity.Rule.Holder;
import cn.dangmian.signaling.identity.Rule.HolderAbove;
import java.util.ArrayList;
import java.util.List;

/** The part of the one table that is about ringing terminals to see who is there. */
final class RollCallPermissions {

    private RollCallPermissions() {}

    static List<Permission> all() {
        var all = new ArrayList<Permission>();
        var above = new HolderAbove(Role.SUPERVISOR);
        all.add(new Permission(HTTP, "GET /api/offices/{office}/roll-calls", above));
        all.add(new Permission(HTTP, "POST /api/offices/{office}/roll-calls", above));
        for (var request : List.of(
                "GET /api/roll-calls/{rollCall}",
                "GET /api/roll-calls/{rollCall}/still",
                "POST /api/roll-calls/{rollCall}/withdraw")) {
            all.add(new Permission(HTTP, request, new Holder(Role.SUPERVISOR)));
        }
        for (var request : List.of("POST %s/answer", "PUT %s/still", "POST %s/explain")) {
            all.add(new Permission(
                    HTTP, request.formatted("/api/terminals/{terminal}/roll-calls/{rollCall}"), new ClerkOfTerminal()));
        }
        for (var kind : List.of("/app", "/topic")) {
            all.add(new Permission(SUBSCRIBE, kind + "/roll-calls/terminals/{terminal}", new ClerkOfTerminal()));
        }
        return all;
    }
}
