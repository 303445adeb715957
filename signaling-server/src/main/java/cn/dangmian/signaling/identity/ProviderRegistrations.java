package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.identity.IdentityProviders.Provider;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/** The enabled providers, as Spring Security's client knows them. What a provider says of itself is asked for once per change. */
@Component
class ProviderRegistrations implements ClientRegistrationRepository {

    private final IdentityProviders providers;
    private final String redirect;
    private final Map<Provider, ClientRegistration> discovered = new ConcurrentHashMap<>();

    ProviderRegistrations(IdentityProviders providers, @Value("${dangmian.wire.origins}") List<String> origins) {
        this.providers = providers;
        // A page: coming from another site the browser does not send the session's cookie, but the page's own request
        // has it.
        this.redirect = origins.getFirst() + "/console/";
    }

    /** @throws IllegalArgumentException when the provider does not answer, or not as one */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        var provider =
                providers.get(UUID.fromString(id)).filter(Provider::enabled).orElse(null);
        if (provider == null) {
            return null;
        }
        var known = discovered.get(provider);
        if (known == null) {
            known = discover(provider);
            discovered.keySet().removeIf(old -> old.id().equals(provider.id()));
            discovered.put(provider, known);
        }
        return known;
    }

    private ClientRegistration discover(Provider provider) {
        return ClientRegistrations.fromOidcIssuerLocation(provider.issuer())
                .registrationId(provider.id().toString())
                .clientId(provider.clientId())
                .clientSecret(providers.secretOf(provider))
                .redirectUri(redirect)
                .scope("openid", "profile")
                .build();
    }
}
