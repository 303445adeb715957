package cn.dangmian.signaling.identity;

import static cn.dangmian.signaling.wire.Authorization.Kind.HTTP;

import cn.dangmian.signaling.identity.Permissions.Permission;
import cn.dangmian.signaling.identity.Rule.AnyHolder;
import cn.dangmian.signaling.identity.Rule.Holder;
import cn.dangmian.signaling.identity.Rule.SignedIn;
import java.util.ArrayList;
import java.util.List;

/** The part of the table that is about the calendar, duty rosters and appointments. */
final class SchedulingPermissions {

    private SchedulingPermissions() {}

    static List<Permission> all() {
        var all = new ArrayList<Permission>();
        all.add(new Permission(HTTP, "GET /api/calendar", new SignedIn()));
        all.add(new Permission(HTTP, "POST /api/calendars", new Holder(Role.SYSTEM_ADMIN)));
        var proposers = new AnyHolder(Role.CLERK, Role.OFFICIAL, Role.OFFICE);
        all.add(new Permission(HTTP, "GET /api/matter-categories", proposers));
        all.add(new Permission(HTTP, "POST /api/tier-proposals", proposers));
        return all;
    }
}
