package cn.dangmian.signaling.identity;

import static cn.dangmian.signaling.wire.Authorization.Kind.HTTP;
import static cn.dangmian.signaling.wire.Authorization.Kind.SEND;
import static cn.dangmian.signaling.wire.Authorization.Kind.SUBSCRIBE;

import cn.dangmian.signaling.identity.Rule.AboveTerminal;
import cn.dangmian.signaling.identity.Rule.AnyHolder;
import cn.dangmian.signaling.identity.Rule.AtTerminal;
import cn.dangmian.signaling.identity.Rule.ClerkOfTerminal;
import cn.dangmian.signaling.identity.Rule.Holder;
import cn.dangmian.signaling.identity.Rule.HolderAbove;
import cn.dangmian.signaling.identity.Rule.HolderAt;
import cn.dangmian.signaling.identity.Rule.OfficialOfDesk;
import cn.dangmian.signaling.identity.Rule.SignedIn;
import cn.dangmian.signaling.wire.Authorization.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.AntPathMatcher;

/** The one table of every operation of the product. What is not in it is refused. */
final class Permissions {

    /** @param path with variables in braces; HTTP paths begin with the method */
    record Permission(Kind kind, String path, Rule rule) {}

    record Match(String path, Rule rule, Map<String, String> variables) {}

    static final List<Permission> ALL = all();

    private static final AntPathMatcher MATCHER = new AntPathMatcher();

    private Permissions() {}

    private static List<Permission> all() {
        var all = new ArrayList<Permission>();
        http(all);
        audit(all);
        offices(all);
        people(all);
        account(all);
        posts(all);
        both(all, "/supervision/offices/{office}", new HolderAbove(Role.SUPERVISOR));
        all.add(new Permission(SEND, "/app/supervision/receptions/{reception}/watch", new Holder(Role.SUPERVISOR)));
        for (var verb : List.of("renew", "close")) {
            all.add(new Permission(SEND, "/app/supervision/watches/{watch}/" + verb, new Holder(Role.SUPERVISOR)));
        }
        media(all);
        terminals(all);
        all.addAll(SchedulingPermissions.all());
        notices(all);
        displays(all);
        all.addAll(SupportPermissions.all());
        all.addAll(MinutesPermissions.all());
        all.addAll(DocumentsPermissions.all());
        all.addAll(ConferencePermissions.all());
        all.addAll(CommitmentPermissions.all());
        all.addAll(RollCallPermissions.all());
        all.addAll(ArchivePermissions.all());
        return List.copyOf(all);
    }

    private static void posts(List<Permission> all) {
        var terminal = "take release renew check-in accept rejoin declare-priority step-away come-back leave dismiss";
        for (var verb : terminal.split(" ")) {
            all.add(new Permission(SEND, "/app/reception/terminals/{terminal}/" + verb, new ClerkOfTerminal()));
        }
        var desk =
                "take release renew pause resume call-next recall skip pass-on promise withdraw-promise finish end requeue offer withdraw-offer accept-offer decline-offer";
        for (var verb : desk.split(" ")) {
            all.add(new Permission(SEND, "/app/reception/desks/{desk}/" + verb, new OfficialOfDesk()));
        }
        both(all, "/reception/terminals/{terminal}", new ClerkOfTerminal());
        both(all, "/reception/desks/{desk}", new OfficialOfDesk());
    }

    private static void http(List<Permission> all) {
        all.add(new Permission(HTTP, "GET /api/me", new SignedIn()));
        all.add(new Permission(HTTP, "POST /api/sign-out", new SignedIn()));
        all.add(new Permission(HTTP, "GET /api/terminals", new Holder(Role.CLERK)));
        all.add(new Permission(HTTP, "GET /api/desks", new Holder(Role.OFFICIAL)));
        all.add(new Permission(HTTP, "GET /api/terminals/{terminal}/receiving-offices", new ClerkOfTerminal()));
        all.add(new Permission(HTTP, "GET /api/desks/{desk}/destinations", new OfficialOfDesk()));
        all.add(new Permission(HTTP, "GET /api/desks/{desk}/successors", new OfficialOfDesk()));
        all.add(new Permission(HTTP, "GET /api/offices/{office}/waiting", new HolderAbove(Role.SUPERVISOR)));
        all.add(new Permission(HTTP, "GET /api/notice", new Holder(Role.CLERK)));
        cases(all);
        checkIn(all);
        var readers = new AnyHolder(Role.OFFICIAL, Role.SUPERVISOR);
        all.add(new Permission(HTTP, "GET /api/receptions", readers));
        all.add(new Permission(HTTP, "POST /api/receptions/search", readers));
        all.add(new Permission(HTTP, "GET /api/receptions/{reception}", readers));
    }

    private static void checkIn(List<Permission> all) {
        all.add(new Permission(HTTP, "GET /api/check-in-choices", new Holder(Role.CLERK)));
        all.add(new Permission(HTTP, "POST /api/cases/earlier", new Holder(Role.CLERK)));
        all.add(new Permission(HTTP, "POST /api/terminals/{terminal}/materials", new ClerkOfTerminal()));
        all.add(new Permission(HTTP, "GET /api/terminals/{terminal}/materials/{material}", new ClerkOfTerminal()));
        var readers = new AnyHolder(Role.CLERK, Role.OFFICIAL, Role.SUPERVISOR);
        all.add(new Permission(HTTP, "GET /api/receptions/{reception}/check-in", readers));
        all.add(new Permission(HTTP, "GET /api/receptions/{reception}/line-notes", readers));
        all.add(new Permission(HTTP, "GET /api/receptions/{reception}/materials/{material}", readers));
    }

    private static void cases(List<Permission> all) {
        var readers = new AnyHolder(Role.CLERK, Role.OFFICIAL, Role.OFFICE, Role.HANDLER, Role.HEAD, Role.SUPERVISOR);
        var supervisor = new Holder(Role.SUPERVISOR);
        all.add(new Permission(HTTP, "POST /api/cases", new Holder(Role.CLERK)));
        all.add(new Permission(HTTP, "POST /api/cases/search", readers));
        all.add(new Permission(HTTP, "GET /api/cases/{case}", readers));
        all.add(new Permission(HTTP, "POST /api/cases/{case}/contact", readers));
        all.add(new Permission(HTTP, "POST /api/cases/{case}/card", new Holder(Role.CLERK)));
        var registrars = new AnyHolder(Role.CLERK, Role.OFFICE);
        all.add(new Permission(HTTP, "GET /api/cases/{case}/earlier", registrars));
        all.add(new Permission(HTTP, "POST /api/cases/{case}/register", registrars));
        all.add(new Permission(HTTP, "POST /api/cases/{case}/recusals", readers));
        all.add(new Permission(HTTP, "DELETE /api/cases/{case}/recusals/{recusal}", supervisor));
        all.add(new Permission(HTTP, "GET /api/cases/{case}/guards", supervisor));
        all.add(new Permission(HTTP, "PUT /api/cases/{case}/guards", supervisor));
        all.add(new Permission(HTTP, "POST /api/me/relations", new SignedIn()));
        all.add(new Permission(HTTP, "GET /api/people/{person}/relations", new SignedIn()));
        all.add(new Permission(HTTP, "DELETE /api/people/{person}/relations/{relation}", supervisor));
    }

    private static void audit(List<Permission> all) {
        for (var request : List.of(
                "GET /api/audit/lines",
                "GET /api/audit/people",
                "GET /api/audit/actions",
                "GET /api/audit/export",
                "GET /api/audit/chain",
                "POST /api/audit/verifications",
                "GET /api/audit/verifications/{verification}",
                "POST /api/audit/heads",
                "GET /api/audit/heads/{number}")) {
            all.add(new Permission(HTTP, request, new Holder(Role.AUDITOR)));
        }
    }

    private static void offices(List<Permission> all) {
        var anybody = new AnyHolder(Role.values());
        for (var path : List.of(
                "offices",
                "offices/{office}",
                "offices/{office}/children",
                "offices/{office}/history",
                "offices/{office}/units",
                "offices/{office}/units/{unit}",
                "units")) {
            all.add(new Permission(HTTP, "GET /api/" + path, anybody));
        }
        var administrator = new HolderAbove(Role.SYSTEM_ADMIN);
        for (var request : List.of(
                "PATCH /api/offices/{office}",
                "POST /api/offices/{office}/children",
                "POST /api/offices/{office}/move",
                "POST /api/offices/{office}/merge",
                "POST /api/offices/{office}/close",
                "POST /api/offices/{office}/units",
                "PATCH /api/offices/{office}/units/{unit}",
                "POST /api/offices/{office}/units/{unit}/close",
                "POST /api/offices/{office}/imports",
                "GET /api/offices/{office}/imports/{import}",
                "GET /api/offices/{office}/imports/{import}/faults",
                "POST /api/offices/{office}/imports/{import}/confirm")) {
            all.add(new Permission(HTTP, request, administrator));
        }
        all.add(new Permission(HTTP, "GET /api/import-templates/{kind}", new Holder(Role.SYSTEM_ADMIN)));
    }

    private static void people(List<Permission> all) {
        all.add(new Permission(HTTP, "POST /api/me/password", new SignedIn()));
        var either = new AnyHolder(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN);
        all.add(new Permission(HTTP, "GET /api/people", either));
        all.add(new Permission(HTTP, "GET /api/people/{person}", either));
        all.add(new Permission(HTTP, "GET /api/administered-offices", either));
        all.add(new Permission(HTTP, "GET /api/supervised-people", new Holder(Role.SUPERVISOR)));
        var accounts = new Holder(Role.SYSTEM_ADMIN);
        all.add(new Permission(HTTP, "POST /api/people", accounts));
        for (var verb : List.of("rename", "move", "disable", "enable", "reset-password")) {
            all.add(new Permission(HTTP, "POST /api/people/{person}/" + verb, accounts));
        }
        var duties = new Holder(Role.SECURITY_ADMIN);
        all.add(new Permission(HTTP, "POST /api/people/{person}/duties", duties));
        all.add(new Permission(HTTP, "POST /api/duties/{duty}/end", duties));
        all.add(new Permission(HTTP, "POST /api/people/{person}/leaves", duties));
        all.add(new Permission(HTTP, "POST /api/leaves/{leave}/end", duties));
        all.add(new Permission(HTTP, "POST /api/leaves/{leave}/substitutes", duties));
        all.add(new Permission(HTTP, "POST /api/substitutions/{substitution}/end", duties));
    }

    /** How one signs in, and by what an office signs in. */
    private static void account(List<Permission> all) {
        all.add(new Permission(HTTP, "GET /api/me/account", new SignedIn()));
        for (var verb : List.of(
                "prove",
                "factor",
                "factor/confirm",
                "factor/remove",
                "recovery-codes",
                "passkeys/options",
                "passkeys",
                "passkeys/{passkey}/remove",
                "sessions/{session}/end",
                "sessions/end-others")) {
            all.add(new Permission(HTTP, "POST /api/me/" + verb, new SignedIn()));
        }
        all.add(new Permission(HTTP, "GET /api/identity-providers", new Holder(Role.SECURITY_ADMIN)));
        all.add(new Permission(
                HTTP, "POST /api/offices/{office}/identity-provider", new HolderAbove(Role.SECURITY_ADMIN)));
        all.add(new Permission(HTTP, "POST /api/people/{person}/factors/reset", new Holder(Role.SECURITY_ADMIN)));
    }

    /** Devices, and the fleet of terminals. */
    private static void terminals(List<Permission> all) {
        all.add(new Permission(HTTP, "POST /api/devices/challenge", new SignedIn()));
        all.add(new Permission(HTTP, "POST /api/devices/key", new SignedIn()));
        all.add(new Permission(HTTP, "POST /api/offices/{office}/terminals", new HolderAbove(Role.SYSTEM_ADMIN)));
        for (var verb : List.of("rename", "close", "enrolment-code", "revoke-device")) {
            all.add(new Permission(
                    HTTP, "POST /api/terminals/{terminal}/" + verb, new AboveTerminal(Role.SYSTEM_ADMIN)));
        }
        var readers = new Role[] {Role.SYSTEM_ADMIN, Role.TECHNICIAN, Role.SUPERVISOR};
        for (var look : List.of("", "-counts", "-summary", "-export")) {
            all.add(new Permission(HTTP, "GET /api/fleet" + look, new AnyHolder(readers)));
        }
        all.add(new Permission(HTTP, "GET /api/terminals/{terminal}/sheet", new AboveTerminal(readers)));
        all.add(new Permission(
                HTTP, "POST /api/terminals/{terminal}/tasks/{task}/close", new AboveTerminal(Role.TECHNICIAN)));
        all.add(new Permission(HTTP, "GET /api/terminals/{terminal}/condition", new AtTerminal()));
        var workers = new AnyHolder(Role.CLERK, Role.TECHNICIAN);
        for (var request : List.of("GET /api/relays", "GET /api/bandwidth", "POST /api/bandwidth")) {
            all.add(new Permission(HTTP, request, workers));
        }
        for (var verb : List.of("renew", "devices", "confirm-devices", "self-test", "sign")) {
            all.add(new Permission(SEND, "/app/terminals/{terminal}/" + verb, new AtTerminal()));
        }
    }

    private static void notices(List<Permission> all) {
        var readers = new AnyHolder(Role.CLERK, Role.OFFICE);
        all.add(new Permission(HTTP, "GET /api/notices", readers));
        all.add(new Permission(HTTP, "GET /api/notices/{notice}", readers));
        all.add(new Permission(HTTP, "POST /api/notices/{notice}/text", readers));
        all.add(new Permission(HTTP, "POST /api/notices/{notice}/send-again", new Holder(Role.OFFICE)));
        all.add(new Permission(HTTP, "POST /api/notices/{notice}/opt-out", new Holder(Role.OFFICE)));
        all.add(new Permission(HTTP, "GET /api/notice-outages", new Holder(Role.OFFICE)));
        all.add(new Permission(HTTP, "GET /api/notice-outages/{outage}/untold", new Holder(Role.OFFICE)));
        all.add(new Permission(HTTP, "POST /api/notice-outages/{outage}/take", new Holder(Role.OFFICE)));
        all.add(new Permission(HTTP, "POST /api/notices/{notice}/tell-by-telephone", new Holder(Role.OFFICE)));
        all.add(new Permission(HTTP, "GET /api/mailbox", readers));
    }

    private static void displays(List<Permission> all) {
        var workers = new Role[] {Role.CLERK, Role.OFFICE};
        all.add(new Permission(
                HTTP, "POST /api/terminals/{terminal}/receptions/{reception}/tickets", new ClerkOfTerminal()));
        all.add(new Permission(HTTP, "GET /api/terminals/{terminal}/voices", new ClerkOfTerminal()));
        all.add(new Permission(HTTP, "GET /api/terminals/{terminal}/voices/{language}/{piece}", new ClerkOfTerminal()));
        all.add(new Permission(HTTP, "GET /api/displays", new AnyHolder(workers)));
        all.add(new Permission(HTTP, "PATCH /api/displays/{display}", new AnyHolder(workers)));
        all.add(new Permission(HTTP, "POST /api/displays/{display}/end", new AnyHolder(workers)));
        all.add(new Permission(HTTP, "POST /api/offices/{office}/displays", new HolderAt(workers)));
        all.add(new Permission(HTTP, "GET /api/offices/{office}/voices", new HolderAt(workers)));
        for (var method : List.of("GET", "PUT", "DELETE")) {
            var piece = method + " /api/offices/{office}/voices/{language}/{piece}";
            all.add(new Permission(HTTP, piece, new HolderAt(workers)));
        }
    }

    private static void media(List<Permission> all) {
        all.add(new Permission(SEND, "/app/media/resume", new SignedIn()));
        all.add(new Permission(SEND, "/app/media/seats/{seat}/publish", new SignedIn()));
        all.add(new Permission(SEND, "/app/media/seats/{seat}/quality", new SignedIn()));
        for (var verb : List.of("answer", "trickle", "restart", "refresh", "picture")) {
            all.add(new Permission(SEND, "/app/media/links/{link}/" + verb, new SignedIn()));
        }
    }

    /** The snapshot and the changes after it. */
    private static void both(List<Permission> all, String path, Rule rule) {
        all.add(new Permission(SUBSCRIBE, "/app" + path, rule));
        all.add(new Permission(SUBSCRIBE, "/topic" + path, rule));
    }

    static Optional<Match> match(Kind kind, String path) {
        return ALL.stream()
                .filter(permission -> permission.kind() == kind && MATCHER.match(permission.path(), path))
                .findFirst()
                .map(found ->
                        new Match(found.path(), found.rule(), MATCHER.extractUriTemplateVariables(found.path(), path)));
    }
}
