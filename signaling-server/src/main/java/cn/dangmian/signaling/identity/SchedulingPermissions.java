package cn.dangmian.signaling.identity;

import static cn.dangmian.signaling.wire.Authorization.Kind.HTTP;

import cn.dangmian.signaling.identity.Permissions.Permission;
import cn.dangmian.signaling.identity.Rule.AnyHolder;
import cn.dangmian.signaling.identity.Rule.Holder;
import cn.dangmian.signaling.identity.Rule.HolderAt;
import cn.dangmian.signaling.identity.Rule.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The part of the table that is about the calendar, duty rosters and appointments. */
final class SchedulingPermissions {

    private SchedulingPermissions() {}

    static List<Permission> all() {
        var all = new ArrayList<Permission>();
        all.add(new Permission(HTTP, "GET /api/calendar", new SignedIn()));
        all.add(new Permission(HTTP, "POST /api/calendars", new Holder(Role.SYSTEM_ADMIN)));
        for (var request : List.of(
                "GET /api/tier-rules",
                "GET /api/tier-rules/{number}",
                "POST /api/tier-rules/preview",
                "POST /api/tier-rules")) {
            all.add(new Permission(HTTP, request, new Holder(Role.SYSTEM_ADMIN)));
        }
        var proposers = new AnyHolder(Role.CLERK, Role.OFFICIAL, Role.OFFICE);
        all.add(new Permission(HTTP, "GET /api/matter-categories", proposers));
        all.add(new Permission(HTTP, "POST /api/tier-proposals", proposers));
        rosters(all);
        appointments(all);
        return all;
    }

    private static void rosters(List<Permission> all) {
        var readers = new HolderAt(Role.OFFICE, Role.OFFICIAL);
        var office = new HolderAt(Role.OFFICE);
        all.add(new Permission(HTTP, "GET /api/offices/{office}/roster", readers));
        all.add(new Permission(HTTP, "PUT /api/offices/{office}/roster", office));
        all.add(new Permission(HTTP, "POST /api/offices/{office}/roster/publish", office));
        all.add(new Permission(HTTP, "GET /api/offices/{office}/interpreters", readers));
        all.add(new Permission(HTTP, "PUT /api/offices/{office}/interpreters", office));
        all.add(new Permission(HTTP, "GET /api/offices/{office}/calendar", readers));
        all.add(new Permission(
                HTTP, "GET /api/offices/{office}/appointments", new HolderAt(Role.CLERK, Role.OFFICE, Role.OFFICIAL)));
    }

    private static void appointments(List<Permission> all) {
        var askers = new AnyHolder(Role.CLERK, Role.OFFICIAL);
        all.add(new Permission(HTTP, "POST /api/appointments", askers));
        all.add(new Permission(
                HTTP,
                "GET /api/appointments/{appointment}",
                new AnyHolder(Role.CLERK, Role.OFFICIAL, Role.OFFICE, Role.SUPERVISOR)));
        all.add(new Permission(HTTP, "GET /api/appointments/{appointment}/candidates", new Holder(Role.OFFICE)));
        var rules = Map.of(
                "submit", askers,
                "slip", new Holder(Role.CLERK),
                "decline", new Holder(Role.CLERK),
                "cancel", new AnyHolder(Role.CLERK, Role.OFFICIAL, Role.OFFICE),
                "arrive", new Holder(Role.CLERK),
                "attend", new Holder(Role.OFFICIAL));
        rules.forEach((verb, rule) -> all.add(verb(verb, rule)));
        var office =
                "take forward approve return reject propose-joint accept-joint join decline-joint clashes schedule reschedule";
        for (var verb : office.split(" ")) {
            all.add(verb(verb, new Holder(Role.OFFICE)));
        }
    }

    private static Permission verb(String verb, Rule rule) {
        return new Permission(HTTP, "POST /api/appointments/{appointment}/" + verb, rule);
    }
}
