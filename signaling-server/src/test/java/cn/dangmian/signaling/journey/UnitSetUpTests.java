package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.kernel.ColumnCipher;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may say by what an office signs in. */
class UnitSetUpTests {

    private static final Map<String, Object> WANTED = Map.of(
            "issuer", "https://sign-in.example",
            "clientId", "dangmian",
            "clientSecret", "the secret of the client",
            "loginClaim", "preferred_username",
            "enabled", true);

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();

    @AfterEach
    void leaveNone() {
        SERVERS.jdbc().sql("delete from identity_provider").update();
    }

    private Visitor holder(String role, UUID office) {
        var person = town.newPersonWithoutDuty();
        SERVERS.jdbc()
                .sql("insert into duty (person, role, office) values (?, ?, ?)")
                .params(person.id(), role, office)
                .update();
        return Visitor.signedIn(SERVERS.first(), person.login());
    }

    private Visitor admin(UUID office) {
        return holder("SECURITY_ADMIN", office);
    }

    private static Answer put(Visitor admin, UUID office, Map<String, Object> wanted) {
        return admin.post(SERVERS.first(), "/api/offices/" + office + "/identity-provider", wanted);
    }

    @Test
    void isForTheSecurityAdministratorOfThatSubtreeAlone() {
        assertThat(put(admin(town.city), town.city, WANTED).status()).isEqualTo(204);
        assertThat(put(admin(town.province), town.township, WANTED).status()).isEqualTo(204);
        assertThat(put(admin(town.stranger.city()), town.city, WANTED).code()).isEqualTo("wire.not-allowed");
        assertThat(put(admin(town.city), town.province, WANTED).code()).isEqualTo("wire.not-allowed");
        assertThat(put(holder("SYSTEM_ADMIN", town.city), town.city, WANTED).code())
                .isEqualTo("wire.not-allowed");
        assertThat(listed(admin(town.city))).hasSize(2);
        assertThat(listed(admin(town.stranger.city()))).isEmpty();
    }

    private static Iterable<?> listed(Visitor admin) {
        return admin.get(SERVERS.first(), "/api/identity-providers").json();
    }

    @Test
    void tellsNobodyTheSecret() {
        put(admin(town.city), town.city, WANTED);
        var shown = admin(town.city).get(SERVERS.first(), "/api/identity-providers");
        assertThat(shown.text()).contains("https://sign-in.example").doesNotContain("the secret");
        var offered = new Visitor().get(SERVERS.first(), "/api/sign-in/units");
        assertThat(offered.json()).hasSize(1);
        assertThat(offered.text()).doesNotContain("sign-in.example").doesNotContain("the secret");
        assertThat(new String(sealed(), StandardCharsets.ISO_8859_1)).doesNotContain("the secret");
        var place = "identity_provider.client_secret " + town.city;
        assertThat(SERVERS.first().bean(ColumnCipher.class).open(sealed(), place))
                .isEqualTo("the secret of the client");
    }

    private byte[] sealed() {
        return SERVERS.jdbc()
                .sql("select client_secret from identity_provider where office = ?")
                .param(town.city)
                .query(byte[].class)
                .single();
    }

    @Test
    void keepsTheSecretThatIsThereAndBeginsWithNone() {
        var changed = new HashMap<>(WANTED);
        changed.remove("clientSecret");
        changed.put("enabled", false);
        assertThat(put(admin(town.city), town.city, changed).code()).isEqualTo("identity.provider-secret-needed");
        put(admin(town.city), town.city, WANTED);
        var before = sealed();
        assertThat(put(admin(town.city), town.city, changed).status()).isEqualTo(204);
        assertThat(sealed()).isEqualTo(before);
        assertThat(new Visitor().get(SERVERS.first(), "/api/sign-in/units").json())
                .isEmpty();
    }

    @Test
    void takesNoIssuerWithoutTls() {
        for (var issuer :
                new String[] {"http://10.0.0.1", "ftp://example.org", "https://a@example.org", "no address"}) {
            var bad = new HashMap<>(WANTED);
            bad.put("issuer", issuer);
            assertThat(put(admin(town.city), town.city, bad).code()).as(issuer).isEqualTo("identity.bad-issuer");
        }
    }
}
