package cn.dangmian.signaling.identity;

import static cn.dangmian.signaling.wire.Authorization.Kind.HTTP;

import cn.dangmian.signaling.identity.Permissions.Permission;
import cn.dangmian.signaling.identity.Rule.AnyHolder;
import cn.dangmian.signaling.identity.Rule.ClerkOfTerminal;
import cn.dangmian.signaling.identity.Rule.Holder;
import cn.dangmian.signaling.identity.Rule.OfficialOfDesk;
import java.util.ArrayList;
import java.util.List;

/** The part of the one table that is about help for who works at a post. */
final class SupportPermissions {

    private SupportPermissions() {}

    static List<Permission> all() {
        var all = new ArrayList<Permission>();
        for (var request : List.of(
                "GET %s/help-call",
                "POST %s/help-call", "POST %s/help-call/withdraw", "GET %s/alarm", "POST %s/alarm")) {
            all.add(new Permission(HTTP, request.formatted("/api/terminals/{terminal}"), new ClerkOfTerminal()));
            all.add(new Permission(HTTP, request.formatted("/api/desks/{desk}"), new OfficialOfDesk()));
        }
        for (var request : List.of(
                "GET /api/help-calls", "POST /api/help-calls/{call}/take", "POST /api/help-calls/{call}/close")) {
            all.add(new Permission(HTTP, request, new Holder(Role.TECHNICIAN)));
        }
        for (var request :
                List.of("GET /api/alarms", "POST /api/alarms/{alarm}/take", "POST /api/alarms/{alarm}/close")) {
            all.add(new Permission(HTTP, request, new AnyHolder(Role.OFFICE, Role.SUPERVISOR)));
        }
        return all;
    }
}
