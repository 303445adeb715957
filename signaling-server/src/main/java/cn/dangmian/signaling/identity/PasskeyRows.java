package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.PersonId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** The passkeys in PostgreSQL. */
@Component
class PasskeyRows implements UserCredentialRepository {

    /** Thrown when a device counts its uses and this one is not the next: there is a copy of it. */
    static final class Copied extends RuntimeException {

        Copied(Bytes credential) {
            super("the sign count of passkey " + credential.toBase64UrlString() + " did not grow");
        }
    }

    private final JdbcClient jdbc;

    PasskeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Bytes handle(PersonId person) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES);
        bytes.putLong(person.value().getMostSignificantBits());
        bytes.putLong(person.value().getLeastSignificantBits());
        return new Bytes(bytes.array());
    }

    static PersonId person(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new PersonId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    /** A new one is added. Of a known one only what a use changes is changed, and only when its count grew. */
    @Override
    public void save(CredentialRecord passkey) {
        if (findByCredentialId(passkey.getCredentialId()) == null) {
            add(passkey);
            return;
        }
        // Spring compares with the count of the registration; what counts is the last one.
        var used = jdbc.sql("""
                        update passkey set sign_count = :count, backed_up = :backed, used_at = clock_timestamp()
                        where credential = :credential and (sign_count < :count or sign_count = 0 and :count = 0)""")
                .param("count", passkey.getSignatureCount())
                .param("backed", passkey.isBackupState())
                .param("credential", passkey.getCredentialId().getBytes())
                .update();
        if (used == 0) {
            throw new Copied(passkey.getCredentialId());
        }
    }

    private void add(CredentialRecord passkey) {
        jdbc.sql("""
                        insert into passkey (id, person, credential, public_key, sign_count, backup_eligible, backed_up, transports,
                            attestation, client_data, name) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        Ids.next(),
                        person(passkey.getUserEntityUserId()).value(),
                        passkey.getCredentialId().getBytes(),
                        passkey.getPublicKey().getBytes(),
                        passkey.getSignatureCount(),
                        passkey.isBackupEligible(),
                        passkey.isBackupState(),
                        passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .collect(Collectors.joining(",")),
                        Objects.requireNonNull(passkey.getAttestationObject()).getBytes(),
                        Objects.requireNonNull(passkey.getAttestationClientDataJSON())
                                .getBytes(),
                        passkey.getLabel())
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql("select * from passkey where credential = ?")
                .param(credential.getBytes())
                .query(PasskeyRows::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql("select * from passkey where person = ? order by created_at")
                .param(person(handle).value())
                .query(PasskeyRows::read)
                .list();
    }

    @Override
    public void delete(Bytes credential) {
        jdbc.sql("delete from passkey where credential = ?")
                .param(credential.getBytes())
                .update();
    }

    private static CredentialRecord read(ResultSet row, int number) throws SQLException {
        var used = row.getTimestamp("used_at");
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(handle(new PersonId(row.getObject("person", UUID.class))))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(true)
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(transports(row.getString("transports")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .label(row.getString("name"))
                .created(row.getTimestamp("created_at").toInstant())
                .lastUsed(instant(used == null ? row.getTimestamp("created_at") : used))
                .build();
    }

    private static Instant instant(Timestamp at) {
        return at.toInstant();
    }

    private static Set<AuthenticatorTransport> transports(String listed) {
        return Arrays.stream(listed.split(","))
                .filter(name -> !name.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }
}
