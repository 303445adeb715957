package cn.dangmian.signaling.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The tier rule is data: a sheet becomes its next version, from a day on. */
class TierImportTests {

    private static final String BASIS = "条例第20条:属地管理,向有权处理的本级或上一级提出";

    @RegisterExtension
    static final Servers SERVERS = Servers.alone();

    private final Node node = SERVERS.first();
    private final Town town = SERVERS.foundTown();
    private final Visitor administrator =
            Visitor.signedIn(node, town.newPerson("SYSTEM_ADMIN", town.province).login());
    private final Visitor clerk = Visitor.signedIn(node, town.clerk.login());
    private final LocalDate tomorrow = LocalDate.now(Booking.BEIJING).plusDays(1);

    @BeforeEach
    void beginWithTheFirstVersion() {
        SERVERS.ownersJdbc().sql("delete from tier_rule where version > 1").update();
        SERVERS.ownersJdbc()
                .sql("delete from tier_rule_version where version > 1")
                .update();
    }

    private String sheet() {
        return new String(administrator.bytes(node, "/api/tier-rules/1"), StandardCharsets.UTF_8);
    }

    private Answer tryPreview(String sheet) {
        return administrator.post(node, "/api/tier-rules/preview", Map.of("sheet", sheet));
    }

    private JsonNode preview(String sheet) {
        var answer = tryPreview(sheet);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Answer confirm(Visitor who, String sheet, Map<String, ?> fields) {
        var body = new HashMap<String, Object>(fields);
        body.put("sheet", sheet);
        return who.post(node, "/api/tier-rules", body);
    }

    private Map<String, Object> from(LocalDate day, int base) {
        return Map.of(
                "commandId",
                UUID.randomUUID().toString(),
                "base",
                base,
                "validFrom",
                day.toString(),
                "source",
                "省信访局 2026 年第 7 号通知");
    }

    private static List<String> outcomes(JsonNode preview) {
        return StreamSupport.stream(preview.path("rows").spliterator(), false)
                .map(row -> row.path("outcome").asString())
                .filter(outcome -> !outcome.equals("UNCHANGED"))
                .toList();
    }

    /** Labour is for the county alone, suggestions go, two rows change places, and one is new. */
    private String changed() {
        var lines = new ArrayList<>(List.of(sheet().split("\r\n")));
        lines.removeIf(line -> line.startsWith("SUGGESTION,"));
        lines.replaceAll(line -> line.startsWith("LABOUR,") ? line.replace(",县,1,", ",县,0,") : line);
        Collections.swap(lines, 9, 10);
        lines.add(lines.size() - 1, "URBAN,城乡建设,,,,,属地以上的层级,市,1,,,城市规划由设区的市主管,本系统决定");
        return String.join("\r\n", lines) + "\r\n";
    }

    private JsonNode proposalFor(String category) {
        return clerk.post(
                        node,
                        "/api/tier-proposals",
                        Map.of(
                                "places",
                                List.of(town.township),
                                "category",
                                category,
                                "purpose",
                                "REQUEST",
                                "history",
                                "FIRST"))
                .json();
    }

    @Test
    void whatIsDownloadedChangesNothing() {
        var preview = preview(sheet());
        assertThat(outcomes(preview)).isEmpty();
        assertThat(preview.path("gone").isEmpty()).isTrue();
        assertThat(preview.path("rows").size()).isEqualTo(15);
        assertThat(confirm(administrator, sheet(), from(tomorrow, 1)).code())
                .isEqualTo("scheduling.tier-sheet-outdated");
    }

    @Test
    void showsWhatIsOtherThanBefore() {
        var preview = preview(changed());
        assertThat(preview.path("base").asInt()).isEqualTo(1);
        assertThat(outcomes(preview)).contains("CHANGED", "NEW", "MOVED").doesNotContain("ERROR");
        assertThat(preview.path("gone").path(0).path("code").asString()).isEqualTo("SUGGESTION");
        var labour = StreamSupport.stream(preview.path("rows").spliterator(), false)
                .filter(row -> row.path("cells").path("code").asString().equals("LABOUR"))
                .findFirst()
                .orElseThrow();
        assertThat(labour.path("before").path("reach").asString()).isEqualTo("1");
        assertThat(labour.path("cells").path("reach").asString()).isEqualTo("0");
    }

    @Test
    void holdsFromItsDayOn() {
        var fields = from(tomorrow, 1);
        assertThat(confirm(administrator, changed(), fields)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        assertThat(confirm(administrator, changed(), fields)
                        .json()
                        .path("version")
                        .asInt())
                .as("the same command again")
                .isEqualTo(2);
        assertThat(proposalFor("LABOUR").path("version").asInt()).isEqualTo(1);
        SERVERS.ownersJdbc()
                .sql("update tier_rule_version set valid_from = ? where version = 2")
                .param(tomorrow.minusDays(1))
                .update();
        assertThat(proposalFor("LABOUR").path("receiving").size()).isEqualTo(1);
        assertThat(proposalFor("URBAN").path("rule").asString()).isEqualTo("URBAN");
        assertThat(proposalFor("URBAN").path("version").asInt()).isEqualTo(2);
        var versions = administrator.get(node, "/api/tier-rules").json().path("versions");
        assertThat(versions.path(0).path("holds").asBoolean()).isTrue();
        assertThat(versions.path(0).path("importedBy").asString()).startsWith("Name of");
        assertThat(versions.path(1).path("holds").asBoolean()).isFalse();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
                    PLACE,          | PLACE,劳动社保   | a condition in the last row     | code      | LAST_HAS_CONDITION
                    LABOUR,劳动社保 | LABOUR,魔法      | a category that is none         | category  | NOT_KNOWN
                    LABOUR,劳动社保 | DEMOLITION,劳动社保 | a code that is there         | code      | REPEATED
                    LABOUR,劳动社保 | LABOUR,          | nothing that it needs           | code      | NEVER_REACHED
                    ,县,1,          | ,,1,             | no tier                         | tier      | MISSING
                    被反映单位,,1   | 被反映单位,县,1  | a tier that is not asked for    | tier      | NOT_HERE
                    ,是,,被反映单位 | ,,,被反映单位    | a unit that nobody named        | competent | NOT_ALWAYS_KNOWN
                    通行做法        | 大概             | a standing that is none         | standing  | NOT_KNOWN
                    """)
    void saysInWhichCellTheFaultIs(String from, String to, String what, String column, String fault) {
        var faulty = sheet().replaceFirst(from.strip(), to.strip());
        var faults = StreamSupport.stream(preview(faulty).path("rows").spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.path("faults").spliterator(), false))
                .map(one ->
                        one.path("column").asString() + " " + one.path("what").asString())
                .toList();
        assertThat(faults).contains(column + " " + fault);
        assertThat(confirm(administrator, faulty, from(tomorrow, 1)).code()).isEqualTo("scheduling.tier-sheet-faulty");
    }

    @Test
    void refusesWhatIsNoSheetADayThatIsHereAndWhatSomebodyElseChangedMeanwhile() {
        assertThat(tryPreview(BASIS).code()).isEqualTo("scheduling.tier-sheet-unreadable");
        assertThat(tryPreview(sheet() + "\"").code()).isEqualTo("scheduling.tier-sheet-unreadable");
        assertThat(tryPreview("x".repeat(200_001)).code()).isEqualTo("wire.malformed");
        assertThat(confirm(administrator, changed(), from(tomorrow.minusDays(1), 1))
                        .code())
                .isEqualTo("scheduling.tier-day-past");
        assertThat(confirm(administrator, changed(), from(tomorrow, 1)).status())
                .isEqualTo(201);
        assertThat(confirm(administrator, changed().replace("城市规划", "城乡规划"), from(tomorrow, 1))
                        .code())
                .isEqualTo("scheduling.tier-sheet-outdated");
        assertThat(administrator.get(node, "/api/tier-rules/9").code()).isEqualTo("scheduling.unknown-tier-version");
    }

    @Test
    void onlyTheTopmostOfficeDecides() {
        var below =
                Visitor.signedIn(node, town.newPerson("SYSTEM_ADMIN", town.city).login());
        assertThat(below.get(node, "/api/tier-rules").status()).isEqualTo(200);
        assertThat(confirm(below, changed(), from(tomorrow, 1)).code()).isEqualTo("scheduling.top-office-decides");
        assertThat(confirm(clerk, changed(), from(tomorrow, 1)).code()).isEqualTo("wire.not-allowed");
    }
}
