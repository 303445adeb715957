package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signing in with what one has and is: a device that knows its owner. The device must verify the person every time. */
@Component
class Passkeys {

    /** A passkey as its owner sees it. */
    record Shown(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant usedAt) {}

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final Webauthn4JRelyingPartyOperations operations;
    private final People people;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Passkeys(
            PasskeyRows rows,
            PasskeyHolders holders,
            @Value("${dangmian.wire.origins}") List<String> origins,
            People people,
            JdbcClient jdbc,
            Audit audit,
            TransactionTemplate transaction) {
        this.people = people;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        var site = URI.create(origins.getFirst()).getHost();
        var party = PublicKeyCredentialRpEntity.builder()
                .id(site)
                .name("当面 Dangmian")
                .build();
        operations = new Webauthn4JRelyingPartyOperations(holders, rows, party, Set.copyOf(origins));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    static JsonNode json(Object options) {
        return JSON.valueToTree(options);
    }

    PublicKeyCredentialCreationOptions optionsOfANewOne(PersonId person) {
        var owner = UsernamePasswordAuthenticationToken.authenticated(person.toString(), null, List.of());
        return operations.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(owner));
    }

    void add(PersonId person, String name, JsonNode credential, @Nullable PublicKeyCredentialCreationOptions options) {
        var read = read(credential, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
        transaction.executeWithoutResult(_ -> {
            verified(() -> operations.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    asked(options), new RelyingPartyPublicKey(read, name))));
            audit.done(person.value(), "identity.add-passkey", person.toString(), Map.of());
        });
    }

    /** Names nobody, so that nothing is learnt about a login: the device knows whose it is. */
    PublicKeyCredentialRequestOptions optionsOfASignIn() {
        return operations.createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
    }

    /** @return whose passkey it is */
    Person check(JsonNode credential, @Nullable PublicKeyCredentialRequestOptions options) {
        var read = read(credential, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
        var login = verified(() -> operations
                .authenticate(new RelyingPartyAuthenticationRequest(asked(options), read))
                .getName());
        return people.credential(login).map(People.Credential::person).orElseThrow(Passkeys::refused);
    }

    private <T> T verified(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (WebAuthnException | IllegalArgumentException | PasskeyRows.Copied unfit) {
            LOG.info("a passkey was refused: {}", unfit.toString());
            audit.refused(
                    null,
                    "identity.sign-in",
                    "passkey",
                    Map.of("reason", unfit.getClass().getSimpleName()));
            throw refused();
        }
    }

    private static <T> T asked(@Nullable T options) {
        if (options == null) {
            throw refused();
        }
        return options;
    }

    private static <T> T read(JsonNode credential, TypeReference<T> type) {
        try {
            return JSON.readValue(JSON.writeValueAsString(credential), type);
        } catch (JacksonException | IllegalArgumentException malformed) {
            throw Refused.malformed("wire.malformed", "this is no credential of WebAuthn");
        }
    }

    private static Refused refused() {
        return new Refused(
                Refused.Kind.NOT_SIGNED_IN, "identity.passkey-refused", "the passkey is unknown or did not verify");
    }

    List<Shown> of(PersonId person) {
        return jdbc.sql("select id, name, created_at, used_at from passkey where person = ? order by created_at")
                .param(person.value())
                .query((row, _) -> new Shown(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4) == null ? null : row.getTimestamp(4).toInstant()))
                .list();
    }

    void remove(PersonId person, UUID passkey) {
        transaction.executeWithoutResult(_ -> {
            var removed = jdbc.sql("delete from passkey where id = ? and person = ?")
                    .params(passkey, person.value())
                    .update();
            if (removed == 0) {
                throw Refused.unknown("identity.unknown-passkey", "no such passkey of this person: " + passkey);
            }
            audit.done(person.value(), "identity.remove-passkey", person.toString(), Map.of());
        });
    }
}
