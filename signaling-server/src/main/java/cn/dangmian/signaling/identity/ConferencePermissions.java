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

/** The part of the one table that is about people who are called into a talk. */
final class ConferencePermissions {

    private ConferencePermissions() {}

    static List<Permission> all() {
        var all = new ArrayList<Permission>();
        for (var verb : List.of(
                "invite",
                "cancel",
                "remove",
                "begin-caucus",
                "end-caucus",
                "share-screen",
                "stop-screen",
                "call-representative")) {
            all.add(new Permission(SEND, "/app/conference/desks/{desk}/" + verb, new OfficialOfDesk()));
        }
        for (var verb : List.of("show-camera", "stop-camera", "call-representative", "cancel")) {
            all.add(new Permission(SEND, "/app/conference/terminals/{terminal}/" + verb, new ClerkOfTerminal()));
        }
        both(all, "/conference/desks/{desk}", new OfficialOfDesk());
        both(all, "/conference/terminals/{terminal}", new ClerkOfTerminal());
        all.add(new Permission(HTTP, "GET /api/desks/{desk}/on-call", new OfficialOfDesk()));
        all.add(new Permission(HTTP, "GET /api/desks/{desk}/unit-on-call", new OfficialOfDesk()));
        var callable = new AnyHolder(Role.OFFICIAL, Role.OFFICE, Role.HANDLER, Role.HEAD, Role.INTERPRETER);
        all.add(new Permission(HTTP, "GET /api/invitations", callable));
        for (var verb : List.of("join", "refuse", "renew", "speak-to", "leave")) {
            all.add(new Permission(SEND, "/app/conference/invitations/{invitation}/" + verb, callable));
        }
        var readers = new AnyHolder(Role.CLERK, Role.OFFICIAL, Role.SUPERVISOR);
        all.add(new Permission(HTTP, "GET /api/receptions/{reception}/guests", readers));
        all.add(new Permission(HTTP, "GET /api/receptions/{reception}/caucuses", readers));
        return all;
    }

    private static void both(List<Permission> all, String path, Rule rule) {
        all.add(new Permission(SUBSCRIBE, "/topic" + path, rule));
        all.add(new Permission(SUBSCRIBE, "/app" + path, rule));
    }
}
