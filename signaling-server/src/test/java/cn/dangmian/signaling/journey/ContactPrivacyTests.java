package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.dangmian.signaling.kernel.ColumnCipher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Identity and telephone numbers: found by those who may, and written nowhere in plain. */
@ExtendWith(OutputCaptureExtension.class)
class ContactPrivacyTests {

    private static final String ID_NUMBER = "440524188001010014";
    private static final String TELEPHONE = "13987654321";

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Scene scene = new Scene(SERVERS);
    private final Town town = scene.town;
    private final Visitor clerk = scene.clerk.visitor();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isShownWithoutItsMiddleAndWholeOnlyForAPurposeThatIsLogged() {
        var id = register();
        var shown = clerk.get(SERVERS.second(), "/api/cases/" + id).json().path("petitioner");
        assertThat(shown.path("idNumber").asString()).isEqualTo("440***********0014");
        assertThat(shown.path("telephone").asString()).isEqualTo("139****4321");
        var path = "/api/cases/" + id + "/contact";
        assertThat(clerk.post(SERVERS.first(), path, Map.of("purpose", "abc")).status())
                .isEqualTo(400);
        assertThat(logged("casework.unmask", id)).isZero();
        var whole = clerk.post(SERVERS.first(), path, Map.of("purpose", "To call back"));
        assertThat(whole.text("idNumber")).isEqualTo(ID_NUMBER);
        assertThat(whole.text("telephone")).isEqualTo(TELEPHONE);
        assertThat(logged("casework.unmask", id)).isEqualTo(1);
    }

    @Test
    void isFoundByEitherNumberWhereTheCaseIsInSight() {
        var id = register();
        for (var by : new Map[] {Map.of("idNumber", ID_NUMBER), Map.of("telephone", "139 8765 4321")}) {
            var own = clerk.post(SERVERS.second(), "/api/cases/search", by);
            assertThat(own.json().path("cases").size()).isEqualTo(1);
            assertThat(own.json().path("cases").path(0).path("id").asString()).isEqualTo(id);
            var foreign = scene.stranger.visitor().post(SERVERS.second(), "/api/cases/search", by);
            assertThat(foreign.status()).isEqualTo(200);
            assertThat(foreign.json().path("cases").size()).isZero();
        }
        var none = clerk.post(SERVERS.first(), "/api/cases/search", Map.of());
        assertThat(none.code()).isEqualTo("casework.nothing-to-search");
    }

    /** Planted numbers, a sign-in and a password are nowhere in the log, in a table, or in a refusal. */
    @Test
    void standsNowhereInPlain(CapturedOutput output) {
        var id = register();
        clerk.post(SERVERS.first(), "/api/cases/search", Map.of("idNumber", ID_NUMBER, "telephone", TELEPHONE));
        clerk.post(SERVERS.first(), "/api/cases/" + id + "/contact", Map.of("purpose", "To call back"));
        var broken = clerk.post(SERVERS.first(), "/api/cases/search", Map.of("idNumber", ID_NUMBER.replace('4', '5')));
        var unreadable =
                clerk.postText(SERVERS.first(), "/api/cases/search", "{\"idNumber\":\"" + ID_NUMBER + "\",", _ -> {});
        var lost = clerk.get(SERVERS.first(), "/api/cases/" + ID_NUMBER);
        var nowhere =
                clerk.get(SERVERS.first(), "/api/petitioners/" + TELEPHONE + "/" + ID_NUMBER.toLowerCase(Locale.ROOT));
        for (var refusal : new Answer[] {broken, unreadable, lost, nowhere}) {
            assertThat(refusal.status()).isBetween(400, 499);
            assertThat(refusal.text()).doesNotContain(ID_NUMBER).doesNotContain(ID_NUMBER.replace('4', '5'));
        }
        var everything = everyTable(SERVERS.jdbc());
        assertThat(everything.contains("Zhang San") && everything.contains("sealed-by-nobody"))
                .isTrue();
        assertNowhere("a table", everything, ID_NUMBER, TELEPHONE, Town.PASSWORD);
        assertNowhere("the server's log", output.getAll(), ID_NUMBER, TELEPHONE, Town.PASSWORD);
        assertNowhere("the server's log", output.getAll(), clerk.cookie(Visitor.SESSION), clerk.cookie(Visitor.CSRF));
    }

    private static void assertNowhere(String place, String text, String... planted) {
        for (var secret : planted) {
            assertThat(text.contains(secret))
                    .as("%s stands in %s", secret, place)
                    .isFalse();
        }
    }

    @Test
    void isSealedAnewWhenTheKeyChanges(@TempDir Path folder) throws IOException {
        var database = SERVERS.newDatabase();
        var id = "";
        Town town;
        try (var node = SERVERS.startNode("before-rotation", database, Map.of())) {
            town = Town.found(node);
            var clerk = Visitor.signedIn(node, town.clerk.login());
            id = clerk.post(node, "/api/cases", registration(town.terminal)).text("id");
            sealSecrets(node, town, id);
        }
        var next = Base64.getEncoder().encodeToString(new byte[32]);
        var keys = Files.writeString(folder.resolve("column.keys"), "2:" + next + "\n1:" + Machine.COLUMN_KEY + "\n");
        var settings = Map.of("dangmian.kernel.column-keys", keys.toString());
        try (var node = SERVERS.startNode("after-rotation", database, settings)) {
            var registered = id;
            await().atMost(Page.PATIENCE).until(() -> keyOf(node, registered) == 2);
            await().atMost(Page.PATIENCE)
                    .untilAsserted(() -> assertThat(secrets(node))
                            .containsExactlyInAnyOrder(
                                    "2 of authenticator.secret " + town.supervisor.id(),
                                    "2 of identity_provider.client_secret " + town.city,
                                    "2 of inquiry_code.code " + registered,
                                    "2 of unit_contact.telephone " + town.city + " 1"));
            var visitor = Visitor.signedIn(node, town.clerk.login());
            var found = visitor.post(node, "/api/cases/search", Map.of("idNumber", ID_NUMBER));
            assertThat(found.json().path("cases").path(0).path("id").asString()).isEqualTo(id);
            var whole = visitor.post(node, "/api/cases/" + id + "/contact", Map.of("purpose", "To call back"));
            assertThat(whole.text("telephone")).isEqualTo(TELEPHONE);
        }
    }

    /** An authenticator app, an identity provider, a unit's contact, an inquiry code: each holds the name of its place. */
    private static void sealSecrets(Node node, Town town, String caseId) {
        var cipher = node.bean(ColumnCipher.class);
        var app = "authenticator.secret " + town.supervisor.id();
        node.jdbc()
                .sql("insert into authenticator (person, secret, last_step) values (?, ?, 0)")
                .params(town.supervisor.id(), cipher.seal(app, app))
                .update();
        var provider = "identity_provider.client_secret " + town.city;
        node.jdbc().sql("""
                        insert into identity_provider (id, office, issuer, client_id, client_secret, login_claim, enabled)
                        values (gen_random_uuid(), ?, '', '', ?, '', false)""").params(town.city, cipher.seal(provider, provider)).update();
        node.jdbc()
                .sql(
                        "insert into responsible_unit (id, office, name, kind, competences) values (?, ?, '', 'OTHER', '{}')")
                .params(town.city, town.city)
                .update();
        var contact = "unit_contact.telephone " + town.city + " 1";
        node.jdbc()
                .sql("insert into unit_contact (unit, place, name, telephone) values (?, 1, '', ?)")
                .params(town.city, cipher.seal(contact, contact))
                .update();
        var code = "inquiry_code.code " + caseId;
        node.jdbc()
                .sql(
                        "insert into inquiry_code (case_id, code, code_hash, code_key, issued_by) values (?::uuid, ?, '', 1, ?)")
                .params(caseId, cipher.seal(code, code), town.clerk.id())
                .update();
    }

    /** With which key each of those is sealed, and what is in it. */
    private static List<String> secrets(Node node) {
        return node.jdbc()
                .sql("""
                        select secret as sealed, 'authenticator.secret ' || person as place from authenticator
                        union all select client_secret, 'identity_provider.client_secret ' || office from identity_provider
                        union all select telephone, 'unit_contact.telephone ' || unit || ' ' || place from unit_contact
                        union all select code, 'inquiry_code.code ' || case_id from inquiry_code""")
                .query((row, _) -> row.getBytes("sealed")[4]
                        + " of "
                        + node.bean(ColumnCipher.class).open(row.getBytes("sealed"), row.getString("place")))
                .list();
    }

    private String register() {
        var answer = clerk.post(SERVERS.first(), "/api/cases", registration(town.terminal));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text("id");
    }

    private static Map<String, Object> registration(UUID terminal) {
        var petitioner = Map.of(
                "name", "Zhang San", "address", "sealed-by-nobody", "idNumber", ID_NUMBER, "telephone", TELEPHONE);
        return Map.of(
                "commandId",
                UUID.randomUUID(),
                "terminal",
                terminal,
                "petitioner",
                petitioner,
                "matter",
                Map.of("title", "A drain"));
    }

    private static int logged(String action, String subject) {
        return SERVERS.jdbc()
                .sql("select count(*) from audit_line where action = ? and subject = ?")
                .params(action, subject)
                .query(Integer.class)
                .single();
    }

    private static int keyOf(Node node, String id) {
        return node.jdbc()
                .sql("select contact_key from petition_case where id = ?")
                .param(UUID.fromString(id))
                .query(Integer.class)
                .single();
    }

    /** Every row of every table as text. */
    private static String everyTable(JdbcClient jdbc) {
        var all = new StringBuilder();
        for (var table : jdbc.sql(
                        "select format('%I', tablename) from pg_tables where schemaname = 'public' and tablename <> 'flyway_schema_history'")
                .query(String.class)
                .list()) {
            jdbc.sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(all::append);
        }
        return all.toString();
    }
}
