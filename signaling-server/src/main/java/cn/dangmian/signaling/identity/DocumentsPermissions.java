package cn.dangmian.signaling.identity;

import static cn.dangmian.signaling.wire.Authorization.Kind.HTTP;
import static cn.dangmian.signaling.wire.Authorization.Kind.SEND;
import static cn.dangmian.signaling.wire.Authorization.Kind.SUBSCRIBE;

import cn.dangmian.signaling.identity.Permissions.Permission;
import cn.dangmian.signaling.identity.Rule.AnyHolder;
import cn.dangmian.signaling.identity.Rule.ClerkOfTerminal;
import cn.dangmian.signaling.identity.Rule.OfficialOfDesk;
import java.util.ArrayList;
import java.util.List;

/** The part of the one table that is about the papers of a talk. */
final class DocumentsPermissions {

    private DocumentsPermissions() {}

    static List<Permission> all() {
        var all = new ArrayList<Permission>();
        for (var verb : List.of("show", "point")) {
            all.add(new Permission(SEND, "/app/documents/desks/{desk}/" + verb, new OfficialOfDesk()));
            all.add(new Permission(SEND, "/app/documents/terminals/{terminal}/" + verb, new ClerkOfTerminal()));
        }
        all.add(changes("/documents/desks/{desk}", new OfficialOfDesk()));
        all.add(changes("/documents/terminals/{terminal}", new ClerkOfTerminal()));
        var readers = new AnyHolder(Role.CLERK, Role.OFFICIAL, Role.SUPERVISOR);
        all.add(new Permission(HTTP, "GET /api/receptions/{reception}/documents", readers));
        all.add(new Permission(HTTP, "GET /api/receptions/{reception}/documents/{document}", readers));
        all.add(new Permission(
                HTTP, "POST /api/receptions/{reception}/documents", new AnyHolder(Role.CLERK, Role.OFFICIAL)));
        return all;
    }

    /** The whole is asked for over HTTP. */
    private static Permission changes(String path, Rule rule) {
        return new Permission(SUBSCRIBE, "/topic" + path, rule);
    }
}
