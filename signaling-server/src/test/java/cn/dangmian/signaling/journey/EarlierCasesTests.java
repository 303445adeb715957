package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** By what document somebody comes, what they brought before, and what the tier rule says of it. */
class EarlierCasesTests {

    private static final String ID_NUMBER = "440524188001010014";

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
    void offersWhatTheSamePersonBroughtBeforeAndSaysWhy() {
        var first = register("王建国", ID_NUMBER, "13987654321", "城东安置房逾期交付");
        register("王建国", null, "13987654321", "低保待遇核定");
        register("李四", null, "13987654321", "城东安置房逾期交付");
        var asked = new HashMap<String, Object>(
                Map.of("name", "王建国", "document", "ID_CARD", "idNumber", ID_NUMBER, "telephone", "139 8765 4321"));
        asked.put("title", "安置房还没有交付");
        asked.put("category", "DEMOLITION");
        asked.put("place", town.township);
        var found =
                clerk.post(SERVERS.second(), "/api/cases/earlier", asked).json().path("cases");
        assertThat(found.size()).isEqualTo(2);
        var same = found.path(0);
        assertThat(same.path("id").asString()).isEqualTo(first);
        assertThat(same.path("verdict").asString()).isEqualTo("DUPLICATE");
        assertThat(same.path("inHand").asBoolean()).isTrue();
        assertThat(same.path("person").path("number").asBoolean()).isTrue();
        assertThat(same.path("matter").path("place").asBoolean()).isTrue();
        assertThat(same.path("matter").path("words").path(0).asString()).isEqualTo("安置房");
        var other = found.path(1);
        assertThat(other.path("verdict").asString()).isEqualTo("OTHER");
        assertThat(other.path("person").path("number").asBoolean()).isFalse();
        assertThat(other.path("person").path("telephone").asBoolean()).isTrue();
        var strange = scene.stranger.visitor().post(SERVERS.first(), "/api/cases/earlier", asked);
        assertThat(strange.json().path("cases").size()).isZero();
        assertThat(clerk.post(SERVERS.first(), "/api/cases/earlier", Map.of("name", "王建国"))
                        .code())
                .isEqualTo("casework.nothing-to-search");
    }

    /** Not refused: shown as what it is, with the rule and whom to receive together with. */
    @Test
    void turnsARequestThatIsTooHighIntoAProposedJointReception() {
        var caseId = register("王建国", ID_NUMBER, null, "劳务工资拖欠");
        scene.clerk.done("leave", Map.of("reception", scene.waiting, "reason", "tired"));
        var said = scene.clerk.ask("check-in", scene.clerk.checkInOf(caseId, town.province));
        assertThat(said.code()).isEmpty();
        var tier = Visitor.signedIn(SERVERS.first(), town.supervisor.login())
                .get(SERVERS.first(), "/api/receptions/" + said.text("reception") + "/check-in")
                .json()
                .path("tier");
        assertThat(tier.path("outcome").asString()).isEqualTo("JOINT");
        assertThat(tier.path("jointWith").path("id").asString()).isEqualTo(town.township.toString());
        assertThat(tier.path("rule").asString()).isEqualTo("PLACE");
        assertThat(tier.path("basis").asString()).contains("第20条");
    }

    /** With the card, whoever comes again is found by the number as well. */
    @Test
    void takesOverTheCardsNumberAndNeverAnotherOne() {
        var without = registration("王建国", null, "13987654321", "城东安置房逾期交付");
        petitioner(without).put("document", Map.of("kind", "NONE", "reason", "遗失"));
        var caseId = post(without).text("id");
        assertThat(take(caseId, "44052418800101001x")).isEqualTo("casework.bad-id-number");
        assertThat(take(caseId, ID_NUMBER)).isEmpty();
        assertThat(take(caseId, ID_NUMBER)).isEmpty();
        var sheet = clerk.get(SERVERS.second(), "/api/cases/" + caseId).json().path("petitioner");
        assertThat(sheet.path("idNumber").asString()).isEqualTo("440***********0014");
        assertThat(sheet.path("telephone").asString()).isEqualTo("139****4321");
        assertThat(sheet.path("document").path("kind").asString()).isEqualTo("ID_CARD");
        assertThat(sheet.path("document").path("until").asString()).isEqualTo("2031-05-06");
        var found = clerk.post(SERVERS.first(), "/api/cases/search", Map.of("idNumber", ID_NUMBER));
        assertThat(found.json().path("cases").path(0).path("id").asString()).isEqualTo(caseId);
        assertThat(take(caseId, Coming.AGENT_NUMBER)).isEqualTo("casework.other-number");
        assertThat(clerk.get(SERVERS.first(), "/api/cases/" + caseId).json().path("petitioner"))
                .isEqualTo(sheet);
        assertThat(SERVERS.jdbc()
                        .sql("select count(*) from audit_line where action = 'casework.take-card' and subject = ?")
                        .param(caseId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private String take(String caseId, String number) {
        var body = Map.of("idNumber", number, "until", "2031-05-06");
        return clerk.post(SERVERS.second(), "/api/cases/" + caseId + "/card", body)
                .code();
    }

    @Test
    void asksForAReasonWhenThereIsNoDocument() {
        var without = registration("Zhang San", null, null, "A drain");
        petitioner(without).put("document", Map.of("kind", "NONE"));
        assertThat(post(without).code()).isEqualTo("casework.document-needed");
        petitioner(without).put("document", Map.of("kind", "NONE", "reason", "It burnt."));
        assertThat(post(without).status()).isEqualTo(201);
        petitioner(without).put("document", Map.of("kind", "PASSPORT"));
        without.put("commandId", UUID.randomUUID());
        assertThat(post(without).code()).isEqualTo("casework.document-needed");
        petitioner(without).put("idNumber", "e12345678");
        var registered = post(without);
        assertThat(registered.json().path("petitioner").path("idNumber").asString())
                .isEqualTo("E12**5678");
    }

    private String register(String name, @Nullable String idNumber, @Nullable String telephone, String title) {
        var answer = post(registration(name, idNumber, telephone, title));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.text("id");
    }

    private Answer post(Map<String, Object> registration) {
        return clerk.post(SERVERS.first(), "/api/cases", registration);
    }

    private Map<String, Object> registration(
            String name, @Nullable String idNumber, @Nullable String telephone, String title) {
        var petitioner = new HashMap<String, Object>();
        petitioner.put("name", name);
        if (idNumber != null) {
            petitioner.put("idNumber", idNumber);
        }
        if (telephone != null) {
            petitioner.put("telephone", telephone);
        }
        var matter = Map.of(
                "title",
                title,
                "category",
                title.startsWith("城东") ? "DEMOLITION" : "OTHER",
                "purpose",
                "REQUEST",
                "history",
                "FIRST",
                "place",
                town.township);
        return new HashMap<>(Map.of(
                "commandId", UUID.randomUUID(), "terminal", town.terminal, "petitioner", petitioner, "matter", matter));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> petitioner(Map<String, Object> registration) {
        return (Map<String, Object>) Objects.requireNonNull(registration.get("petitioner"));
    }
}
