package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.dangmian.signaling.audit.Audit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The log as auditors read it: their own offices and below, page by page, as a table, and its chain. */
class AuditTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Town town = SERVERS.foundTown();
    private final Node node = SERVERS.first();

    private Town.Person auditorOf(UUID office) {
        var person = town.newPersonWithoutDuty();
        SERVERS.jdbc()
                .sql("insert into duty (person, role, office) values (?, 'AUDITOR', ?)")
                .params(person.id(), office)
                .update();
        return person;
    }

    private Visitor visiting(Town.Person person) {
        return Visitor.signedIn(node, person.login());
    }

    private List<JsonNode> lines(Visitor visitor, String conditions) {
        var answer = visitor.get(node, "/api/audit/lines?" + conditions);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("lines").values().stream().toList();
    }

    @Test
    void showsWhatPeopleOfItsOfficesAndThoseBelowDid() {
        visiting(town.clerk);
        for (var office : List.of(town.township, town.city, town.province)) {
            var line = lines(visiting(auditorOf(office)), "person=" + town.clerk.id())
                    .getLast();
            assertThat(line.path("action").asString()).isEqualTo("identity.sign-in");
            assertThat(line.path("outcome").asString()).isEqualTo("done");
            assertThat(line.path("subject").asString())
                    .isEqualTo(town.clerk.id().toString());
            assertThat(line.path("person").path("login").asString()).isEqualTo(town.clerk.login());
            assertThat(line.path("offices").get(0).path("id").asString()).isEqualTo(town.township.toString());
        }
    }

    @Test
    void showsNothingOfOtherOfficesAndOfThoseAbove() {
        visiting(town.clerk);
        visiting(town.supervisor);
        var foreign = visiting(auditorOf(town.stranger.city()));
        assertThat(lines(foreign, "person=" + town.clerk.id())).isEmpty();
        assertThat(lines(foreign, "subject=" + town.clerk.id())).isEmpty();
        assertThat(lines(foreign, "person=" + town.supervisor.id())).isEmpty();
        assertThat(foreign.get(node, "/api/audit/people?text=" + town.clerk.login())
                        .text())
                .isEqualTo("[]");
        assertThat(foreign.get(node, "/api/audit/export?person=" + town.clerk.id())
                        .text()
                        .lines())
                .hasSize(1);
        assertThat(lines(visiting(auditorOf(town.city)), "person=" + town.supervisor.id()))
                .isEmpty();
    }

    @Test
    void showsWhatBelongsToNoOfficeToTheTopAlone() {
        var subject = "stray-" + UUID.randomUUID();
        node.bean(Audit.class).refused(null, "test.stray", subject, Map.of());
        assertThat(lines(visiting(auditorOf(town.province)), "subject=" + subject))
                .hasSize(1);
        assertThat(lines(visiting(auditorOf(town.city)), "subject=" + subject)).isEmpty();
    }

    /** What a person did elsewhere before is not seen by whoever has the person now. */
    @Test
    void keepsALineWithTheOfficesOfItsDay() {
        visiting(town.clerk);
        SERVERS.jdbc()
                .sql("update duty set office = ? where person = ?")
                .params(town.stranger.city(), town.clerk.id())
                .update();
        assertThat(lines(visiting(auditorOf(town.stranger.city())), "person=" + town.clerk.id()))
                .isEmpty();
        assertThat(lines(visiting(auditorOf(town.township)), "person=" + town.clerk.id()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines", "people?text=a", "actions", "export", "chain", "verifications/1", "heads/1"})
    void isForAuditorsAlone(String what) {
        for (var person : List.of(
                town.clerk,
                town.official,
                town.supervisor,
                administrator("SYSTEM_ADMIN"),
                administrator("SECURITY_ADMIN"))) {
            var refused = visiting(person).get(node, "/api/audit/" + what);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("wire.not-allowed");
            assertThat(town.refusalsLogged(person)).isEqualTo(1);
        }
    }

    private Town.Person administrator(String role) {
        var person = town.newPersonWithoutDuty();
        SERVERS.jdbc()
                .sql("insert into duty (person, role, office) values (?, ?, ?)")
                .params(person.id(), role, town.province)
                .update();
        return person;
    }

    private void write(int count) {
        for (var n = 0; n < count; n++) {
            node.bean(Audit.class).refused(town.clerk.id(), "test.page", "page " + n, Map.of("n", n));
        }
    }

    private static List<Long> ids(JsonNode page) {
        return page.path("lines").values().stream()
                .map(line -> line.path("id").asLong())
                .toList();
    }

    @Test
    void pagesToTheOldestLineAndBack() {
        write(120);
        var auditor = visiting(auditorOf(town.township));
        var address = "/api/audit/lines?action=test.page&person=" + town.clerk.id();
        var pages = new ArrayList<JsonNode>();
        pages.add(auditor.get(node, address).json());
        while (pages.getLast().path("older").isString()) {
            pages.add(auditor.get(node, address + "&before=" + cursor(pages, "older"))
                    .json());
        }
        assertThat(pages.stream().map(AuditTests::ids).map(List::size)).containsExactly(50, 50, 20);
        assertThat(pages.stream().flatMap(page -> ids(page).stream()))
                .hasSize(120)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
        assertThat(pages.getFirst().path("newer").isNull()).isTrue();
        var back =
                auditor.get(node, address + "&after=" + cursor(pages, "newer")).json();
        assertThat(ids(back)).isEqualTo(ids(pages.get(1)));
        pages.add(back);
        back = auditor.get(node, address + "&after=" + cursor(pages, "newer")).json();
        assertThat(ids(back)).isEqualTo(ids(pages.getFirst()));
        assertThat(back.path("newer").isNull()).isTrue();
        assertThat(back.path("older").isString()).isTrue();
    }

    private static String cursor(List<JsonNode> pages, String which) {
        return URLEncoder.encode(pages.getLast().path(which).asString(), StandardCharsets.UTF_8);
    }

    @Test
    void narrowsByTimeActionOutcomeAndSubject() {
        write(3);
        var auditor = visiting(auditorOf(town.township));
        var own = "person=" + town.clerk.id();
        assertThat(lines(auditor, own + "&action=test.page&outcome=refused")).hasSize(3);
        assertThat(lines(auditor, own + "&action=test.page&outcome=done")).isEmpty();
        assertThat(lines(auditor, own + "&subject=page%201"))
                .singleElement()
                .extracting(line -> line.path("facts").path("n").asInt())
                .isEqualTo(1);
        var second =
                lines(auditor, own + "&subject=page%201").getFirst().path("at").asString();
        assertThat(lines(auditor, own + "&action=test.page&from=" + second)).hasSize(2);
        assertThat(lines(auditor, own + "&action=test.page&until=" + second)).hasSize(1);
        assertThat(auditor.get(node, "/api/audit/actions").text()).contains("\"test.page\"", "\"identity.sign-in\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/audit/lines?outcome=perhaps",
        "/api/audit/lines?person=somebody",
        "/api/audit/lines?from=yesterday",
        "/api/audit/lines?before=nowhere",
        "/api/audit/lines?action=a%20b",
        "/api/audit/people?text=",
        "/api/audit/heads/first"
    })
    void refusesWhatMakesNoSense(String address) {
        var refused = visiting(auditorOf(town.city)).get(node, address);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("wire.malformed");
    }

    @Test
    void findsPeopleByNameAndLogin() {
        var auditor = visiting(auditorOf(town.city));
        var byLogin = auditor.get(node, "/api/audit/people?text=" + town.clerk.login());
        assertThat(byLogin.json().values().stream().map(one -> one.path("id").asString()))
                .contains(town.clerk.id().toString());
        assertThat(auditor.get(node, "/api/audit/people?text=NAME%20OF%20" + town.clerk.login())
                        .text())
                .contains(town.clerk.id().toString());
    }

    @Test
    void logsThatItWasReadAndExported() {
        var person = auditorOf(town.city);
        var auditor = visiting(person);
        lines(auditor, "person=" + town.clerk.id() + "&subject=Zhang%20San");
        auditor.get(node, "/api/audit/export?action=identity.sign-in");
        var own = lines(auditor, "person=" + person.id() + "&outcome=done");
        assertThat(own.stream().map(line -> line.path("action").asString()))
                .containsExactly("audit.export", "audit.read", "identity.sign-in");
        var read = own.get(1).path("facts");
        assertThat(read.path("person").asString()).isEqualTo(town.clerk.id().toString());
        assertThat(read.path("subject").asString()).isEqualTo("other");
        assertThat(own.getFirst().path("facts").path("action").asString()).isEqualTo("identity.sign-in");
    }

    @Test
    void exportsATableThatASpreadsheetReadsAndDoesNotCompute() {
        SERVERS.jdbc()
                .sql("update person set name = ? where id = ?")
                .params("=HYPERLINK(\"http://x\")", town.clerk.id())
                .update();
        write(1100);
        var auditor = visiting(auditorOf(town.township));
        var csv = auditor.get(node, "/api/audit/export?action=test.page&person=" + town.clerk.id())
                .text();
        assertThat(csv).startsWith("\uFEFF\"时间\",\"行号\"");
        var rows = csv.lines().toList();
        assertThat(rows).hasSize(1101);
        assertThat(rows.get(1))
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"")
                .contains("\"" + town.clerk.login() + "\"", "\"test.page\"", "\"refused\"", "\"page 1099\"")
                .contains("\"{\"\"n\"\":1099}\"");
        assertThat(rows.getLast()).contains("\"page 0\"");
    }
}
