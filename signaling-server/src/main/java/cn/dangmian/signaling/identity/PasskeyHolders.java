package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

/** The people, as passkeys name them: the handle is the person's id. */
@Component
class PasskeyHolders implements PublicKeyCredentialUserEntityRepository {

    private final People people;

    PasskeyHolders(People people) {
        this.people = people;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return find(PasskeyRows.person(handle));
    }

    /** @param name of the principal: the person's id */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
        return find(PersonId.of(name));
    }

    private @Nullable PublicKeyCredentialUserEntity find(PersonId id) {
        try {
            var person = people.get(id);
            return ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(PasskeyRows.handle(id))
                    .name(person.login())
                    .displayName(person.name())
                    .build();
        } catch (Refused unknown) {
            return null;
        }
    }

    @Override
    public void save(PublicKeyCredentialUserEntity holder) {
        throw new UnsupportedOperationException("nobody becomes a person by a passkey");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("nobody is deleted with a passkey");
    }
}
