package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The chain of the log as auditors see it, on whichever node. */
class AuditChainTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final Node node = SERVERS.first();

    private Town.Person auditor() {
        var person = town.newPersonWithoutDuty();
        SERVERS.jdbc()
                .sql("insert into duty (person, role, office) values (?, 'AUDITOR', ?)")
                .params(person.id(), town.city)
                .update();
        return person;
    }

    private Visitor visiting(Town.Person person) {
        return Visitor.signedIn(node, person.login());
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifications", "heads"})
    void isSignedAndVerifiedForAuditorsAlone(String what) {
        for (var person : List.of(town.clerk, town.official, town.supervisor)) {
            assertThat(visiting(person)
                            .post(node, "/api/audit/" + what, Map.of())
                            .code())
                    .isEqualTo("wire.not-allowed");
        }
    }

    @Test
    void chainsSignsAnchorsAndVerifies() throws IOException {
        var person = auditor();
        var auditor = visiting(person);
        var signed = auditor.post(node, "/api/audit/heads", Map.of());
        assertThat(signed.status()).isEqualTo(201);
        var number = signed.json().path("number").asLong();
        assertThat(auditor.get(SERVERS.second(), "/api/audit/heads/" + number).json())
                .isEqualTo(signed.json());
        assertThat(Files.readString(SERVERS.anchor().resolve("everyday-1.heads")))
                .contains(signed.text("signature"), signed.text("hash"));
        assertThat(signed.text("signedText"))
                .contains("position " + signed.json().path("position").asLong())
                .contains(signed.text("hash"));
        var verification = verify(auditor);
        assertThat(verification.path("verification").path("stage").asString())
                .as(verification.toString())
                .isEqualTo("sound");
        var chain = auditor.get(node, "/api/audit/chain").json();
        assertThat(chain.path("position").asLong())
                .isGreaterThanOrEqualTo(signed.json().path("position").asLong());
        assertThat(chain.path("heads").get(0).path("number").asLong()).isGreaterThanOrEqualTo(number);
        assertThat(auditor.get(node, "/api/audit/lines?action=audit.verify&person=" + person.id())
                        .json()
                        .path("lines")
                        .get(0)
                        .path("facts")
                        .path("outcome")
                        .asString())
                .isEqualTo("sound");
    }

    private JsonNode verify(Visitor auditor) {
        // The nodes verify by themselves too.
        var begun = await().atMost(Page.PATIENCE)
                .until(
                        () -> auditor.post(node, "/api/audit/verifications", Map.of()),
                        answer -> answer.status() == 202);
        var address = "/api/audit/verifications/" + begun.text("verification");
        return await().atMost(Page.PATIENCE)
                .until(
                        () -> auditor.get(SERVERS.second(), address).json(),
                        answer -> !answer.path("verification")
                                .path("stage")
                                .asString()
                                .equals("running"));
    }

    @Test
    void knowsNoHeadAndNoVerificationThatIsNotThere() {
        var auditor = visiting(auditor());
        assertThat(auditor.get(node, "/api/audit/heads/987654321").code()).isEqualTo("audit.unknown-head");
        assertThat(auditor.get(node, "/api/audit/verifications/" + UUID.randomUUID())
                        .code())
                .isEqualTo("audit.unknown-verification");
    }
}
