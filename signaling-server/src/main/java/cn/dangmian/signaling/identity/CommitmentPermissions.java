package cn.dangmian.signaling.identity;

import static cn.dangmian.signaling.wire.Authorization.Kind.HTTP;

import cn.dangmian.signaling.identity.Permissions.Permission;
import cn.dangmian.signaling.identity.Rule.AnyHolder;
import cn.dangmian.signaling.identity.Rule.ClerkOfTerminal;
import cn.dangmian.signaling.identity.Rule.HolderAbove;
import java.util.ArrayList;
import java.util.List;

/** The part of the one table that is about what was promised, and what petitioners follow it with. */
final class CommitmentPermissions {

    private CommitmentPermissions() {}

    static List<Permission> all() {
        var all = new ArrayList<Permission>();
        all.add(new Permission(
                HTTP, "POST /api/terminals/{terminal}/receptions/{reception}/inquiry-code", new ClerkOfTerminal()));
        all.add(new Permission(
                HTTP,
                "POST /api/terminals/{terminal}/receptions/{reception}/inquiry-code-message",
                new ClerkOfTerminal()));
        all.add(new Permission(
                HTTP,
                "GET /api/receptions/{reception}/rating",
                new AnyHolder(Role.CLERK, Role.OFFICIAL, Role.SUPERVISOR)));
        all.add(new Permission(HTTP, "GET /api/offices/{office}/ratings", new HolderAbove(Role.SUPERVISOR)));
        all.add(new Permission(HTTP, "GET /api/offices/{office}/ratings-export", new HolderAbove(Role.SUPERVISOR)));
        var keepers = new Role[] {Role.OFFICE, Role.HANDLER, Role.HEAD};
        var readers = new AnyHolder(Role.OFFICE, Role.HANDLER, Role.HEAD, Role.OFFICIAL, Role.SUPERVISOR);
        all.add(new Permission(HTTP, "GET /api/commitments", readers));
        all.add(new Permission(HTTP, "POST /api/commitments/{commitment}/keep", new AnyHolder(keepers)));
        all.add(new Permission(HTTP, "POST /api/commitments/{commitment}/explain", new AnyHolder(keepers)));
        all.add(new Permission(HTTP, "POST /api/commitments/{commitment}/reopen", readers));
        return all;
    }
}
