package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** How a terminal goes into service. */
class CommissioningTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Visitor admin =
            Visitor.signedIn(node, town.newPerson("SYSTEM_ADMIN", town.city).login());
    private final Visitor technician =
            Visitor.signedIn(node, town.newPerson("TECHNICIAN", town.city).login());
    private final Visitor clerk = Visitor.signedIn(node, town.clerk.login());

    private JsonNode condition() {
        return clerk.get(node, "/api/terminals/" + town.terminal + "/condition").json();
    }

    private String step() {
        return condition().path("commissioning").path("step").asString();
    }

    private Said ask(Page page, String verb, Map<String, ?> fields) {
        return page.ask("/app/terminals/" + town.terminal + "/" + verb, fields);
    }

    @Test
    void goesStepByStepToASignedReport() {
        assertThat(step()).isEqualTo("ENROL");
        var device = Device.enrolled(node, admin, town.terminal);
        assertThat(step()).isEqualTo("CONFIRM_DEVICES");
        try (var atTerminal = device.open(node, clerk, UUID.randomUUID());
                var technicianThere = device.open(node, technician, UUID.randomUUID())) {
            assertThat(ask(atTerminal, "sign", Map.of("as", "CLERK")).code()).isEqualTo("terminals.not-ready");
            var camera = Map.of("kind", "CAMERA", "label", "Camera", "key", "c", "use", "CAMERA");
            ask(atTerminal, "confirm-devices", Map.of("devices", List.of(camera)));
            assertThat(step()).isEqualTo("SELF_TEST");
            ask(atTerminal, "self-test", Map.of("occasion", "COMMISSIONING", "checks", List.of()));
            assertThat(step()).isEqualTo("SELF_TEST");
            ask(atTerminal, "self-test", Map.of("occasion", "COMMISSIONING", "checks", FleetTests.goodChecks()));
            assertThat(step()).isEqualTo("SIGN");
            assertThat(ask(atTerminal, "sign", Map.of("as", "TECHNICIAN")).code())
                    .isEqualTo("terminals.not-signer");
            assertThat(ask(atTerminal, "sign", Map.of("as", "CLERK")).code()).isEmpty();
            assertThat(step()).isEqualTo("SIGN");
            assertThat(ask(technicianThere, "sign", Map.of("as", "TECHNICIAN")).text("step"))
                    .isEqualTo("DONE");
        }
        assertThat(condition().path("stage").asString()).isEqualTo("COMMISSIONED");
        assertReport(condition().path("report"));
        admin.post(node, "/api/terminals/" + town.terminal + "/revoke-device", Map.of());
        assertThat(condition().path("stage").asString()).isEqualTo("IN_TEST");
    }

    private void assertReport(JsonNode signed) {
        var report = signed.path("report").asString();
        assertThat(report).contains("Name of " + town.clerk.login(), "\"score\":100");
        assertThat(signed.path("hash").asString()).isEqualTo(sha256(report));
        assertThat(signed.path("signature").asString()).isNotBlank();
        assertThat(signed.path("intact").asBoolean()).isTrue();
        assertThat(SERVERS.jdbc()
                        .sql(
                                "select facts->>'hash' from audit_line where subject = ? and action = 'terminals.commission'")
                        .param(town.terminal.toString())
                        .query(String.class)
                        .list())
                .containsExactly(signed.path("hash").asString());
        SERVERS.jdbc()
                .sql(
                        "update terminal_commissioning set report = replace(report, '\"score\":100', '\"score\":99') where terminal = ?")
                .param(town.terminal)
                .update();
        assertThat(condition().path("report").path("intact").asBoolean()).isFalse();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void twoSignaturesAreTwoPeople() {
        var both = town.newPerson("CLERK", town.township);
        SERVERS.jdbc()
                .sql("insert into duty (person, role, office) values (?, 'TECHNICIAN', ?)")
                .params(both.id(), town.city)
                .update();
        var device = Device.enrolled(node, admin, town.terminal);
        try (var page = device.open(node, Visitor.signedIn(node, both.login()), UUID.randomUUID())) {
            var camera = Map.of("kind", "CAMERA", "label", "Camera", "key", "c", "use", "CAMERA");
            ask(page, "confirm-devices", Map.of("devices", List.of(camera)));
            ask(page, "self-test", Map.of("occasion", "COMMISSIONING", "checks", FleetTests.goodChecks()));
            assertThat(ask(page, "sign", Map.of("as", "CLERK")).code()).isEmpty();
            assertThat(ask(page, "sign", Map.of("as", "TECHNICIAN")).code()).isEqualTo("terminals.same-person");
            assertThat(step()).isEqualTo("SIGN");
        }
    }
}
