package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.DeviceId;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.DeskId;
import cn.dangmian.signaling.organization.Places;
import cn.dangmian.signaling.organization.TerminalId;
import cn.dangmian.signaling.wire.Authorization;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Decides by the table and by today's duties. An unknown place and a foreign one get the same answer. */
@Component
class DutyAuthorization implements Authorization {

    /** All that can be done with a start password. */
    private static final Set<String> BEFORE_ANYTHING_ELSE =
            Set.of("GET /api/me", "POST /api/me/password", "POST /api/sign-out");

    private final People people;
    private final Duties duties;
    private final Places places;
    private final DeviceProofs devices;
    private final ContactPasses passes;
    private final Audit audit;

    DutyAuthorization(
            People people, Duties duties, Places places, DeviceProofs devices, ContactPasses passes, Audit audit) {
        this.people = people;
        this.duties = duties;
        this.places = places;
        this.devices = devices;
        this.passes = passes;
        this.audit = audit;
    }

    @Override
    public void check(PersonId person, Kind kind, String path) {
        var match = Permissions.match(kind, path).orElse(null);
        if (match == null || !allows(match, person) && !isLetInFor(match, person)) {
            audit.denied(person.value(), kind.name().toLowerCase(Locale.ROOT), path, Map.of());
            throw Refused.notAllowed("wire.not-allowed", "no rule allows this person to do that");
        }
    }

    @Override
    public Optional<DeviceId> proven(Proof proof) {
        return devices.prove("connect", proof);
    }

    private boolean allows(Permissions.Match match, PersonId person) {
        try {
            return switch (match.rule()) {
                case Rule.SignedIn _ -> isAtWork(person, match.path());
                case Rule.Holder holder ->
                    !duties.officesOf(person, holder.role()).isEmpty();
                case Rule.AnyHolder any ->
                    Arrays.stream(any.roles())
                            .anyMatch(role -> !duties.officesOf(person, role).isEmpty());
                case Rule.ClerkOfTerminal _ -> duties.holds(person, Role.CLERK, officeOfTerminal(match));
                case Rule.OfficialOfDesk _ ->
                    duties.holds(
                            person,
                            Role.OFFICIAL,
                            places.desk(DeskId.of(variable(match, "desk"))).office());
                case Rule.HolderAbove holder ->
                    duties.holdsAbove(person, holder.role(), OfficeId.of(variable(match, "office")));
                case Rule.HolderAt holder ->
                    Arrays.stream(holder.roles())
                            .anyMatch(role -> duties.holds(person, role, OfficeId.of(variable(match, "office"))));
                case Rule.AboveTerminal above -> holdsAboveTerminal(person, match, above.roles());
                case Rule.AtTerminal _ ->
                    duties.holds(person, Role.CLERK, officeOfTerminal(match))
                            || holdsAboveTerminal(person, match, Role.TECHNICIAN);
            };
        } catch (Refused | IllegalArgumentException unknownPlace) {
            return false;
        }
    }

    /** Whoever has no account has no duty either, so that nothing is allowed above. */
    private boolean isLetInFor(Permissions.Match match, PersonId person) {
        return passes.allows(person, match.path(), variable(match, "invitation"));
    }

    /** Whoever holds a duty is; the others are asked for. */
    private boolean isAtWork(PersonId id, String path) {
        return people.enabled(id)
                .filter(person -> !person.passwordChangeDue() || BEFORE_ANYTHING_ELSE.contains(path))
                .isPresent();
    }

    @Override
    public Map<PersonId, Long> losses(Collection<PersonId> people) {
        return this.people.losses(people);
    }

    private boolean holdsAboveTerminal(PersonId person, Permissions.Match match, Role... roles) {
        var office = officeOfTerminal(match);
        return Arrays.stream(roles).anyMatch(role -> duties.holdsAbove(person, role, office));
    }

    private OfficeId officeOfTerminal(Permissions.Match match) {
        return places.officeOf(TerminalId.of(variable(match, "terminal")));
    }

    private static String variable(Permissions.Match match, String name) {
        return match.variables().getOrDefault(name, "");
    }
}
