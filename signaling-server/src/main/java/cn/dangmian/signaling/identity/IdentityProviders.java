package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Offices that sign their people in with an identity provider of their own. */
@Component
class IdentityProviders {

    /** @param loginClaim the claim of the id token that holds the login */
    record Provider(
            UUID id,
            OfficeId office,
            String issuer,
            String clientId,
            String sealedSecret,
            String loginClaim,
            boolean enabled,
            Instant changedAt) {}

    /** @param secret null to keep the one that is there */
    record Wanted(String issuer, String clientId, @Nullable String secret, String loginClaim, boolean enabled) {}

    private final JdbcClient jdbc;
    private final Sealing sealing;
    private final Audit audit;

    IdentityProviders(JdbcClient jdbc, Sealing sealing, Audit audit) {
        this.jdbc = jdbc;
        this.sealing = sealing;
        this.audit = audit;
    }

    Optional<Provider> get(UUID id) {
        return jdbc.sql("select * from identity_provider where id = ?")
                .param(id)
                .query(IdentityProviders::read)
                .optional();
    }

    Optional<Provider> ofOffice(OfficeId office) {
        return jdbc.sql("select * from identity_provider where office = ?")
                .param(office.value())
                .query(IdentityProviders::read)
                .optional();
    }

    List<Provider> all() {
        return jdbc.sql("select p.* from identity_provider p join office o on o.id = p.office order by o.path")
                .query(IdentityProviders::read)
                .list();
    }

    String secretOf(Provider provider) {
        return new String(sealing.open(provider.sealedSecret(), owner(provider.office())), StandardCharsets.UTF_8);
    }

    @Transactional
    void put(OfficeId office, Wanted wanted, PersonId by) {
        var before = ofOffice(office);
        var id = before.map(Provider::id).orElseGet(Ids::next);
        // Of another issuer the subjects mean other people.
        if (before.isPresent() && !before.get().issuer().equals(wanted.issuer())) {
            jdbc.sql("delete from identity_provider_link where provider = ?")
                    .param(id)
                    .update();
        }
        jdbc.sql("""
                        insert into identity_provider (id, office, issuer, client_id, client_secret, login_claim, enabled)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (office) do update set issuer = excluded.issuer, client_id = excluded.client_id,
                            client_secret = excluded.client_secret, login_claim = excluded.login_claim,
                            enabled = excluded.enabled, changed_at = clock_timestamp()""")
                .params(id, office.value(), wanted.issuer(), wanted.clientId(), sealed(office, wanted, before))
                .params(wanted.loginClaim(), wanted.enabled())
                .update();
        var facts = Map.of("office", office.toString(), "enabled", wanted.enabled());
        audit.done(by.value(), "identity.set-provider", id.toString(), facts);
    }

    private String sealed(OfficeId office, Wanted wanted, Optional<Provider> before) {
        if (wanted.secret() != null) {
            return sealing.seal(wanted.secret().getBytes(StandardCharsets.UTF_8), owner(office));
        }
        return before.map(Provider::sealedSecret)
                .orElseThrow(() ->
                        Refused.malformed("identity.provider-secret-needed", "a new provider needs its client secret"));
    }

    /**
     * Binds the subject to the person, or finds them bound already.
     *
     * @return false when either is bound to another
     */
    boolean links(Provider provider, PersonId person, String subject) {
        jdbc.sql(
                        "insert into identity_provider_link (provider, person, subject) values (?, ?, ?) on conflict do nothing")
                .params(provider.id(), person.value(), subject)
                .update();
        return jdbc.sql("""
                        select exists (select from identity_provider_link
                                       where provider = ? and person = ? and subject = ?)""")
                .params(provider.id(), person.value(), subject)
                .query(Boolean.class)
                .single();
    }

    private static String owner(OfficeId office) {
        return "identity-provider " + office;
    }

    private static Provider read(ResultSet row, int number) throws SQLException {
        return new Provider(
                row.getObject("id", UUID.class),
                new OfficeId(row.getObject("office", UUID.class)),
                row.getString("issuer"),
                row.getString("client_id"),
                row.getString("client_secret"),
                row.getString("login_claim"),
                row.getBoolean("enabled"),
                row.getTimestamp("changed_at").toInstant());
    }
}
