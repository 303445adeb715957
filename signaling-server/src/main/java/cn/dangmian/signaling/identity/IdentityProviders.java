package cn.dangmian.signaling.identity;

import cn.dangmian.signaling.audit.Audit;
import cn.dangmian.signaling.kernel.ColumnCipher;
import cn.dangmian.signaling.kernel.Ids;
import cn.dangmian.signaling.kernel.OfficeId;
import cn.dangmian.signaling.kernel.PersonId;
import cn.dangmian.signaling.kernel.Refused;
import cn.dangmian.signaling.kernel.SealedColumn;
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
class IdentityProviders implements SealedColumn {

    /** @param loginClaim the claim of the id token that holds the login */
    record Provider(
            UUID id,
            OfficeId office,
            String issuer,
            String clientId,
            byte[] sealedSecret,
            String loginClaim,
            boolean enabled,
            Instant changedAt) {}

    /** @param secret null to keep the one that is there */
    record Wanted(String issuer, String clientId, @Nullable String secret, String loginClaim, boolean enabled) {}

    private final JdbcClient jdbc;
    private final ColumnCipher cipher;
    private final Audit audit;

    IdentityProviders(JdbcClient jdbc, ColumnCipher cipher, Audit audit) {
        this.jdbc = jdbc;
        this.cipher = cipher;
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
        return cipher.open(provider.sealedSecret(), place(provider.office()));
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

    private byte[] sealed(OfficeId office, Wanted wanted, Optional<Provider> before) {
        if (wanted.secret() != null) {
            return cipher.seal(wanted.secret(), place(office));
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

    private static String place(OfficeId office) {
        return "identity_provider.client_secret " + office;
    }

    @Override
    public String name() {
        return "identity_provider";
    }

    @Override
    public int reseal(int atMost) {
        var some = jdbc.sql("""
                        select * from identity_provider where substring(client_secret from 2 for 4) <> int4send(?)
                        limit ? for update skip locked""")
                .params(cipher.currentKey(), atMost)
                .query(IdentityProviders::read)
                .list();
        some.forEach(one -> jdbc.sql("update identity_provider set client_secret = ? where id = ?")
                .params(cipher.anew(one.sealedSecret(), place(one.office())), one.id())
                .update());
        if (!some.isEmpty()) {
            audit.done(null, "identity.reseal", String.valueOf(cipher.currentKey()), Map.of("count", some.size()));
        }
        return some.size();
    }

    private static Provider read(ResultSet row, int number) throws SQLException {
        return new Provider(
                row.getObject("id", UUID.class),
                new OfficeId(row.getObject("office", UUID.class)),
                row.getString("issuer"),
                row.getString("client_id"),
                row.getBytes("client_secret"),
                row.getString("login_claim"),
                row.getBoolean("enabled"),
                row.getTimestamp("changed_at").toInstant());
    }
}
