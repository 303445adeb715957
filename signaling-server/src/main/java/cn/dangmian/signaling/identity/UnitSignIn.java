package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.identity.IdentityProviders.Provider;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.Refused.Kind;
import cn.dangmian.signaling.organization.Offices;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Signing in with the identity provider of one's office: authorization code with PKCE, state and nonce. The id token names the
 * login. It makes no account, it opens only one that is held in the office's subtree, and it is the first factor, not the second.
 */
@Component
class UnitSignIn {

    private static final Logger LOG = LoggerFactory.getLogger(UnitSignIn.class);

    /** Whoever sets up a provider could otherwise sign in as those who watch over it. */
    private static final Set<Role> NOT_BY_A_UNIT = Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);

    private final IdentityProviders providers;
    private final ProviderRegistrations registrations;
    private final People people;
    private final Duties duties;
    private final Offices offices;
    private final Audit audit;
    private final DefaultOAuth2AuthorizationRequestResolver resolver;
    private final OidcAuthorizationCodeAuthenticationProvider exchange;

    UnitSignIn(
            IdentityProviders providers,
            ProviderRegistrations registrations,
            People people,
            Duties duties,
            Offices offices,
            Audit audit) {
        this.providers = providers;
        this.registrations = registrations;
        this.people = people;
        this.duties = duties;
        this.offices = offices;
        this.audit = audit;
        resolver = new DefaultOAuth2AuthorizationRequestResolver(registrations);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        // The id token says all that is needed; nothing more is asked about the person.
        exchange = new OidcAuthorizationCodeAuthenticationProvider(
                new RestClientAuthorizationCodeTokenResponseClient(),
                asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
    }

    /** What the browser has to be sent to, and what has to be remembered until it comes back. */
    OAuth2AuthorizationRequest begin(UUID provider, HttpServletRequest request) {
        try {
            var begun = resolver.resolve(request, provider.toString());
            if (begun != null) {
                return begun;
            }
        } catch (IllegalArgumentException | IllegalStateException noAnswer) {
            if (providers.get(provider).filter(Provider::enabled).isPresent()) {
                LOG.warn("identity provider {} does not answer: {}", provider, noAnswer.toString());
                throw new Refused("identity.unit-unreachable", "the identity provider does not answer");
            }
        }
        throw Refused.unknown("identity.unknown-provider", "no such enabled identity provider: " + provider);
    }

    /** @param begun null when nothing was begun in this session */
    Person finish(@Nullable OAuth2AuthorizationRequest begun, String code, String state) {
        if (begun == null) {
            throw refused(null, "not-begun");
        }
        var registration = registrationOf(begun);
        var response = OAuth2AuthorizationResponse.success(code)
                .state(state)
                .redirectUri(Objects.requireNonNull(begun.getRedirectUri()))
                .build();
        try {
            var token = exchange.authenticate(
                    new OAuth2LoginAuthenticationToken(registration, new OAuth2AuthorizationExchange(begun, response)));
            var user = (OidcUser)
                    Objects.requireNonNull(Objects.requireNonNull(token).getPrincipal());
            return personOf(
                    providers
                            .get(UUID.fromString(registration.getRegistrationId()))
                            .orElseThrow(),
                    user);
        } catch (OAuth2AuthenticationException unfit) {
            LOG.info("a unit's sign-in was refused", unfit);
            throw refused(null, unfit.getError().getErrorCode());
        } catch (AuthenticationException unfit) {
            LOG.info("a unit's sign-in was refused", unfit);
            throw refused(null, "unfit");
        }
    }

    private ClientRegistration registrationOf(OAuth2AuthorizationRequest begun) {
        String id = begun.getAttribute("registration_id");
        var registration = id == null ? null : registrations.findByRegistrationId(id);
        if (registration == null) {
            throw refused(null, "not-enabled");
        }
        return registration;
    }

    private Person personOf(Provider provider, OidcUser user) {
        var login = user.getClaimAsString(provider.loginClaim());
        var person = people.credential(login == null ? "" : login)
                .map(People.Credential::person)
                .orElseThrow(() -> refused(null, "unknown-login"));
        var held = duties.of(person.id());
        if (held.stream().noneMatch(duty -> offices.isWithin(duty.office(), provider.office()))) {
            throw refused(person, "outside-the-office");
        }
        if (held.stream().anyMatch(duty -> NOT_BY_A_UNIT.contains(duty.role()))) {
            throw refused(person, "administrator");
        }
        var subject = user.getSubject();
        if (subject == null || !providers.links(provider, person.id(), subject)) {
            throw refused(person, "another-subject");
        }
        return person;
    }

    /** One answer for every reason; the log has the reason. */
    private Refused refused(@Nullable Person person, String reason) {
        audit.refused(
                person == null ? null : person.id().value(),
                "identity.unit-sign-in",
                "refused",
                Map.of("reason", reason));
        return new Refused(
                Kind.NOT_SIGNED_IN, "identity.unit-refused", "the unit's sign-in does not open an account here");
    }
}
