package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Devices of terminals: who enrols them, what they prove, how they end. */
class EnrolmentTests {

    private static final String WORKED = "/app/reception/terminals/";

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Visitor admin =
            Visitor.signedIn(node, town.newPerson("SYSTEM_ADMIN", town.city).login());
    private final Visitor clerk = Visitor.signedIn(node, town.clerk.login());

    private String take() {
        return WORKED + town.terminal + "/take";
    }

    private static String codeOfTaking(Page page, String take) {
        return page.ask(take).code();
    }

    @Test
    void aCodeEnrolsOnceAndIsNotKeptAsItIs() {
        var code = Device.showCode(node, admin, town.terminal);
        assertThat(code).matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
        assertThat(SERVERS.jdbc()
                        .sql(
                                "select encode(hash, 'escape') || hash::text from terminal_enrolment_code where terminal = ?")
                        .param(town.terminal)
                        .query(String.class)
                        .single())
                .doesNotContain(code, code.replace("-", ""));
        var typed = code.toLowerCase().replace("-", " ");
        var first = clerk.post(node, "/api/enrolments", Device.enrolment(typed, Device.newKeys()));
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        var second = clerk.post(node, "/api/enrolments", Device.enrolment(code, Device.newKeys()));
        assertThat(second.code()).isEqualTo("terminals.wrong-code");
    }

    @Test
    void aLaterCodeAndTimeMakeACodeVoid() {
        var first = Device.showCode(node, admin, town.terminal);
        var second = Device.showCode(node, admin, town.terminal);
        assertThat(clerk.post(node, "/api/enrolments", Device.enrolment(first, Device.newKeys()))
                        .code())
                .isEqualTo("terminals.wrong-code");
        SERVERS.jdbc()
                .sql("update terminal_enrolment_code set expires_at = clock_timestamp() where terminal = ?")
                .param(town.terminal)
                .update();
        assertThat(clerk.post(node, "/api/enrolments", Device.enrolment(second, Device.newKeys()))
                        .code())
                .isEqualTo("terminals.wrong-code");
    }

    @Test
    void guessesFromOneAddressEndAfterTen() {
        var code = Device.showCode(node, admin, town.terminal);
        for (var i = 0; i < 10; i++) {
            assertThat(guess("AAAA-AAA" + (i + 2 > 9 ? "B" : i + 2)).code()).isEqualTo("terminals.wrong-code");
        }
        assertThat(guess(code).code()).isEqualTo("terminals.too-many-attempts");
        assertThat(guess(code).status()).isEqualTo(429);
    }

    private Answer guess(String code) {
        var body = new JsonMapper().writeValueAsString(Device.enrolment(code, Device.newKeys()));
        return clerk.postText(
                node, "/api/enrolments", body, request -> request.header("X-Forwarded-For", "203.0.113.77"));
    }

    @Test
    void aCopiedSignInCannotTakeTheTerminalNorUseItsClient() {
        var device = Device.enrolled(node, admin, town.terminal);
        var client = UUID.randomUUID();
        try (var own = device.open(node, clerk, client);
                var copied = Page.open(SERVERS.second(), clerk)) {
            assertThat(codeOfTaking(own, take())).isEmpty();
            assertThat(codeOfTaking(copied, take())).isEqualTo("terminals.device-required");
            assertThat(copied.ask("/app/terminals/" + town.terminal + "/renew").code())
                    .isEqualTo("terminals.device-required");
            assertThat(town.refusalsLogged(town.clerk)).isEqualTo(2);
            for (var verb : new String[] {"release", "renew"}) {
                assertThat(copied.ask(WORKED + town.terminal + "/" + verb).code())
                        .isEqualTo("reception.displaced");
            }
            assertThatThrownBy(() -> Page.open(node, clerk, client)).isInstanceOf(CompletionException.class);
            assertThat(own.ask(WORKED + town.terminal + "/renew").code()).isEmpty();
        }
    }

    @Test
    void aProofIsGoodOnceAndForWhatItWasMade() {
        var device = Device.enrolled(node, admin, town.terminal);
        var proof = device.proof(node, clerk);
        Page.open(node, clerk, UUID.randomUUID(), proof).close();
        assertUnproven(clerk, proof);
        assertUnproven(
                clerk, device.proof(nonce(device), "connect", town.terminal.toString(), "https://other.example"));
        assertUnproven(
                clerk, device.proof(nonce(device), "connect", UUID.randomUUID().toString(), Machine.ORIGIN));
        assertUnproven(clerk, device.proof(nonce(device), "renew", town.terminal.toString(), Machine.ORIGIN));
        var colleague = Visitor.signedIn(node, town.newClerk().login());
        assertUnproven(colleague, device.proof(node, clerk));
        var forged = new Device(device.id(), device.terminal(), Device.newKeys());
        assertUnproven(clerk, forged.proof(node, clerk));
    }

    private String nonce(Device device) {
        return device.challenge(node, clerk).text("nonce");
    }

    private void assertUnproven(Visitor visitor, Map<String, String> proof) {
        try (var page = Page.open(node, visitor, UUID.randomUUID(), proof)) {
            assertThat(codeOfTaking(page, take())).isEqualTo("terminals.device-required");
        }
    }

    @Test
    void aDeviceIsNoOtherTerminal() {
        var other = town.newTerminal();
        var device = Device.enrolled(node, admin, town.terminal);
        Device.enrolled(node, admin, other);
        try (var page = device.open(node, clerk, UUID.randomUUID())) {
            assertThat(codeOfTaking(page, WORKED + other + "/take")).isEqualTo("terminals.device-required");
        }
    }

    @Test
    void aRevokedDeviceIsDisplacedAtOnceAndTakesNothing() {
        var device = Device.enrolled(node, admin, town.terminal);
        try (var page = device.open(SERVERS.second(), clerk, UUID.randomUUID())) {
            var topic = "/topic/reception/terminals/" + town.terminal;
            page.subscribe(topic);
            assertThat(codeOfTaking(page, take())).isEmpty();
            page.awaitHeard(topic, view -> !view.path("manned").isNull());
            var seen = page.heard(topic).size();
            assertThat(admin.post(node, "/api/terminals/" + town.terminal + "/revoke-device", Map.of())
                            .status())
                    .isEqualTo(204);
            page.awaitHeard(topic, seen, view -> view.path("manned").isNull());
            assertThat(page.ask(WORKED + town.terminal + "/renew").code()).isEqualTo("reception.displaced");
            var challenged = device.challenge(node, clerk);
            assertThat(challenged.text("stage")).isEqualTo("REVOKED");
            assertThat(challenged.text("nonce")).isEmpty();
            Device.enrolled(node, admin, town.terminal);
            assertThat(codeOfTaking(page, take())).isEqualTo("terminals.device-required");
        }
    }

    @Test
    void enrollingAnotherDisplacesTheFirstAndWhoeverMansTheTerminalFromNone() {
        try (var page = Page.open(node, clerk)) {
            assertThat(codeOfTaking(page, take())).isEmpty();
            var first = Device.enrolled(node, admin, town.terminal);
            assertThat(page.ask(WORKED + town.terminal + "/renew").code()).isEqualTo("reception.displaced");
            try (var device = first.open(node, clerk, UUID.randomUUID())) {
                assertThat(codeOfTaking(device, take())).isEmpty();
                Device.enrolled(node, admin, town.terminal);
                assertThat(device.ask(WORKED + town.terminal + "/renew").code()).isEqualTo("reception.displaced");
                assertThat(first.challenge(node, clerk).text("stage")).isEqualTo("DISPLACED");
            }
        }
    }

    @Test
    void aRenewedKeyMakesTheOldOneVoid() {
        var device = Device.enrolled(node, admin, town.terminal);
        SERVERS.jdbc()
                .sql("update device set key_since = key_since - interval '31 days' where id = ?::uuid")
                .param(device.id())
                .update();
        var asked = device.challenge(node, clerk);
        assertThat(asked.json().path("renew").asBoolean()).isTrue();
        var keys = Device.newKeys();
        assertThat(renew(device, asked.text("nonce"), keys, Device.newKeys()).code())
                .isEqualTo("identity.proof-refused");
        assertThat(renew(device, nonce(device), keys, keys).status()).isEqualTo(204);
        assertUnproven(clerk, device.proof(node, clerk));
        var renewed = new Device(device.id(), device.terminal(), keys);
        assertThat(renewed.challenge(node, clerk).json().path("renew").asBoolean())
                .isFalse();
        try (var page = renewed.open(node, clerk, UUID.randomUUID())) {
            assertThat(codeOfTaking(page, take())).isEmpty();
        }
    }

    /** @param signed the key that the signature speaks of */
    private Answer renew(Device device, String nonce, java.security.KeyPair keys, java.security.KeyPair signed) {
        var purpose = "renew " + Device.publicKey(signed);
        var body = new HashMap<>(device.proof(nonce, purpose, device.terminal(), Machine.ORIGIN));
        body.put("publicKey", Device.publicKey(keys));
        return clerk.postText(
                node,
                "/api/devices/key",
                new JsonMapper().writeValueAsString(body),
                request -> request.header("Origin", Machine.ORIGIN));
    }

    @ParameterizedTest
    @CsvSource({
        "SYSTEM_ADMIN, other city",
        "TECHNICIAN, city",
        "SECURITY_ADMIN, city",
        "SUPERVISOR, city",
        "CLERK, township"
    })
    void noOtherShowsCodesOrRevokes(String role, String where) {
        var office =
                where.equals("other city") ? town.stranger.city() : where.equals("city") ? town.city : town.township;
        var visitor = Visitor.signedIn(node, town.newPerson(role, office).login());
        Device.enrolled(node, admin, town.terminal);
        for (var verb : new String[] {"enrolment-code", "revoke-device", "close", "rename"}) {
            var refused = visitor.post(node, "/api/terminals/" + town.terminal + "/" + verb, Map.of("name", "x"));
            assertThat(refused.code()).isEqualTo("wire.not-allowed");
        }
        var unknown = visitor.post(node, "/api/terminals/" + UUID.randomUUID() + "/enrolment-code", Map.of());
        assertThat(unknown.code()).isEqualTo("wire.not-allowed");
        assertThat(SERVERS.jdbc()
                        .sql("select stage from device where terminal = ?")
                        .param(town.terminal)
                        .query(String.class)
                        .list())
                .containsExactly("ACTIVE");
    }

    @Test
    void aClosedTerminalIsOfferedAndTakenNoMore() {
        try (var page = Page.open(node, clerk)) {
            assertThat(codeOfTaking(page, take())).isEmpty();
            assertThat(admin.post(node, "/api/terminals/" + town.terminal + "/close", Map.of())
                            .status())
                    .isEqualTo(204);
            assertThat(page.ask(WORKED + town.terminal + "/renew").code()).isEqualTo("reception.displaced");
            assertThat(codeOfTaking(page, take())).isEqualTo("terminals.closed");
            assertThat(clerk.get(node, "/api/terminals").text()).doesNotContain(town.terminal.toString());
        }
    }

    @Test
    void whereEnrolmentIsRequiredATerminalWithoutADeviceIsTakenFromNowhere() {
        try (var strict = SERVERS.startNode("strict", Map.of("dangmian.terminals.enrolment", "required"));
                var page = Page.open(strict, clerk)) {
            assertThat(codeOfTaking(page, take())).isEqualTo("terminals.not-enrolled");
            var device = Device.enrolled(node, admin, town.terminal);
            try (var proven = device.open(strict, clerk, UUID.randomUUID())) {
                assertThat(codeOfTaking(proven, take())).isEmpty();
            }
        }
    }
}
