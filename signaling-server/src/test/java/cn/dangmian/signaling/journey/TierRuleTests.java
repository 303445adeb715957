package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

/** Thirty matters that were thought through by hand, against the rule table. */
class TierRuleTests {

    @RegisterExtension
    static final Servers SERVERS = Servers.everyday();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Visitor clerk = Visitor.signedIn(node, town.clerk.login());

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/tier-matters.csv", delimiter = ';')
    void saysWhoIsCompetentAndWhoMayReceive(ArgumentsAccessor row) {
        var body = new HashMap<String, Object>(Map.of(
                "places", offices(row, 1), "category", text(row, 2), "purpose", text(row, 3), "history", text(row, 4)));
        offices(row, 5).forEach(office -> body.put("respondent", office));
        offices(row, 6).forEach(office -> body.put("handledBy", office));
        offices(row, 7).forEach(office -> body.put("asked", office));
        var answer = clerk.post(node, "/api/tier-proposals", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        var said = answer.json();
        assertThat(said.path("outcome").asString()).isEqualTo(text(row, 8));
        assertThat(said.path("rule").asString()).isEqualTo(text(row, 11));
        assertThat(said.path("version").asInt()).isEqualTo(1);
        assertThat(said.path("basis").asString()).isNotBlank();
        assertThat(ids(said.path("receiving"))).isEqualTo(offices(row, 10));
        assertThat(said.path("competent").path("id").asString(""))
                .isEqualTo(offices(row, 9).stream().findFirst().orElse(""));
        assertThat(said.path("instead").isNull()).isEqualTo(!text(row, 8).equals("INSTEAD"));
    }

    @Test
    void asksWhoHandlesAMatterThatIsReviewed() {
        var body = new HashMap<String, Object>(Map.of(
                "places", List.of(town.township), "category", "LABOUR", "purpose", "APPEAL", "history", "OPINION"));
        assertThat(clerk.post(node, "/api/tier-proposals", body).code()).isEqualTo("scheduling.handler-needed");
        body.put("category", "MAGIC");
        assertThat(clerk.post(node, "/api/tier-proposals", body).code()).isEqualTo("scheduling.unknown-category");
    }

    @Test
    void findsNothingInCommonOfTwoProvinces() {
        var other = SERVERS.foundTown();
        var body = Map.of(
                "places",
                List.of(town.township, other.township),
                "category",
                "OTHER",
                "purpose",
                "REQUEST",
                "history",
                "FIRST");
        assertThat(clerk.post(node, "/api/tier-proposals", body).code()).isEqualTo("scheduling.nothing-in-common");
    }

    private static List<String> ids(JsonNode offices) {
        return offices.valueStream().map(office -> office.path("id").asString()).toList();
    }

    private static String text(ArgumentsAccessor row, int column) {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static List<String> offices(ArgumentsAccessor row, int column) {
        return Arrays.stream(text(row, column).split(" "))
                .filter(code -> !code.isEmpty())
                .map(code -> SERVERS.jdbc()
                        .sql("select id from office where division_code = ?")
                        .param(code)
                        .query(UUID.class)
                        .single()
                        .toString())
                .toList();
    }
}
