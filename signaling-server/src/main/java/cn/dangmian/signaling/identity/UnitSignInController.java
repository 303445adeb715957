package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.identity.Entrance.Way;
import cn.dangmian.signaling.identity.IdentityProviders.Provider;
import cn.dangmian.signaling.identity.IdentityProviders.Wanted;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.organization.Offices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** PROTOCOL.md §4: signing in with the unit's own identity provider, and setting one up. */
@RestController
class UnitSignInController {

    record Unit(UUID id, String name) {}

    record Address(String url) {}

    record Returned(
            @NotBlank @Size(max = 2000) String code,
            @NotBlank @Size(max = 500) String state) {}

    record OfficeShown(UUID id, String name) {}

    record ProviderShown(
            UUID id, OfficeShown office, String issuer, String clientId, String loginClaim, boolean enabled) {}

    record ProviderWanted(
            @NotBlank @Size(max = 300) String issuer,
            @NotBlank @Size(max = 200) String clientId,
            @Nullable @Size(max = 300) String clientSecret,
            @Pattern(regexp = "\\w{1,60}") @NotBlank String loginClaim,
            boolean enabled) {}

    private static final String BEGUN = "dangmian.unit";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    private final UnitSignIn units;
    private final IdentityProviders providers;
    private final EntranceController entrance;
    private final Offices offices;
    private final Duties duties;

    UnitSignInController(
            UnitSignIn units,
            IdentityProviders providers,
            EntranceController entrance,
            Offices offices,
            Duties duties) {
        this.units = units;
        this.providers = providers;
        this.entrance = entrance;
        this.offices = offices;
        this.duties = duties;
    }

    @GetMapping("/api/sign-in/units")
    List<Unit> units() {
        return providers.all().stream()
                .filter(Provider::enabled)
                .map(provider ->
                        new Unit(provider.id(), offices.get(provider.office()).name()))
                .toList();
    }

    @PostMapping("/api/sign-in/units/{provider}")
    Address begin(@PathVariable UUID provider, HttpServletRequest request) {
        var begun = units.begin(provider, request);
        if (request.getSession(false) == null) {
            request.getSession().setMaxInactiveInterval(EntranceController.STRANGERS_LIFE);
        }
        request.getSession().setAttribute(BEGUN, begun);
        return new Address(begun.getAuthorizationRequestUri());
    }

    @PostMapping("/api/sign-in/unit")
    ResponseEntity<?> finish(
            @RequestBody @Valid Returned given, HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        var begun = session == null ? null : (OAuth2AuthorizationRequest) session.getAttribute(BEGUN);
        if (session != null) {
            // Begun once, finished once.
            session.removeAttribute(BEGUN);
        }
        return entrance.proceed(units.finish(begun, given.code(), given.state()), Way.UNIT, request, response);
    }

    @GetMapping("/api/identity-providers")
    List<ProviderShown> administered(Principal principal) {
        var person = PersonId.of(principal.getName());
        return providers.all().stream()
                .filter(provider -> duties.holdsAbove(person, Role.SECURITY_ADMIN, provider.office()))
                .map(this::shown)
                .toList();
    }

    private ProviderShown shown(Provider provider) {
        var office = offices.get(provider.office());
        return new ProviderShown(
                provider.id(),
                new OfficeShown(office.id().value(), office.name()),
                provider.issuer(),
                provider.clientId(),
                provider.loginClaim(),
                provider.enabled());
    }

    @PostMapping("/api/offices/{office}/identity-provider")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable UUID office, @RequestBody @Valid ProviderWanted given, Principal principal) {
        requireSafe(given.issuer());
        var secret = given.clientSecret() == null || given.clientSecret().isBlank() ? null : given.clientSecret();
        providers.put(
                new OfficeId(office),
                new Wanted(given.issuer(), given.clientId(), secret, given.loginClaim(), given.enabled()),
                PersonId.of(principal.getName()));
    }

    /** Secrets and tokens travel to it, so only on this machine without TLS. */
    private static void requireSafe(String issuer) {
        try {
            var address = URI.create(issuer);
            var host = address.getHost();
            if (host != null
                    && address.getQuery() == null
                    && address.getFragment() == null
                    && address.getUserInfo() == null
                    && ("https".equals(address.getScheme())
                            || "http".equals(address.getScheme()) && THIS_MACHINE.contains(host))) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // No address at all is refused like a bad one.
        }
        throw Refused.malformed("identity.bad-issuer", "the issuer must be an https address");
    }
}
