package cn.dangmian.signaling.identity;

import static cn.dangmian.signaling.wire.Authorization.Kind.HTTP;
import static cn.dangmian.signaling.wire.Authorization.Kind.SEND;
import static cn.dangmian.signaling.wire.Authorization.Kind.SUBSCRIBE;

import cn.dangmian.signaling.identity.Permissions.Permission;
import cn.dangmian.signaling.identity.Rule.AnyHolder;
import cn.dangmian.signaling.identity.Rule.ClerkOfTerminal;
import cn.dangmian.signaling.identity.Rule.Holder;
import cn.dangmian.signaling.identity.Rule.OfficialOfDesk;
import java.util.ArrayList;
import java.util.List;

/** The part of the one table that is about minutes. */
final class MinutesPermissions {

    private MinutesPermissions() {}

    static List<Permission> all() {
        var all = new ArrayList<Permission>();
        for (var verb : List.of("write", "remove", "grow", "show", "reopen", "sign")) {
            all.add(new Permission(SEND, "/app/minutes/desks/{desk}/" + verb, new OfficialOfDesk()));
            all.add(new Permission(SEND, "/app/minutes/terminals/{terminal}/" + verb, new ClerkOfTerminal()));
        }
        all.add(changes("/minutes/desks/{desk}", new OfficialOfDesk()));
        all.add(changes("/minutes/terminals/{terminal}", new ClerkOfTerminal()));
        // Whoever takes part by telephone has no duty, and is let in by a pass; who has one sits in no talk for a
        // petitioner.
        var guests = new AnyHolder(Role.OFFICIAL, Role.OFFICE, Role.HANDLER, Role.HEAD, Role.INTERPRETER);
        all.add(new Permission(HTTP, "GET /api/invitations/{invitation}/minutes", guests));
        all.add(new Permission(SEND, "/app/minutes/invitations/{invitation}/sign", guests));
        var readers = new AnyHolder(Role.CLERK, Role.OFFICIAL, Role.SUPERVISOR);
        for (var part : List.of("", "/paper", "/word")) {
            all.add(new Permission(HTTP, "GET /api/receptions/{reception}/minutes" + part, readers));
        }
        all.add(new Permission(HTTP, "POST /api/minutes-verifications", readers));
        var writers = new AnyHolder(Role.CLERK, Role.OFFICIAL);
        all.add(new Permission(HTTP, "POST /api/receptions/{reception}/minutes/supplements", writers));
        all.add(new Permission(HTTP, "POST /api/receptions/{reception}/minutes/sign", new Holder(Role.OFFICIAL)));
        all.add(new Permission(HTTP, "GET /api/minutes-templates", writers));
        all.add(new Permission(HTTP, "GET /api/me/phrases", writers));
        all.add(new Permission(HTTP, "PUT /api/me/phrases", writers));
        return all;
    }

    /** The whole is asked for over HTTP: it may be larger than a message. */
    private static Permission changes(String path, Rule rule) {
        return new Permission(SUBSCRIBE, "/topic" + path, rule);
    }
}
